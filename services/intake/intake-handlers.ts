import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, IntakeDetail, IntakeSummary } from '#core/contract/operations';
import { intakeCounts, type IntakeRun, type ListedFile } from '#core/register/intake';
import type { ContentFacts } from '../bundle/verify-content';
import type { TrustedKeys } from '../bundle/trusted-keys';
import type { ServiceContext } from '../context';
import type { KeyRing } from '../keys/key-ring';
import type { RegisterStore } from '../register/register-store';
import { fileNameOf } from '../files/file-handles';
import { offerBytes, offerKept } from '../files/offer-bytes';
import { intakeDetail, intakeSummary } from './intake-detail';
import { judgingThreads, type Answering } from './judging-threads';
import { protocolOf } from './protocol';
import { beginRun, continueRun, listRuns, readRun, type RecordedRun, type RunJournal } from './run-journal';
import { filesToTakeIn, sourcesOf, type Source } from './sources';
import { takeIn } from './take-in';
import type { WorkerStart } from './worker-messages';

/** With what encrypted bundles are opened. */
type Opening = Pick<WorkerStart, 'identities' | 'identityKeys'>;

export interface IntakeNeeds {
  readonly context: ServiceContext;
  readonly register: RegisterStore;
  readonly keys: KeyRing;
  readonly trust: TrustedKeys;
  readonly facts: Pick<ContentFacts, 'known'>;
  /** What verifies; absent: threads of this process. */
  readonly threads?: typeof judgingThreads;
}

export type IntakeHandlers = Pick<
  Handlers,
  | 'intake.receive'
  | 'intake.runs'
  | 'intake.run'
  | 'intake.report'
  | 'intake.close'
  | 'intake.protocol'
  | 'quarantine.list'
  | 'quarantine.retry'
  | 'quarantine.export'
  | 'quarantine.remove'
>;

/** Many bundles at once, and what was refused. One run at a time. */
export function intakeHandlers({ context, register, keys, trust, facts, threads: start = judgingThreads }: IntakeNeeds): IntakeHandlers {
  /** The run under way here; `''` while it is being prepared. */
  let running: string | null = null;

  const answering: Answering = async (asked) => {
    if (asked.about === 'key') return trust(asked.key);
    if (asked.about === 'first-seen') return register.firstSeen(asked.digest, asked.key, asked.sha512);
    return facts.known?.(asked.instruments);
  };
  const openingOf = async (unlock: Input<'intake.receive'>['unlock']): Promise<Opening> =>
    unlock
      ? { identities: [(await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity], identityKeys: [unlock.key] }
      : { identities: [], identityKeys: [] };
  const detail = async (id: string): Promise<IntakeDetail> => intakeDetail((await readRun(context, id)).run, running === id);
  const summary = (run: IntakeRun): IntakeSummary => intakeSummary(run, running === run.id);

  /** Nothing else is taken in meanwhile: two runs would take turns on the same files. */
  async function alone<T>(work: () => Promise<T>): Promise<T> {
    if (running !== null) throw new AppError('intake-running');
    running = '';
    try {
      await context.data.assertWritable();
      return await work();
    } finally {
      running = null;
    }
  }

  /** Takes in what the sources hold, and writes down how it ended. */
  async function carryOut(
    journal: RunJournal,
    run: IntakeRun,
    sources: readonly Source[],
    opening: Opening,
    call: CallContext,
  ): Promise<void> {
    running = journal.id;
    await register.sweep();
    const states = context.content.states().map(({ code, kind }) => [code, kind] as const);
    const threads = start({ states, ...opening }, answering);
    const bytes = sources.reduce((sum, source) => sum + source.bytes, 0);
    let [done, passed] = [0, 0];
    const stop = (): void => void threads.close();
    call.signal.addEventListener('abort', stop);
    try {
      call.progress(0, bytes, `0/${sources.length} `);
      await takeIn(filesToTakeIn(run, sources), {
        context,
        register,
        threads,
        run: journal.id,
        receivedHere: new Set(
          [...run.results.values()].flatMap(({ outcome, report }) => (outcome === 'received' ? [report?.digest ?? ''] : [])),
        ),
        decide: (results) => journal.write({ action: 'decided', results }),
        passed(file) {
          [done, passed] = [done + file.bytes, passed + 1];
          call.progress(done, bytes, `${passed}/${sources.length} ${file.name}`);
        },
        signal: call.signal,
      });
    } catch (error) {
      if (!(call.signal.aborted && error instanceof AppError && error.code === 'cancelled')) throw error;
    } finally {
      call.signal.removeEventListener('abort', stop);
      await threads.close();
    }
    const { undecided } = intakeCounts((await readRun(context, journal.id)).run);
    await journal.write({ action: 'ended', how: undecided === 0 ? 'finished' : 'stopped' });
  }

  async function begin(kind: IntakeRun['kind'], sources: readonly Source[], opening: Opening, call: CallContext): Promise<IntakeDetail> {
    const journal = beginRun(context, context.newId());
    const files = sources.map(({ name, bytes }): ListedFile => ({ name, bytes }));
    await journal.write({ action: 'begun', kind, files });
    const { run } = await readRun(context, journal.id);
    await carryOut(journal, run, sources, opening, call);
    return intakeDetail((await readRun(context, journal.id)).run, false);
  }

  /** Files that were not listed at first are listed now; those that were listed and are not given again stay undecided. */
  async function goOn(recorded: RecordedRun, sources: readonly Source[], opening: Opening, call: CallContext): Promise<IntakeDetail> {
    const journal = continueRun(context, recorded);
    await journal.write({ action: 'resumed' });
    const { run } = recorded;
    const more = filesToTakeIn(run, sources).filter(({ file }) => file > run.files.length);
    if (more.length > 0) await journal.write({ action: 'joined', files: more.map(({ name, bytes }) => ({ name, bytes })) });
    await carryOut(journal, (await readRun(context, run.id)).run, sources, opening, call);
    return intakeDetail((await readRun(context, run.id)).run, false);
  }

  return {
    'intake.receive': ({ files, run, unlock }, call) =>
      alone(async () => {
        const opening = await openingOf(unlock);
        const recorded = run === undefined ? null : await readRun(context, run);
        const sources = await sourcesOf(context, files);
        try {
          return recorded ? await goOn(recorded, sources, opening, call) : await begin('files', sources, opening, call);
        } finally {
          for (const source of sources) await source.release();
        }
      }),

    'intake.runs': async () => (await listRuns(context)).map(summary),
    'intake.run': ({ run }) => detail(run),

    async 'intake.report'({ run, file }) {
      const report = (await readRun(context, run)).run.results.get(file)?.report;
      if (!report) throw new AppError('not-found', { what: 'report', id: String(file) });
      return report;
    },

    async 'intake.close'({ run }) {
      if (running === run) throw new AppError('intake-running');
      const recorded = await readRun(context, run);
      if (recorded.run.state === 'open') await continueRun(context, recorded).write({ action: 'ended', how: 'stopped' });
      return summary((await readRun(context, run)).run);
    },

    async 'intake.protocol'({ run, format, language, labels = {} }) {
      const recorded = await readRun(context, run);
      const names = new Map(context.content.states().map(({ code, name }) => [code, name[language]]));
      const options = { format, language, labels, version: context.version, at: context.clock.now() };
      const { name, bytes } = protocolOf(recorded, { ...options, stateName: (code) => names.get(code) ?? code });
      return offerBytes(context, name, bytes);
    },

    'quarantine.list': () => register.quarantine(),

    'quarantine.retry': ({ only, unlock }, call) =>
      alone(async () => {
        const opening = await openingOf(unlock);
        const wanted = (await register.quarantine()).filter(({ sha512 }) => !only || only.includes(sha512));
        const missing = only?.find((sha512) => !wanted.some((each) => each.sha512 === sha512));
        if (missing !== undefined || wanted.length === 0) throw new AppError('not-found', { what: 'quarantine', id: missing ?? '' });
        const sources: Source[] = [];
        for (const { sha512, bytes, report } of wanted)
          sources.push({
            name: report.fileName,
            bytes,
            path: await context.data.files.place(await register.quarantinePath(sha512)),
            release: async () => {},
          });
        return begin('again', sources, opening, call);
      }),

    async 'quarantine.export'({ sha512 }) {
      const path = await register.quarantinePath(sha512);
      const found = (await register.quarantine()).find((each) => each.sha512 === sha512);
      if (!found) throw new AppError('not-found', { what: 'quarantine', id: sha512 });
      // The file stays as it came, so that only its name can say how it is to be handled.
      const name = fileNameOf(`INTERNAL-${found.report.fileName}`);
      return { ...(await offerKept(context, path, name)), name };
    },

    'quarantine.remove': ({ sha512, reason, by }) =>
      alone(async () => {
        await register.removeQuarantined(sha512, reason.trim(), by);
        return register.quarantine();
      }),
  };
}
