import { provisionOf } from './clearance';
import type { Person } from './answer';
import type { Change } from './change';
import type { Collection } from './document';

/** What is looked for in the history; every part narrows it down. Days and instants are compared as ISO text. */
export interface TrailFilter {
  readonly person?: string;
  /** A provision, an article (`TIP:5`) or an instrument (`TIP`). */
  readonly provision?: string;
  readonly kinds?: readonly Collection[];
  /** ISO days, inclusive. */
  readonly from?: string;
  readonly to?: string;
  readonly text?: string;
}

export interface TrailLine {
  readonly seq: number;
  readonly at: string;
  readonly by: Person;
  readonly changes: readonly Change[];
}

/** All words in which a change can be found, in the language of whoever looks. */
export type WordsOfChange = (change: Change) => string;

/**
 * The line with those of its changes that are looked for; undefined where none is. Moving from question to question is no
 * change of anything and never listed.
 */
export function trailLine<L extends TrailLine>(line: L, filter: TrailFilter, words: WordsOfChange): L | undefined {
  const day = line.at.slice(0, 10);
  if (filter.person !== undefined && line.by.name !== filter.person) return undefined;
  if ((filter.from !== undefined && day < filter.from) || (filter.to !== undefined && day > filter.to)) return undefined;
  const wanted = filter.text === undefined ? '' : folded(filter.text.trim());
  const changes = line.changes.filter(
    (change) =>
      !isMove(change) &&
      (filter.kinds === undefined || filter.kinds.includes(change.collection)) &&
      (filter.provision === undefined || within(provisionsOfChange(change), filter.provision)) &&
      (wanted === '' || folded(words(change)).includes(wanted)),
  );
  return changes.length === 0 ? undefined : changes.length === line.changes.length ? line : { ...line, changes };
}

/** Provisions that a change is about; none for what concerns the whole assessment. */
export function provisionsOfChange({ collection, key, before, after }: Change): readonly string[] {
  if (collection === 'answers' || collection === 'earlierAnswers') return [provisionOf(key)];
  if (collection === 'clearances') return [key];
  if (collection === 'explanations') return [key.slice(key.lastIndexOf('@') + 1)];
  if (collection === 'offers') return key.split('→');
  const record = after ?? before;
  if (record && 'about' in record) return [record.about.includes('/') ? provisionOf(record.about) : record.about];
  return [];
}

function isMove({ collection, before, after }: Change): boolean {
  if (collection !== 'settings' || !before || !after) return false;
  const [one, other] = [before, after] as unknown as Record<string, unknown>[];
  const names = new Set([...Object.keys(one ?? {}), ...Object.keys(other ?? {})]);
  return [...names].every(
    (name) => name === 'resumeAt' || name === 'revision' || JSON.stringify(one?.[name]) === JSON.stringify(other?.[name]),
  );
}

/** `TIP:5` holds `TIP:5(1)` and not `TIP:50`. */
const within = (provisions: readonly string[], place: string): boolean =>
  provisions.some((provision) => provision === place || (provision.startsWith(place) && !/^\d/.test(provision.slice(place.length))));

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
