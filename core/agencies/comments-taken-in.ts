import type { AssessmentDocument, Comment } from '../answers/document';
import { sideOf, type Received } from './current-contributions';
import type { MergeWrite } from './merge-outcome';

type Offered = Omit<Comment, 'revision'>;

/**
 * Comments of contributions that came just now. One that the same side has reworded since is reworded here, and one that it has
 * taken back goes, unless somebody here has done something with it.
 */
export function commentWrites(
  document: AssessmentDocument,
  received: readonly Received[],
  fresh: ReadonlySet<string>,
): readonly MergeWrite[] {
  const writes = new Map<string, MergeWrite>();
  for (const each of received) {
    if (!fresh.has(each.digest) || each.replaced) continue;
    const { comments } = each.contribution;
    const before = formerComments(received, each);
    for (const [key, content] of Object.entries(comments)) {
      const present = commentIn(document, key);
      if (!present || (isUntouched(present, before.get(key)) && present.text !== content.text))
        writes.set(key, { collection: 'comments', key, content });
    }
    for (const [key, former] of before) {
      const present = commentIn(document, key);
      if (!Object.hasOwn(comments, key) && present && isUntouched(present, former))
        writes.set(key, { collection: 'comments', key, content: null });
    }
  }
  return [...writes.values()];
}

/** What the side had sent before, by id: every wording of it. */
function formerComments(received: readonly Received[], newest: Received): ReadonlyMap<string, readonly Offered[]> {
  const former = new Map<string, Offered[]>();
  for (const each of received) {
    if (each.digest === newest.digest || !each.replaced || sideOf(each) !== sideOf(newest)) continue;
    for (const [key, comment] of Object.entries(each.contribution.comments)) former.set(key, [...(former.get(key) ?? []), comment]);
  }
  return former;
}

const commentIn = ({ comments }: AssessmentDocument, key: string): Comment | undefined =>
  Object.hasOwn(comments, key) ? comments[key] : undefined;

const isUntouched = ({ text, resolved }: Comment, sent: readonly Offered[] = []): boolean =>
  resolved === undefined && sent.some((each) => each.text === text);
