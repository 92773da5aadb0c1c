import type { Language } from '../questionnaire/wording';
import type { Answer, Person, Standing } from './answer';
import type { Comment, Evidence } from './document';

/** What an agency was asked to do, by package id. */
export interface WorkPackage {
  readonly revision: number;
  readonly agency: string;
  /** Its scope: nothing outside these provisions is taken in. */
  readonly provisions: readonly string[];
  readonly language: Language;
  readonly instructions: string;
  /** ISO date. */
  readonly due?: string;
  /** Thumbprint of the key that its contributions are signed with. */
  readonly key: string;
  /** The public half of that key. */
  readonly publicKey: string;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Name under which the file was given out. */
  readonly fileName?: string;
  /**
   * Id of the first package of this commission; absent: this one is the first. A package that was changed, or that asks back, goes on
   * in the same commission: the agency opens it into the same assessment, and its contributions replace those before.
   */
  readonly commission?: string;
  /** What was asked back with it. */
  readonly asks?: readonly AskedBack[];
  /** Version of the questionnaire when it was written. */
  readonly questionnaire?: string;
  /** Nothing that comes under its key is taken in from then on; what was taken in stays. */
  readonly withdrawn?: { readonly by: Person; readonly at: string };
}

/** A question to the agency about one of its answers, or about a whole provision. */
export interface AskedBack {
  /** Question or provision id. */
  readonly about: string;
  readonly text: string;
}

/** What an agency has returned, by digest: kept whole, so that the merged state follows from the set of them and no answer of any side is lost. */
export interface Contribution {
  readonly revision: number;
  readonly workPackage: string;
  /** Counts the contributions that the agency has written of one commission. */
  readonly number: number;
  readonly fileName: string;
  /** ISO instants: of the signature as the agency says, and of our taking it in. */
  readonly writtenAt: string;
  readonly receivedAt: string;
  /** Who wrote it, at the agency. */
  readonly by: Person;
  /** The agency's assessment that it comes from: two copies of one package, worked on apart, are two sides. */
  readonly source: string;
  /** Digests of the contributions of the same source that it takes the place of. */
  readonly replaces: readonly string[];
  /** Version of the questionnaire under which the agency answered. */
  readonly questionnaire: string;
  /** By question id. */
  readonly answers: Readonly<Record<string, OfferedAnswer>>;
  /** What those answers cite. An id follows from the content, so that the same law has one id whoever sends it. */
  readonly evidence: Readonly<Record<string, Omit<Evidence, 'revision'>>>;
  /** Comments that the agency chose to send, by the id that they get here. */
  readonly comments: Readonly<Record<string, Omit<Comment, 'revision'>>>;
  /** Questions whose offered answer was looked at and decided. */
  readonly settled?: Readonly<Record<string, Settled>>;
}

export interface OfferedAnswer extends Pick<Answer, 'value' | 'reason' | 'language' | 'texts' | 'by' | 'at' | 'origin'> {
  readonly standing: Exclude<Standing, 'unanswered'>;
  /** Why it cannot go in by itself, as it was found when it came. */
  readonly unfit?: UnfitAnswer;
}

/** `out-of-scope`: not in the package. `asked-differently`: the question has other words or options here. Others: see `validateValue`. */
export const UNFIT_ANSWERS = [
  'out-of-scope',
  'unknown-question',
  'asked-differently',
  'does-not-fit',
  'internal',
  'evidence-missing',
] as const;
export type UnfitAnswer = (typeof UNFIT_ANSWERS)[number];

/** What became of an offered answer. `kept`: what stood here stays. */
export interface Settled {
  readonly decision: 'accepted' | 'combined' | 'kept';
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
}

/** Of the settings of an assessment that an agency opened from a work package: only these provisions are asked, counted and shown. */
export interface Commission {
  /** Id of the first package of the commission: what makes a later package go on in this assessment. */
  readonly commission: string;
  /** The newest package that was opened. */
  readonly workPackage: string;
  /** Thumbprint of the package's key. */
  readonly key: string;
  readonly agency: string;
  readonly provisions: readonly string[];
  readonly language: Language;
  readonly instructions: string;
  /** ISO date. */
  readonly due?: string;
  /** Who asked, and when (ISO instant). */
  readonly from: Person;
  readonly preparedAt: string;
  readonly asks?: readonly AskedBack[];
  /** Version of the questionnaire of whoever asked. */
  readonly questionnaire: string;
  /** Answers that came with the package, with the revision that they have here: still that, and the agency has said nothing. */
  readonly given: Readonly<Record<string, number>>;
  /** Contributions written so far, oldest first. */
  readonly written: readonly WrittenContribution[];
}

export interface WrittenContribution {
  readonly digest: string;
  readonly number: number;
  readonly fileName: string;
  /** ISO instant. */
  readonly at: string;
}
