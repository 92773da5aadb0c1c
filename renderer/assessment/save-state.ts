import type { AppErrorBody } from '#core/contract/errors';
import type { AnswerContent } from '#core/engine/live-assessment';

/** What the indicator says. `saved` only after the host has said that it is on disk. */
export type SaveState =
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: AppErrorBody };

/** Two people changed one answer; `mine` is kept until the user has chosen. */
export interface AnswerConflict {
  readonly question: string;
  readonly mine: AnswerContent;
}
