import type { Provision } from '#core/questionnaire/definition';
import type { InstrumentGroup } from '../screens/complete/group-provisions';

/** How much of a group is chosen. */
export type ShareChosen = 'none' | 'some' | 'all';

export function shareChosen(provisions: readonly Provision[], chosen: ReadonlySet<string>): ShareChosen {
  const count = provisions.filter(({ id }) => chosen.has(id)).length;
  return count === 0 ? 'none' : count === provisions.length ? 'all' : 'some';
}

/** An article without paragraphs is its own provision, under one id: the rows of a tree need different ones. */
export const articleKey = (article: string): string => `article ${article}`;

export interface ProvisionRows {
  /** Of every row, instruments and articles included: the provisions that it stands for. */
  readonly members: ReadonlyMap<string, readonly Provision[]>;
}

export function provisionRows(groups: readonly InstrumentGroup[]): ProvisionRows {
  const members = new Map<string, readonly Provision[]>();
  for (const { instrument, articles } of groups) {
    members.set(
      instrument,
      articles.flatMap(({ provisions }) => provisions),
    );
    for (const { article, provisions } of articles) {
      members.set(articleKey(article), provisions);
      for (const provision of provisions) members.set(provision.id, [provision]);
    }
  }
  return { members };
}

/** Rows that show as chosen: provisions, and whatever is chosen whole. */
export function rowsChosen({ members }: ProvisionRows, chosen: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...members].flatMap(([row, provisions]) => (shareChosen(provisions, chosen) === 'all' ? [row] : [])));
}

/**
 * What is chosen after the rows that show as chosen are `next`: an article or instrument stands for all of its provisions that
 * are shown. What is chosen and not shown stays chosen.
 */
export function afterChoosing(rows: ProvisionRows, chosen: ReadonlySet<string>, next: 'all' | Iterable<unknown>): ReadonlySet<string> {
  const { members } = rows;
  const result = new Set(chosen);
  if (next === 'all') {
    for (const provisions of members.values()) for (const { id } of provisions) result.add(id);
    return result;
  }
  const before = rowsChosen(rows, chosen);
  const after = new Set(next);
  for (const row of before) if (!after.has(row)) for (const { id } of members.get(row) ?? []) result.delete(id);
  for (const row of after) if (!before.has(String(row))) for (const { id } of members.get(String(row)) ?? []) result.add(id);
  return result;
}
