import { isDeepStrictEqual } from 'node:util';
import type { Change } from '#core/answers/change';
import type { SettingsRecord } from '#core/answers/document';
import type { JournalEntry } from './journal';
import { followSeals, type SealedHistory } from './sealed-history';

/** One step that undo takes back as a whole. `last`: the newest line that belongs to it. */
export interface UndoStep {
  readonly seq: number;
  readonly last: number;
  readonly changes: readonly Change[];
}

export interface UndoHistory {
  /** Newest last. */
  readonly done: readonly UndoStep[];
  readonly undone: readonly UndoStep[];
  /** ISO instant of the last erasure: what it took cannot be brought back. */
  readonly erasedAt?: string;
  readonly seals: SealedHistory;
}

export const EMPTY_HISTORY: UndoHistory = { done: [], undone: [], seals: { sealed: false } };
/** Steps that can be taken back; the journal keeps all of them. */
const DEPTH = 500;

/** What undo can do after `entry`: a function of the journal alone, so that it survives a restart. */
export function followHistory(history: UndoHistory, entry: JournalEntry): UndoHistory {
  return { ...followSteps(history, entry), seals: followSeals(history.seals, entry) };
}

function followSteps(history: UndoHistory, entry: JournalEntry): UndoHistory {
  if (entry.erases !== undefined) return { ...history, undone: [], erasedAt: entry.at };
  const left = entry.changes.filter(({ erased }) => !erased);
  // Nothing of it is left to take back: as if the step had never been, and with it what undid it.
  if (left.length === 0 && entry.changes.length > 0) return history;
  return { ...history, ...followed(history, { ...entry, changes: left }) };
}

function followed(history: UndoHistory, entry: JournalEntry): Pick<UndoHistory, 'done' | 'undone'> {
  const { done, undone } = history;
  const moved = { last: entry.seq, changes: entry.changes };
  if (entry.undoes !== undefined) return { done: done.slice(0, -1), undone: [...undone, { seq: entry.undoes, ...moved }] };
  if (entry.redoes !== undefined) return { done: [...done, { seq: entry.redoes, ...moved }], undone: undone.slice(0, -1) };
  if (!isStep(entry)) return history;
  const top = done.at(-1);
  if (top && top.seq === entry.continues) {
    return {
      done: [...done.slice(0, -1), { seq: top.seq, last: entry.seq, changes: mergeChanges([...top.changes, ...entry.changes]) }],
      undone: [],
    };
  }
  return { done: [...done.slice(-DEPTH + 1), { seq: entry.seq, ...moved }], undone: [] };
}

/**
 * Creating the assessment, sealing, importing a receipt, writing a contribution, and moving through the questions or opening them
 * cannot be taken back.
 */
function isStep(entry: JournalEntry): boolean {
  if (entry.seq === 1 || entry.changes.length === 0) return false;
  return !entry.changes.some(({ collection }) => collection === 'submissions') && !entry.changes.every(onlyMoves);
}

function onlyMoves({ collection, before, after }: Change): boolean {
  if (!before || !after) return false;
  if (collection === 'earlierAnswers') return isDeepStrictEqual({ ...before, seen: '', revision: 0 }, { ...after, seen: '', revision: 0 });
  if (collection !== 'settings') return false;
  const [former, next] = [before as SettingsRecord, after as SettingsRecord];
  const { edition } = next;
  const standing = ({ commission, ...record }: SettingsRecord) => ({
    // An assessment from before there were editions takes on the one that it asks anyway.
    edition,
    ...record,
    ...(commission && { commission: { ...commission, written: [] } }),
    resumeAt: '',
    revision: 0,
  });
  return isDeepStrictEqual(standing(former), standing(next));
}

/** One change a record: the first `before` with the last `after`. */
function mergeChanges(changes: readonly Change[]): readonly Change[] {
  const merged = new Map<string, Change>();
  for (const change of changes) {
    const place = `${change.collection}/${change.key}`;
    const first = merged.get(place);
    merged.set(place, first ? ({ ...change, before: first.before } as Change) : change);
  }
  return [...merged.values()];
}

const BURST_MS = 10_000;

/**
 * The step that typing on belongs to: the last line, by the same person, in the same text, a moment ago. Undefined
 * begins a step of its own.
 */
export function stepOfTyping(
  history: UndoHistory,
  last: JournalEntry | undefined,
  next: Pick<JournalEntry, 'at' | 'by' | 'changes'>,
): number | undefined {
  const top = history.done.at(-1);
  const [change, ...others] = next.changes;
  const [former] = last?.changes ?? [];
  if (!top || !last || !change || !former || others.length > 0 || top.last !== last.seq || last.changes.length > 1) return undefined;
  if (last.undoes !== undefined || last.redoes !== undefined) return undefined;
  const sameText = isText(former) && isText(change) && former.key === change.key;
  const samePerson = last.by.name === next.by.name && last.by.role === next.by.role;
  const moment = Date.parse(next.at) - Date.parse(last.at);
  return sameText && samePerson && moment >= 0 && moment <= BURST_MS ? top.seq : undefined;
}

const isText = ({ collection, after }: Change): boolean =>
  collection === 'answers' && after !== null && 'value' in after && after.standing === 'answered' && typeof after.value === 'string';
