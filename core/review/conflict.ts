import type { Draft, ObservationConflict } from './review-state';
import type { Said, StatementOf } from './statement';

/** Ids of agreed texts whose place a later agreed text takes, also by way of drafts between that were not agreed. */
export function followedTexts(drafts: readonly Said<StatementOf<'draft'>>[], agreed: ReadonlySet<string>): ReadonlySet<string> {
  const before = new Map(drafts.map(({ id, statement }) => [id, statement.after]));
  const followed = new Set<string>();
  const going = [...agreed];
  for (let id = going.pop(); id !== undefined; id = going.pop()) {
    for (const each of before.get(id) ?? []) {
      if (followed.has(each)) continue;
      followed.add(each);
      going.push(each);
    }
  }
  return new Set([...followed].filter((id) => agreed.has(id)));
}

/** What the agreements to the texts of an observation leave to be settled. `open`: drafts that no other takes the place of. */
export function conflictOf(agreed: readonly Draft[], open: readonly Draft[]): ObservationConflict | null {
  if (agreed.filter(({ followed }) => !followed).length > 1) return 'agreed-texts';
  return open.filter((draft) => !draft.agreed && draft.agreedBy.length > 0).length > 1 ? 'agreements' : null;
}
