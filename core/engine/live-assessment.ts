import type { Answer, Standing } from '../answers/answer';
import type { Evidence } from '../answers/document';
import type { FactValue, Facts } from '../questionnaire/facts';
import type { FindingGroup, ObligationLevel } from '../questionnaire/definition';

/** What the engine needs of an answer; who and when do not matter to it. */
export type AnswerContent = Pick<Answer, 'standing' | 'value' | 'reason' | 'language' | 'texts'> & { readonly confirmed?: boolean };

export interface EngineInput {
  readonly answers: Readonly<Record<string, AnswerContent>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly facts: Facts;
}

/**
 * A questionnaire with answers, kept up to date: every `set…` re-evaluates what depends on it, and nothing else,
 * so that reading relevance, states, counters and findings afterwards costs a look-up.
 */
export interface LiveAssessment {
  /** Records an answer (undefined: unanswered) to a question that need not be asked at present. Unknown ids throw. */
  set(question: string, answer: AnswerContent | undefined): void;
  setFact(fact: string, value: FactValue | undefined): void;
  setEvidence(id: string, evidence: Evidence | undefined): void;

  /** Asked: its provision is relevant and its own condition holds. */
  isAsked(question: string): boolean;
  /** What was entered, asked or not. */
  answer(question: string): AnswerContent | undefined;
  /** The standing that counts: an emptied field is unanswered, and so is whatever is not asked. */
  standing(question: string): Standing;
  provision(id: string): ProvisionState;
  /** Keys: `all`, `instrument:TIP`, `article:TIP:5`, `cluster:<id>`, `theme:<id>`, `level:mandatory`. */
  completeness(group: string): Completeness;
  /** Active findings, in treaty order, most serious first within one place. Stable keys. */
  findings(): readonly Finding[];
  findingsAt(provision: string): readonly Finding[];
  /** Questions whose answers decide whether this finding stands; empty for an unknown key. */
  groundsOf(finding: string): readonly string[];
  /** Grows by one with each call that changed anything. */
  readonly generation: number;
}

/** Where a provision stands for the person who completes it. */
export type ProvisionProgress = 'open' | 'begun' | 'needs' | 'complete' | 'not-known' | 'not-applicable';

export interface ProvisionState {
  readonly relevant: boolean;
  readonly progress: ProvisionProgress;
  /** Not applicable by a rule, not by an answer; an answer overrides it. */
  readonly automatic: boolean;
  /** A partial or negative status of a kind that counts as a gap at this obligation level. Never a score. */
  readonly gap: boolean;
  readonly exempt: boolean;
  /** A required citation is missing (a finding of group `citation` is active). */
  readonly missingCitation: boolean;
  readonly asked: number;
  readonly answered: number;
}

/** Counts of assessable, relevant provisions; the six progress counts add up to `provisions`. */
export interface Completeness {
  readonly provisions: number;
  readonly open: number;
  readonly begun: number;
  readonly needs: number;
  readonly complete: number;
  readonly notKnown: number;
  readonly notApplicable: number;
  readonly missingCitation: number;
  /** Required questions asked at present, and how many of them have an answer or a standing. */
  readonly asked: number;
  readonly answered: number;
}

export interface Finding {
  /** `R11/missing-basis@TIP:5(1)`: stable, so that an explanation can be kept under it. */
  readonly key: string;
  readonly rule: string;
  /** Names the wording: `rule/<case>/message`, `rule/<case>/remedy`. */
  readonly case: string;
  readonly level: 'E' | 'W' | 'I';
  readonly group: FindingGroup;
  /** Provision, instrument code, or `assessment`. */
  readonly at: string;
  readonly involves: readonly string[];
  readonly target?: string;
}

export type { ObligationLevel };
