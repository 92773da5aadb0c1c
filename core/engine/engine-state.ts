import type { AnswerValue } from '../answers/answer';
import type { Evidence } from '../answers/document';
import type { Standing, StatusKind } from '../questionnaire/condition';
import type { FactValue } from '../questionnaire/facts';

/** Standings and kinds as small numbers, so that they fit typed arrays. */
export const STANDING: Readonly<Record<Standing, number>> = { unanswered: 0, answered: 1, 'not-known': 2, 'not-applicable': 3 };
export const STANDINGS = Object.keys(STANDING) as readonly Standing[];
export const KIND: Readonly<Record<StatusKind, number>> = { positive: 1, partial: 2, considered: 3, negative: 4 };

/**
 * What conditions read: flat arrays by the number of a question, provision or fact in the compiled questionnaire.
 * `effective` is the standing while asked and "unanswered" while hidden; every other array of questions holds what
 * was entered, asked or not, so that hidden answers are kept.
 */
export interface EngineState {
  readonly effective: Uint8Array;
  /** `KIND` of the status chosen, 0 where none is or the question is no status. */
  readonly kind: Uint8Array;
  readonly hasReason: Uint8Array;
  readonly value: (AnswerValue | undefined)[];
  readonly relevant: Uint8Array;
  readonly notApplicable: Uint8Array;
  readonly exempt: Uint8Array;
  readonly gap: Uint8Array;
  readonly complete: Uint8Array;
  readonly fact: (FactValue | undefined)[];
  readonly evidence: Map<string, Evidence>;
}

export type Test = (state: EngineState) => boolean;
