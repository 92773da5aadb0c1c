import { join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { READING_PROBLEMS, type IntakeResult } from '#core/register/intake';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import type { Admission, Arrival, RegisterStore } from '../register/register-store';
import type { RegisterState } from '../register/register-state';
import { removeStaged, stagedPath, staging, type Staged } from '../register/stage-file';
import type { JudgingThreads } from './judging-threads';

/** A file of a run. */
export interface ToTakeIn {
  /** Its place in the run's list, from 1. */
  readonly file: number;
  readonly name: string;
  readonly bytes: number;
  /** Where it can be read. */
  readonly path: FilePlace;
  /** What was decided of files of this name and length in this run: SHA-512. None of them is looked at again. */
  readonly decided: readonly string[];
  /** When nothing more is wanted of it. */
  release(): Promise<void>;
}

export interface TakeIn {
  readonly context: Pick<ServiceContext, 'data' | 'newId' | 'clock'>;
  readonly register: RegisterStore;
  readonly threads: JudgingThreads;
  readonly run: string;
  /** Digests of what this run has received. */
  readonly receivedHere: Set<string>;
  /** Durable when it resolves: what was decided, in the order of the list. */
  readonly decide: (results: readonly IntakeResult[]) => Promise<void>;
  /** When a file needs no more looking at. */
  readonly passed: (file: ToTakeIn) => void;
  readonly signal: CallContext['signal'];
}

/** What a look at a file has found; nothing is decided by it yet. */
type Looked = { readonly file: ToTakeIn; readonly arrival: Arrival } | { readonly file: ToTakeIn; readonly result: IntakeResult | null };

/** As many files are looked at before those in front of them are decided. */
const AHEAD = 12;

/** In number, and in bytes: so many are decided at once. For each time the disk is waited for, whose wakes cost as much as the work. */
const TOGETHER = { files: 4, bytes: 16 * 1024 * 1024 } as const;

interface Looking {
  readonly bytes: number;
  readonly looked: Promise<Looked>;
  settled: boolean;
}

/**
 * Takes files in: several are copied, hashed and verified at a time, and decided in the order of the list, as many together as are
 * ready. For each, the bundle is on disk before its line in the register, and that before its line in the run. Stops between
 * two files; what was not decided then has changed nothing. Throws AppError `disk-full`, `disk-failed`, `ownership-lost`, ….
 */
export async function takeIn(files: readonly ToTakeIn[], work: TakeIn): Promise<void> {
  const looking: Looking[] = [];
  let next = 0;
  const fill = (deciding: number): void => {
    while (looking.length - deciding < AHEAD && next < files.length && !work.signal.aborted) looking.push(started(files[next++]!, work));
  };
  try {
    for (fill(0); looking.length > 0; fill(0)) {
      await Promise.all(looking.slice(0, enough(looking)).map(({ looked }) => looked));
      const unsettled = looking.findIndex(({ settled }) => !settled);
      const together = unsettled === -1 ? looking.length : unsettled;
      fill(together);
      const looked = await Promise.all(looking.slice(0, together).map((each) => each.looked));
      if (work.signal.aborted) return;
      await decideAll(looked, work);
      looking.splice(0, together);
    }
  } finally {
    await putBack(looking, work);
  }
}

/** How many of the first have to be looked at before it is worth deciding them. */
function enough(looking: readonly Looking[]): number {
  let bytes = 0;
  const large = looking.findIndex((each) => (bytes += each.bytes) >= TOGETHER.bytes) + 1;
  return Math.min(large || TOGETHER.files, TOGETHER.files, looking.length);
}

function started(file: ToTakeIn, work: TakeIn): Looking {
  const looked = look(file, work);
  const looking: Looking = { bytes: file.bytes, looked, settled: false };
  // Whoever waits for it hears of its failure.
  looked.then(
    () => (looking.settled = true),
    () => (looking.settled = true),
  );
  return looking;
}

async function look(file: ToTakeIn, work: TakeIn): Promise<Looked> {
  try {
    const isUsers = typeof file.path === 'string' && file.decided.length > 0;
    if (isUsers && file.decided.includes(await work.threads.hash(file.path))) return { file, result: null };
    return { file, arrival: await staging(work.context, file, (staged) => judged(file, staged, work)) };
  } catch (error) {
    const code = error instanceof AppError && READING_PROBLEMS.find((each) => each === error.code);
    if (!code) throw error;
    return { file, result: { file: file.file, outcome: 'failed', problem: { code, params: error.params } } };
  }
}

async function judged({ name }: ToTakeIn, { path: staged, content }: Staged, { context, threads, run }: TakeIn): Promise<Arrival> {
  const opening = stagedPath(context);
  const placeOf = (path: string): string => join(context.data.path, path);
  try {
    const toJudge = { path: placeOf(staged), opening: placeOf(opening), name, now: context.clock.now(), content };
    const { sha512, report, opened } = await threads.judge(toJudge);
    return { sha512, report, staged, archive: opened ? opening : staged, intake: run };
  } catch (error) {
    await removeStaged(context, staged, opening);
    throw error;
  }
}

async function decideAll(looked: readonly Looked[], work: TakeIn): Promise<void> {
  const arrivals = looked.flatMap((each) => ('arrival' in each ? [each.arrival] : []));
  let admissions: readonly Admission[] = [];
  try {
    admissions = await work.register.admitAll(arrivals);
    const state = await work.register.state();
    let at = 0;
    const results = looked.flatMap((each): IntakeResult[] => {
      if (!('arrival' in each)) return each.result ? [each.result] : [];
      const admission = admissions[at++]!;
      return [resultOf(each.file, each.arrival, admission, state, work.receivedHere)];
    });
    if (results.length > 0) await work.decide(results);
    for (const { file } of looked) {
      work.passed(file);
      await file.release();
    }
  } finally {
    for (const [at, { staged, archive }] of arrivals.entries()) {
      // What was received has gone where it stays.
      const moved = admissions[at]?.outcome === 'received' ? archive : null;
      await removeStaged(work.context, ...[staged, archive].filter((path) => path !== moved));
    }
  }
}

/**
 * A bundle whose line was written by this very run just before its program ended, from this very file, is what this run received:
 * only its line in the run is missing.
 */
function resultOf(
  { file, name }: ToTakeIn,
  { sha512, intake }: Arrival,
  { outcome, report }: Admission,
  state: RegisterState,
  receivedHere: Set<string>,
): IntakeResult {
  const digest = report.digest ?? '';
  const entered = state.received(digest);
  const unsaid = entered?.intake === intake && entered?.sha512 === sha512 && entered.report.fileName === name && !receivedHere.has(digest);
  if (outcome === 'received' || unsaid) receivedHere.add(digest);
  if (outcome !== 'duplicate' || !unsaid) return { file, outcome, sha512, report };
  return { file, outcome: 'received', sha512, report: { ...report, findings: report.findings.filter(({ code }) => code !== 'duplicate') } };
}

/** What was looked at and not decided is as if it had never been. */
async function putBack(looking: readonly Looking[], work: TakeIn): Promise<void> {
  for (const { looked } of looking) {
    const found = await looked.catch(() => null);
    if (found && 'arrival' in found) await removeStaged(work.context, found.arrival.staged, found.arrival.archive);
  }
}
