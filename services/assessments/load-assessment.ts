import { ASSESSMENT_FORMAT, COLLECTIONS, type AssessmentDocument, type Collection } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { DurableFiles } from '../storage/durable-files';
import { scanJournal, type ScannedJournal, type StoredEntry } from './journal';
import type { Formats } from './migrations';
import { readSnapshotFile, type ReadSnapshot, type Snapshot } from './snapshot';
import { EMPTY_HISTORY, followHistory, type UndoHistory } from './undo-history';

/** In codes of `recovery.<code>`. */
export interface Notice {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
}

export interface LoadedAssessment {
  readonly document: AssessmentDocument;
  readonly seq: number;
  readonly chain: string;
  /** Bytes of the journal up to the end of its last whole line. */
  readonly journalEnd: number;
  /** The newest line, for what depends on it (typing on). */
  readonly last: StoredEntry | undefined;
  readonly history: UndoHistory;
  /** The sequence number that the snapshot on disk contains; -1 where there is no snapshot. */
  readonly snapshotSeq: number;
  /** Something was in an older format: the next owner writes it anew. */
  readonly outdated: boolean;
  /** Empty: whole. Otherwise the assessment is for reading only, and this says what is missing. */
  readonly notices: readonly Notice[];
}

export const folderOf = (id: string): string => `assessments/${id}`;
export const journalOf = (id: string): string => `${folderOf(id)}/journal.ndjson`;
export const snapshotOf = (id: string): string => `${folderOf(id)}/assessment.json`;
export const backupsOf = (id: string): string => `${folderOf(id)}/backups`;
export const submissionsOf = (id: string): string => `${folderOf(id)}/submissions`;
/** Questionnaires of then, each under its SHA-512: what earlier answers were answers to. */
export const earlierOf = (id: string): string => `${folderOf(id)}/earlier`;
export const attachmentsOf = (id: string): string => `${folderOf(id)}/attachments`;

/**
 * Reads an assessment from what is on disk, changing nothing. A whole journal with a snapshot that it confirms is the
 * ordinary case; otherwise the best of snapshot, `.bak`, backups and readable lines is put together, and said.
 * Throws AppError `not-found`, `damaged` (nothing is readable), `newer-version`.
 */
export async function loadAssessment(files: DurableFiles, formats: Formats, id: string): Promise<LoadedAssessment> {
  // The snapshot first: an owner may write while we read, and the journal must not be older than the snapshot.
  const read = async (path: string): Promise<ReadSnapshot> => {
    const found = await readSnapshotFile(files, path, formats);
    return found.kind === 'whole' && found.snapshot.document.id !== id ? { kind: 'damaged' } : found;
  };
  const main = await read(snapshotOf(id));
  const bytes = await files.read(journalOf(id));
  if (bytes === null && main.kind === 'absent') throw new AppError('not-found', { what: 'assessment', id });
  const journal = scanJournal(bytes ?? new Uint8Array(), formats);
  const notices = noticesOf(id, main, bytes === null ? null : journal);
  if (notices.length === 0) return assemble(main.kind === 'whole' ? main : null, journal);

  // A whole journal is the truth; without one the newest snapshot is the best beginning.
  const journalIsWhole =
    journal.head !== null && journal.damagedAt === undefined && !notices.some(({ code }) => code === 'journal-shorter');
  const spare = journalIsWhole ? null : main.kind === 'whole' ? main : await newest(files, id, read);
  const start = spare?.kind === 'whole' ? spare.snapshot : headDocument(journal);
  if (!start) throw new AppError('damaged', { file: journalOf(id), place: `line ${journal.damagedAt ?? 1}` });
  const assembled = assemble(spare?.kind === 'whole' ? spare : null, journal);
  return {
    ...assembled,
    document: { ...assembled.document, id },
    history: EMPTY_HISTORY,
    notices: [...notices, ...missingNotice(start.seq, journal, main)],
  };
}

/** What contradicts what. A missing snapshot is no damage: the journal is there from the beginning. */
function noticesOf(id: string, main: ReadSnapshot, journal: ScannedJournal | null): readonly Notice[] {
  const notices: Notice[] = [];
  if (main.kind === 'damaged') notices.push({ code: 'snapshot-damaged', params: {} });
  if (!journal) return [...notices, { code: 'journal-missing', params: {} }];
  if (journal.damagedAt !== undefined) return [...notices, { code: 'journal-damaged', params: { line: journal.damagedAt } }];
  if (journal.head?.assessment !== id) return [...notices, { code: 'snapshot-and-journal-differ', params: {} }];
  if (main.kind !== 'whole') return notices;
  const { seq, chain } = main.snapshot;
  const line = seq === 0 ? journal.head : journal.entries[seq - 1];
  if (!line) return [...notices, { code: 'journal-shorter', params: { missing: seq - journal.entries.length } }];
  return line.checksum === chain ? notices : [...notices, { code: 'snapshot-and-journal-differ', params: {} }];
}

/** Changes that are neither in the starting point nor in a readable line. */
function missingNotice(from: number, journal: ScannedJournal, main: ReadSnapshot): readonly Notice[] {
  const later = journal.entries.filter(({ seq }) => seq > from);
  const end = Math.max(from, later.at(-1)?.seq ?? 0, main.kind === 'whole' ? main.snapshot.seq : 0);
  const missing = end - from - later.length;
  return missing > 0 ? [{ code: 'changes-missing', params: { missing } }] : [];
}

async function newest(files: DurableFiles, id: string, read: (path: string) => Promise<ReadSnapshot>): Promise<ReadSnapshot | null> {
  const backups = (await files.list(backupsOf(id))).filter((name) => name.endsWith('.json')).map((name) => `${backupsOf(id)}/${name}`);
  let best: (ReadSnapshot & { kind: 'whole' }) | null = null;
  for (const path of [`${snapshotOf(id)}.bak`, ...backups]) {
    const found = await read(path);
    if (found.kind === 'whole' && found.snapshot.seq > (best?.snapshot.seq ?? -1)) best = found;
  }
  return best;
}

function headDocument({ head }: ScannedJournal): Snapshot | null {
  if (!head) return null;
  const { assessment, created, questionnaire } = head;
  const empty = Object.fromEntries(COLLECTIONS.map((name) => [name, {}])) as Pick<AssessmentDocument, Collection>;
  return { seq: 0, chain: head.checksum, document: { format: ASSESSMENT_FORMAT, id: assessment, created, questionnaire, ...empty } };
}

function assemble(spare: (ReadSnapshot & { kind: 'whole' }) | null, journal: ScannedJournal): LoadedAssessment {
  const start = spare?.snapshot ?? headDocument(journal);
  if (!start) throw new AppError('damaged', { file: 'journal.ndjson', place: 'line 1' });
  const later = journal.entries.filter(({ seq }) => seq > start.seq);
  const questionnaire = later.findLast((entry) => entry.questionnaire !== undefined)?.questionnaire ?? start.document.questionnaire;
  const last = journal.entries.at(-1);
  return {
    document: { ...replay(start.document, later), questionnaire },
    seq: Math.max(start.seq, last?.seq ?? 0),
    chain: last && last.seq >= start.seq ? last.checksum : start.chain,
    journalEnd: journal.end,
    last,
    history: journal.entries.reduce(followHistory, EMPTY_HISTORY),
    snapshotSeq: spare?.snapshot.seq ?? -1,
    outdated: (spare?.outdated ?? false) || journal.outdated,
    notices: [],
  };
}

/** What `applyChanges` does, for thousands of changes at once: each collection is copied once. */
function replay(document: AssessmentDocument, entries: readonly StoredEntry[]): AssessmentDocument {
  const copies = Object.fromEntries(COLLECTIONS.map((name) => [name, { ...document[name] }])) as Record<
    Collection,
    Record<string, unknown>
  >;
  for (const { collection, key, after } of entries.flatMap(({ changes }) => changes)) {
    if (after === null) delete copies[collection][key];
    else copies[collection][key] = after;
  }
  return { ...document, ...copies } as AssessmentDocument;
}
