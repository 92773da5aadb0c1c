/** A row of a tree as its keys see it: visible ones only, in their order. */
export interface TreeKeysRow {
  readonly level: number;
  /** What letters are matched with. */
  readonly text: string;
  /** Absent: nothing lies below it. */
  readonly open?: boolean;
}

/** What a key asks for: go to the row at a place, fold or unfold this one, or do what the row is for. */
export type TreeStep = { readonly to: number } | 'fold' | 'unfold' | 'act';

interface Around {
  readonly forward: 'ArrowRight' | 'ArrowLeft';
  /** Rows that fit into the list. */
  readonly page: number;
}

/** As the pattern of a tree has it; null where the key means nothing to the row. */
export function stepOfKey(key: string, at: number, rows: readonly TreeKeysRow[], { forward, page }: Around): TreeStep | null {
  const row = rows[at];
  const last = rows.length - 1;
  if (!row) return null;
  const go = (to: number): TreeStep => ({ to: Math.max(0, Math.min(last, to)) });
  if (key === 'Enter' || key === ' ') return 'act';
  if (key === 'ArrowDown') return go(at + 1);
  if (key === 'ArrowUp') return go(at - 1);
  if (key === 'Home') return go(0);
  if (key === 'End') return go(last);
  if (key === 'PageDown') return go(at + page);
  if (key === 'PageUp') return go(at - page);
  if (key === forward) return row.open === false ? 'unfold' : row.open && (rows[at + 1]?.level ?? 0) > row.level ? go(at + 1) : null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  if (row.open) return 'fold';
  const parent = rows.slice(0, at).findLastIndex(({ level }) => level < row.level);
  return parent < 0 ? null : go(parent);
}

/**
 * The next row that begins with what was typed, round the end; a single letter goes on from the row, more letters may stay on it.
 * -1 where there is none.
 */
export function rowBeginningWith(typed: string, at: number, rows: readonly TreeKeysRow[], locale: string): number {
  const collator = new Intl.Collator(locale, { usage: 'search', sensitivity: 'base' });
  const from = typed.length === 1 ? at + 1 : at;
  for (let distance = 0; distance < rows.length; distance++) {
    const place = (from + distance) % rows.length;
    if (collator.compare(rows[place]!.text.slice(0, typed.length), typed) === 0) return place;
  }
  return -1;
}
