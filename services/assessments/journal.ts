import { isCollection, type Change } from '#core/answers/change';
import type { Person } from '#core/answers/answer';
import type { ErasableRecord } from '#core/contract/erased';
import { checksumOf } from './checksum';
import { migrationsFrom, UnknownFormat, type Formats, type Migration } from './migrations';

/** The first line: with it the journal alone gives the whole assessment. */
export interface JournalHead {
  readonly seq: 0;
  readonly format: string;
  readonly assessment: string;
  readonly created: string;
  readonly questionnaire: string;
  /** Id of the damaged assessment from which this one was recovered. */
  readonly recoveredFrom?: string;
}

/** Never content: which records, why, and the bundles (files of `submissions/`) that went with them. */
export interface Erasure {
  readonly reason: string;
  readonly records: readonly ErasableRecord[];
  readonly bundles: readonly string[];
}

/** What one group of changes was: one line, one sync, one step of undo. */
export interface JournalEntry {
  readonly seq: number;
  /** Checksum of the line before: a chain. */
  readonly prev: string;
  readonly at: string;
  readonly by: Person;
  readonly changes: readonly Change[];
  /** `seq` of the step that this line takes back, or brings back. */
  readonly undoes?: number;
  readonly redoes?: number;
  /** `seq` of the step that this line belongs to: typing on in the same text is one step of undo. */
  readonly continues?: number;
  /** Version of the questionnaire, where it differs from the one before. */
  readonly questionnaire?: string;
  /** What was erased for good with this line, in every line before it too. */
  readonly erases?: Erasure;
  /** The format of this line and the following, where it differs from the one before. */
  readonly format?: string;
}

export interface StoredEntry extends JournalEntry {
  readonly checksum: string;
}

export interface SealedLine {
  readonly text: string;
  readonly checksum: string;
}

/** The line as it is written: the checksum is over all that stands before it. */
export function sealLine(content: JournalHead | JournalEntry): SealedLine {
  const body = JSON.stringify(content);
  const checksum = checksumOf(body);
  return { text: `${body.slice(0, -1)},"checksum":"${checksum}"}`, checksum };
}

export interface ScannedJournal {
  readonly head: (JournalHead & { readonly checksum: string }) | null;
  /** Every readable line with a sequence number of its own, ascending. */
  readonly entries: readonly StoredEntry[];
  /** Number (from 1) of the first line that is unreadable or does not follow from the one before; absent: whole. */
  readonly damagedAt?: number;
  /** Bytes up to the end of the last line that has an end. */
  readonly end: number;
  /** Written in an older format, as a whole or in part. */
  readonly outdated: boolean;
}

const SEAL = /,"checksum":"([0-9a-f]{64})"\}$/;

/** Reads a journal. An unterminated last line was never acknowledged and is left out. Throws AppError `newer-version`. */
export function scanJournal(bytes: Uint8Array, formats: Formats): ScannedJournal {
  const lines = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').split('\n');
  lines.pop();
  let head: ScannedJournal['head'] = null;
  let damagedAt: number | undefined;
  let last: { seq: number; checksum: string } | null = null;
  let steps: readonly Migration[] = [];
  let outdated = false;
  const entries = new Map<number, StoredEntry>();
  lines.forEach((stored, index) => {
    const line = unseal(stored);
    try {
      if (!line) throw new UnknownFormat('seal');
      if (typeof line.content['format'] === 'string') {
        steps = migrationsFrom(line.content['format'], formats);
        outdated = steps.length > 0;
      }
      const parsed = index === 0 ? readHead(line.content) : readEntry(line.content, steps);
      const follows = last === null ? parsed.seq === 0 : parsed.seq === last.seq + 1 && 'prev' in parsed && parsed.prev === last.checksum;
      if (!follows) damagedAt ??= index + 1;
      if ('assessment' in parsed) head = { ...parsed, checksum: line.checksum };
      else if (!entries.has(parsed.seq)) entries.set(parsed.seq, { ...parsed, checksum: line.checksum });
      last = { seq: parsed.seq, checksum: line.checksum };
    } catch (error) {
      if (!(error instanceof UnknownFormat)) throw error;
      damagedAt ??= index + 1;
    }
  });
  if (lines.length === 0) damagedAt = 1;
  const ascending = [...entries.values()].sort((a, b) => a.seq - b.seq);
  return { head, entries: ascending, end: bytes.lastIndexOf(0x0a) + 1, outdated, ...(damagedAt === undefined ? {} : { damagedAt }) };
}

type Stored = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Stored => typeof value === 'object' && value !== null && !Array.isArray(value);

function unseal(text: string): { content: Stored; checksum: string } | null {
  try {
    const checksum = SEAL.exec(text)?.[1];
    if (!checksum) return null;
    const body = `${text.slice(0, text.lastIndexOf(',"checksum":"'))}}`;
    const content: unknown = JSON.parse(body);
    return checksumOf(body) === checksum && isRecord(content) ? { content, checksum } : null;
  } catch {
    return null;
  }
}

function readHead(content: Stored): JournalHead {
  const { seq, format, assessment, created, questionnaire, recoveredFrom } = content;
  if (seq !== 0 || ![format, assessment, created, questionnaire].every((part) => typeof part === 'string')) throw new UnknownFormat('head');
  const head = { seq, format, assessment, created, questionnaire } as JournalHead;
  return typeof recoveredFrom === 'string' ? { ...head, recoveredFrom } : head;
}

function readEntry(content: Stored, steps: readonly Migration[]): JournalEntry {
  const { seq, prev, at, by, changes } = content;
  const shaped = Number.isSafeInteger(seq) && (seq as number) > 0 && typeof prev === 'string' && typeof at === 'string';
  if (!shaped || !isRecord(by) || !Array.isArray(changes)) throw new UnknownFormat('entry');
  return { ...content, changes: changes.flatMap((change: unknown) => readChange(change, steps)) } as unknown as JournalEntry;
}

function readChange(stored: unknown, steps: readonly Migration[]): readonly Change[] {
  let change: Stored | null = isRecord(stored) ? stored : null;
  for (const step of steps) change = change && step.change(change);
  if (change === null && isRecord(stored)) return [];
  const { collection, key, before, after } = change ?? {};
  const recordOrNull = (value: unknown): boolean => value === null || isRecord(value);
  const shaped = typeof collection === 'string' && isCollection(collection) && typeof key === 'string' && key !== '__proto__';
  if (!shaped || !recordOrNull(before) || !recordOrNull(after)) throw new UnknownFormat('change');
  return [change as unknown as Change];
}
