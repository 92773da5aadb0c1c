import { posix } from 'node:path';
import { Low } from 'lowdb';
import type { Person } from '#core/answers/answer';
import { applyChanges, inverse, type Change } from '#core/answers/change';
import { clearedUnder } from '#core/answers/clearance';
import type { AssessmentDocument } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { OpenedAssessment, Saved } from '#core/contract/operations';
import type { Clock } from '../context';
import type { DataFolder } from '../storage/data-folder';
import { keepBackup } from './backups';
import { finishErasure, replaceJournal } from './erasure';
import { scanJournal, sealLine, type JournalEntry, type ScannedJournal, type StoredEntry } from './journal';
import { folderOf, journalOf, loadAssessment, snapshotOf, type LoadedAssessment } from './load-assessment';
import { ASSESSMENT_FORMATS, type Formats } from './migrations';
import { rewriteJournal, type ErasureRequest } from './rewrite-journal';
import { DurableSnapshotAdapter, type Snapshot } from './snapshot';
import { followHistory, stepOfTyping } from './undo-history';

/** What is to be written. `typing`: may join the step of the line before, so that undo takes back a burst at once. */
export interface Plan {
  readonly changes: readonly Change[];
  readonly typing?: boolean;
}

export interface AssessmentStoreParts {
  readonly data: DataFolder;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Version of the questionnaire for these instruments, in the edition that the assessment asks. */
  readonly questionnaireVersion: (instruments: readonly string[], edition: string | undefined) => string;
  readonly formats?: Formats;
  /** Lines between two snapshots: the work that opening has to replay, never what could be lost. */
  readonly snapshotEvery?: number;
}

const SNAPSHOT_EVERY = 50;

/** The assessments of one data folder. One instance for a data folder: it orders the writes. */
export class AssessmentStore {
  private readonly formats: Formats;
  private readonly snapshotEvery: number;
  private readonly loaded = new Map<string, LoadedAssessment>();
  private readonly queues = new Map<string, Promise<unknown>>();
  /** The journal that was last asked for, as parsed. It holds as long as its last line is the last line of that assessment. */
  private parsed: { readonly id: string; readonly chain: string; readonly journal: ScannedJournal } | null = null;

  constructor(private readonly parts: AssessmentStoreParts) {
    this.formats = parts.formats ?? ASSESSMENT_FORMATS;
    this.snapshotEvery = parts.snapshotEvery ?? SNAPSHOT_EVERY;
  }

  /** Ids of all assessments; a folder in which creation was cut short is none. */
  async ids(): Promise<readonly string[]> {
    const { files } = this.parts.data;
    const found = (await files.list('assessments')).filter(isId);
    const exist = await Promise.all(
      found.map(async (id) => (await files.size(journalOf(id))) !== null || (await files.size(snapshotOf(id))) !== null),
    );
    return found.filter((_, index) => exist[index]);
  }

  /** The state on disk. Throws AppError `not-found`, `damaged`, `newer-version`. */
  read(id: string): Promise<LoadedAssessment> {
    return this.inOrder(id, () => this.load(id));
  }

  /** The same, and throws AppError `read-only` or `ownership-lost` where nothing may be written. */
  readToWrite(id: string): Promise<LoadedAssessment> {
    return this.inOrder(id, () => this.loadToWrite(id));
  }

  async open(id: string): Promise<OpenedAssessment> {
    return this.opened(await this.read(id));
  }

  /**
   * A new assessment whose first line holds `changes`. `staged`: a folder that holds its files already; it becomes the
   * assessment's with its journal in it, so that all of it is there or nothing.
   */
  async create(
    changes: readonly Change[],
    by: Person,
    recoveredFrom?: string,
    newId = this.parts.newId(),
    staged?: string,
  ): Promise<OpenedAssessment> {
    await this.parts.data.assertWritable();
    const at = this.parts.clock.now();
    const { current: format } = this.formats;
    const questionnaire = this.versionFor(changes) ?? '';
    const from = recoveredFrom === undefined ? {} : { recoveredFrom };
    const head = sealLine({ seq: 0, format, assessment: newId, created: at, questionnaire, ...from });
    const first = sealLine({ seq: 1, prev: head.checksum, at, by, changes });
    const lines = [head, first].map(({ text }) => `${text}\n`).join('');
    const { files } = this.parts.data;
    await files.write(staged === undefined ? journalOf(newId) : `${staged}/${posix.basename(journalOf(newId))}`, Buffer.from(lines));
    if (staged !== undefined) await files.move(staged, folderOf(newId));
    return this.open(newId);
  }

  /**
   * Plans changes on the current document and writes them as one line: when this resolves they are on disk. Nothing
   * planned, nothing written. Throws what `plan` throws, and AppError `cleared` where answers of a cleared provision would
   * change that the plan does not reopen, `read-only`, `disk-full`, `disk-failed`,
   * `ownership-lost`; then nothing has changed.
   */
  commit(id: string, by: Person, plan: (current: LoadedAssessment) => Plan | Promise<Plan>): Promise<Saved> {
    return this.inOrder(id, async () => {
      const current = await this.loadToWrite(id);
      const { changes, typing = false } = await plan(current);
      return this.append(id, current, by, { changes }, typing);
    });
  }

  /** Throws AppError `nothing-to-undo`, or `erased` where something was erased and nothing else is left. */
  undo(id: string, by: Person): Promise<Saved> {
    return this.inOrder(id, async () => {
      const current = await this.loadToWrite(id);
      const step = current.history.done.at(-1);
      if (!step) throw nothingLeft(current);
      return this.append(id, current, by, { changes: inverse(current.document, step.changes, current.seq), undoes: step.seq });
    });
  }

  /** Throws AppError `nothing-to-redo`. */
  redo(id: string, by: Person): Promise<Saved> {
    return this.inOrder(id, async () => {
      const current = await this.loadToWrite(id);
      const step = current.history.undone.at(-1);
      if (!step) throw new AppError('nothing-to-redo', {});
      return this.append(id, current, by, { changes: inverse(current.document, step.changes, current.seq), redoes: step.seq });
    });
  }

  /**
   * Rewrites the journal without what is to be erased, and removes every copy of it. Throws what `request` throws, and
   * what `commit` does: then nothing has changed, or, once the new journal is in place, the next opening removes the rest.
   */
  erase(id: string, request: (journal: ScannedJournal) => Promise<ErasureRequest>): Promise<Saved> {
    return this.inOrder(id, async () => {
      const { files } = this.parts.data;
      const { document, journalEnd } = await this.loadToWrite(id);
      const bytes = (await files.read(journalOf(id))) ?? new Uint8Array();
      const journal = scanJournal(bytes.subarray(0, journalEnd), this.formats);
      if (!journal.head || journal.damagedAt !== undefined)
        throw new AppError('damaged', { file: journalOf(id), place: `line ${journal.damagedAt ?? 1}` });
      const lines = rewriteJournal(journal.head, journal.entries, document, this.formats.current, await request(journal));
      // Whatever happens from here on: what is true is what then lies on the disk.
      this.loaded.delete(id);
      this.parsed = null;
      await replaceJournal(files, id, lines);
      const current = await this.load(id);
      return this.saved(current, current.last?.changes ?? [], current.last?.at ?? '');
    });
  }

  /** Every readable line after `seq`, oldest first. */
  lines(id: string, after: number): Promise<readonly StoredEntry[]> {
    return this.inOrder(id, async () => {
      const current = await this.load(id);
      return current.seq <= after ? [] : (await this.scan(id, current)).entries.filter(({ seq }) => seq > after);
    });
  }

  /** All that can be read of the journal. */
  journal(id: string): Promise<ScannedJournal> {
    return this.inOrder(id, async () => {
      return this.scan(id, await this.load(id));
    });
  }

  private async scan(id: string, { chain, notices }: LoadedAssessment): Promise<ScannedJournal> {
    if (this.parsed?.id === id && this.parsed.chain === chain && notices.length === 0) return this.parsed.journal;
    const bytes = (await this.parts.data.files.read(journalOf(id))) ?? new Uint8Array();
    const journal = scanJournal(bytes, this.formats);
    const whole = notices.length === 0 && journal.damagedAt === undefined && journal.entries.at(-1)?.checksum === chain;
    this.parsed = whole ? { id, chain, journal } : null;
    return journal;
  }

  /** The line that was just written is the last one of what was parsed, so that nobody has to read it again. */
  private followParsed(id: string, before: string, entry: StoredEntry, end: number): void {
    if (this.parsed?.id !== id || this.parsed.chain !== before) return;
    const { journal } = this.parsed;
    const outdated = journal.outdated && entry.format === undefined;
    this.parsed = { id, chain: entry.checksum, journal: { ...journal, entries: [...journal.entries, entry], end, outdated } };
  }

  /** Takes it out of the list; everything stays in the folder `removed/`. */
  remove(id: string): Promise<void> {
    return this.inOrder(id, async () => {
      if (!isId(id) || !(await this.ids()).includes(id)) throw new AppError('not-found', { what: 'assessment', id });
      await finishErasure(this.parts.data.files, this.formats, id);
      await this.parts.data.files.move(folderOf(id), `removed/${id}-${this.parts.newId()}`);
      this.loaded.delete(id);
    });
  }

  saved(current: LoadedAssessment, changes: readonly Change[], at: string): Saved {
    const { seq, history } = current;
    return { seq, at, changes, canUndo: history.done.length > 0, canRedo: history.undone.length > 0, ...begunOf(current) };
  }

  /** Resolves when nothing is being written, snapshots and backups included. */
  async settled(): Promise<void> {
    await Promise.all(this.queues.values());
  }

  private opened(current: LoadedAssessment): OpenedAssessment {
    const { document, seq, history, notices } = current;
    const access = notices.length === 0 && this.parts.data.access === 'owner' ? 'full' : 'read-only';
    const writable = access === 'full';
    return {
      document,
      seq,
      access,
      canUndo: writable && history.done.length > 0,
      canRedo: writable && history.undone.length > 0,
      notices,
      ...begunOf(current),
    };
  }

  private async load(id: string): Promise<LoadedAssessment> {
    if (!isId(id)) throw new AppError('not-found', { what: 'assessment', id: id.slice(0, 100) });
    const { data } = this.parts;
    const known = data.access === 'owner' ? this.loaded.get(id) : undefined;
    if (known) return known;
    if (data.access === 'owner') await finishErasure(data.files, this.formats, id);
    let current = await loadAssessment(data.files, this.formats, id);
    if (data.access !== 'owner') {
      // The owner may have put another journal in place between two of our reads.
      return current.notices.length === 0 ? current : loadAssessment(data.files, this.formats, id);
    }
    if (current.notices.length === 0) {
      if (current.outdated) current = await this.adoptFormat(id, current);
      if (current.seq - current.snapshotSeq >= this.snapshotEvery || current.snapshotSeq < 0)
        current = await this.takeSnapshot(id, current);
    }
    this.loaded.set(id, current);
    return current;
  }

  private async loadToWrite(id: string): Promise<LoadedAssessment> {
    await this.parts.data.assertWritable();
    const current = await this.load(id);
    if (current.notices.length > 0) throw new AppError('read-only', { reason: 'damaged' });
    return current;
  }

  private async append(
    id: string,
    current: LoadedAssessment,
    by: Person,
    content: Pick<JournalEntry, 'undoes' | 'redoes' | 'format'> & { readonly changes: readonly Change[] },
    typing = false,
  ): Promise<Saved> {
    const at = this.parts.clock.now();
    // As it will be read back: without the places that hold undefined.
    const changes = JSON.parse(JSON.stringify(content.changes)) as readonly Change[];
    if (changes.length === 0 && content.format === undefined) return this.saved(current, [], at);
    const cleared = clearedUnder(current.document, changes);
    if (cleared !== undefined) throw new AppError('cleared', { provision: cleared });
    const next = applyChanges(current.document, changes);
    const questionnaire = this.versionOf(next);
    const continues = typing ? stepOfTyping(current.history, current.last, { at, by, changes }) : undefined;
    const entry: JournalEntry = {
      seq: current.seq + 1,
      prev: current.chain,
      at,
      by,
      ...content,
      changes,
      ...(continues === undefined ? {} : { continues }),
      ...(questionnaire === current.document.questionnaire ? {} : { questionnaire }),
    };
    const line = sealLine(entry);
    try {
      await this.parts.data.files.appendLine(journalOf(id), line.text, { after: current.journalEnd });
    } catch (error) {
      if (error instanceof AppError && error.code === 'damaged') this.loaded.delete(id);
      throw error;
    }
    const written: LoadedAssessment = {
      ...current,
      document: { ...next, questionnaire },
      seq: entry.seq,
      chain: line.checksum,
      journalEnd: current.journalEnd + Buffer.byteLength(line.text) + 1,
      last: { ...entry, checksum: line.checksum },
      history: followHistory(current.history, entry),
    };
    this.loaded.set(id, written);
    this.followParsed(id, current.chain, { ...entry, checksum: line.checksum }, written.journalEnd);
    if (written.seq - written.snapshotSeq >= this.snapshotEvery) this.snapshotAfterwards(id);
    return this.saved(written, changes, at);
  }

  /** The journal holds everything already: a snapshot that cannot be written now is written later. */
  private async takeSnapshot(id: string, current: LoadedAssessment): Promise<LoadedAssessment> {
    const { files } = this.parts.data;
    const { seq, chain, document } = current;
    const low = new Low<Snapshot>(new DurableSnapshotAdapter(files, snapshotOf(id), this.formats), { seq, chain, document });
    try {
      await low.write();
      await keepBackup(files, id, this.parts.clock.now());
    } catch {
      return current;
    }
    return { ...current, snapshotSeq: seq };
  }

  /** Of what is there when its turn comes, never of what an erasure has taken meanwhile. */
  private snapshotAfterwards(id: string): void {
    void this.inOrder(id, async () => {
      const now = this.loaded.get(id);
      if (now) this.loaded.set(id, await this.takeSnapshot(id, now));
    });
  }

  /** From here on the journal is in the current format. Until then nothing of the older format has been touched. */
  private async adoptFormat(id: string, current: LoadedAssessment): Promise<LoadedAssessment> {
    await keepBackup(this.parts.data.files, id, this.parts.clock.now(), 'before-migration');
    await this.append(id, current, { name: '', role: '' }, { changes: [], format: this.formats.current });
    const adopted = this.loaded.get(id) ?? current;
    return this.takeSnapshot(id, { ...adopted, outdated: false });
  }

  private versionOf(document: AssessmentDocument): string {
    const settings = document.settings['assessment'];
    return settings ? this.parts.questionnaireVersion(settings.instruments, settings.edition) : document.questionnaire;
  }

  private versionFor(changes: readonly Change[]): string | undefined {
    const settings = changes.find((change) => change.collection === 'settings')?.after;
    return settings && 'instruments' in settings ? this.parts.questionnaireVersion(settings.instruments, settings.edition) : undefined;
  }

  /** One after another for each assessment; a failure does not stop the next. */
  private inOrder<T>(id: string, task: () => Promise<T>): Promise<T> {
    const result = (this.queues.get(id) ?? Promise.resolve()).then(task, task);
    this.queues.set(
      id,
      result.catch(() => {}),
    );
    return result;
  }
}

const nothingLeft = ({ history: { erasedAt } }: LoadedAssessment): AppError =>
  erasedAt === undefined ? new AppError('nothing-to-undo', {}) : new AppError('erased', { at: erasedAt });

const begunOf = ({ history: { seals } }: LoadedAssessment): Pick<Saved, 'begun'> =>
  seals.begun ? { begun: { at: seals.begun.at, by: seals.begun.by } } : {};

/** Ids are ours: anything else is no assessment, and never a path. */
const isId = (id: string): boolean => /^[A-Za-z0-9_-]{1,200}$/.test(id);
