import { provisionOf } from './clearance';
import type { AssessmentDocument, Comment } from './document';

/** A first comment and what was answered to it, oldest first. */
export interface CommentThread {
  readonly id: string;
  readonly first: Comment;
  readonly replies: readonly (readonly [string, Comment])[];
}

type Comments = Pick<AssessmentDocument, 'comments'>;

/** Threads about these questions or provisions, oldest first; a reply whose first comment is gone stands by itself. */
export function commentThreads({ comments }: Comments, concerns: (about: string) => boolean): readonly CommentThread[] {
  const all = Object.entries(comments)
    .filter(([, { about }]) => concerns(about))
    .sort(([, one], [, other]) => one.at.localeCompare(other.at));
  const isFirst = ({ replyTo }: Comment): boolean => replyTo === undefined || !Object.hasOwn(comments, replyTo);
  return all
    .filter(([, comment]) => isFirst(comment))
    .map(([id, first]) => ({ id, first, replies: all.filter(([, { replyTo }]) => replyTo === id) }));
}

/** Of a question or a provision, the provision. */
export const provisionAbout = (about: string): string => (about.includes('/') ? provisionOf(about) : about);

/** A document never changes, and a list asks for every provision in it. */
const counted = new WeakMap<Comments['comments'], ReadonlyMap<string, number>>();

/** Threads that nobody has resolved, by provision. */
export function openThreads({ comments }: Comments): ReadonlyMap<string, number> {
  const known = counted.get(comments);
  if (known) return known;
  const counts = new Map<string, number>();
  for (const { about, replyTo, resolved } of Object.values(comments)) {
    if (resolved || (replyTo !== undefined && Object.hasOwn(comments, replyTo))) continue;
    const provision = provisionAbout(about);
    counts.set(provision, (counts.get(provision) ?? 0) + 1);
  }
  counted.set(comments, counts);
  return counts;
}
