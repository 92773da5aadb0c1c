import type { EvidenceKind, ObligationLevel } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import type { Answer, Person } from './answer';
import type { Clearance } from './clearance';
import type { EarlierAnswer } from './earlier-answer';
import type { Release } from './release';
import type { Commission, Contribution, WorkPackage } from './work-package';

/**
 * Everything that an assessment holds. Collections of small records, so that the journal, undo and conflicts
 * treat all of them alike: a record has a key and a revision, a change names the record before and after.
 */
export const ASSESSMENT_FORMAT = 'omnibus-assessment/3';

export interface AssessmentDocument {
  readonly format: typeof ASSESSMENT_FORMAT;
  readonly id: string;
  readonly created: string;
  /** Version of the questionnaire that the answers were last checked against. */
  readonly questionnaire: string;
  readonly settings: Readonly<Record<string, SettingsRecord>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly comments: Readonly<Record<string, Comment>>;
  /** By finding key (`Finding` in `engine/live-assessment.ts`). */
  readonly explanations: Readonly<Record<string, Explanation>>;
  /** Offers that were declined, by offer key (`Offer` in `offers/offers.ts`). */
  readonly offers: Readonly<Record<string, DeclinedOffer>>;
  /** By digest of the submission. */
  readonly submissions: Readonly<Record<string, SubmissionRecord>>;
  /** By provision. */
  readonly clearances: Readonly<Record<string, Clearance>>;
  /** What agencies were asked, by package id, and what they have returned, by digest. */
  readonly workPackages: Readonly<Record<string, WorkPackage>>;
  readonly contributions: Readonly<Record<string, Contribution>>;
  /** Answers of the last exercise, by the question's id of then (`EarlierAnswer` says more). */
  readonly earlierAnswers: Readonly<Record<string, EarlierAnswer>>;
}

export const COLLECTIONS = [
  'settings',
  'answers',
  'evidence',
  'comments',
  'explanations',
  'offers',
  'submissions',
  'clearances',
  'workPackages',
  'contributions',
  'earlierAnswers',
] as const;
export type Collection = (typeof COLLECTIONS)[number];
export type RecordOf<C extends Collection> = AssessmentDocument[C][string];

/** The one record of `settings`, under the key `assessment`. */
export interface SettingsRecord {
  readonly revision: number;
  /** ISO 3166 alpha-2, or `EU`. */
  readonly state: string;
  readonly exercise: Exercise;
  /** The language of the answers comes first. */
  readonly languages: readonly Language[];
  readonly participation: Readonly<Record<string, Participation>>;
  /** Codes of the instruments that this assessment covers. */
  readonly instruments: readonly string[];
  /** Parts of those instruments that this assessment does not ask; absent: all is asked. */
  readonly leftOut?: LeftOut;
  /** A dry run, labelled so everywhere, the bundle included. */
  readonly practice: boolean;
  /** ISO date: the law is judged as it stood then. */
  readonly assessmentDate: string;
  /** Whether a submission needs the signature of a second key of the State, and who has last decided so. */
  readonly secondSignature?: { readonly required: boolean; readonly by: Person; readonly at: string };
  /** What of a submission sealed from it may leave the secretariat; absent: the State has said nothing, so nothing is released. */
  readonly release?: Release;
  /** Which edition of questionnaire and wording it asks (`ContentLibrary.edition`); absent: the one that is installed. */
  readonly edition?: string;
  /** Question or provision last touched, to resume in place. */
  readonly resumeAt?: string;
  /** This is an agency's part, opened from a work package; set by opening one, and by nothing else. */
  readonly commission?: Commission;
}

/** Nothing of it is asked, counted or submitted; answers given before are kept and come back. */
export interface LeftOut {
  readonly clusters?: readonly string[];
  /** `UNCAC:II` */
  readonly chapters?: readonly string[];
  readonly levels?: readonly ObligationLevel[];
}

/** A named reporting round. Comparison is per State and instrument across exercises. */
export interface Exercise {
  /** Stable name, e.g. `untoc-review-2026`. */
  readonly id: string;
  readonly title: string;
  readonly mechanism: 'untoc-review' | 'uncac-review' | 'self-assessment';
  /** Cycle of the review of the Convention against Corruption: 1 for chapters III and IV, 2 for II and V (R10). */
  readonly cycle?: 1 | 2;
  readonly period?: string;
  readonly deadline?: string;
}

export interface Participation {
  readonly standing: 'party' | 'signatory' | 'none';
  readonly signed?: string;
  readonly act?: 'ratification' | 'acceptance' | 'approval' | 'accession' | 'succession';
  readonly deposited?: string;
  readonly inForce?: string;
  readonly denunciationReceived?: string;
  readonly declarations?: string;
  readonly reservations?: string;
  /** Declarations and reservations taken back, with their dates. */
  readonly withdrawals?: string;
  /** Objections made, and received. */
  readonly objections?: string;
  /** Territories to which the instrument does not, or not yet, extend. */
  readonly territories?: string;
}

/** One law, case, statistic, link or file: entered once, cited by many answers. */
export interface Evidence {
  readonly revision: number;
  readonly kind: EvidenceKind;
  readonly title: string;
  /** Article or section, court, source, … by kind. */
  readonly reference?: string;
  readonly adopted?: string;
  readonly inForce?: string;
  /** `bill`: not in force; cannot alone support a "yes" (R13). */
  readonly stage?: 'in-force' | 'adopted' | 'bill' | 'repealed';
  readonly date?: string;
  readonly court?: string;
  readonly outcome?: string;
  readonly link?: string;
  /** ISO date on which somebody last found the text under the link; set by hand. */
  readonly lastSeen?: string;
  readonly language?: string;
  readonly summary?: string;
  readonly attachment?: Attachment;
}

export interface Attachment {
  /** Lower-case hex; the file lies under this name. */
  readonly sha512: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
}

/** Apart from answers, never exported unless chosen. */
export interface Comment {
  readonly revision: number;
  /** Question or provision id. */
  readonly about: string;
  readonly text: string;
  readonly by: Person;
  readonly at: string;
  /** The comment that this one answers: the first of its thread. A reply is resolved with it. */
  readonly replyTo?: string;
  readonly resolved?: { readonly by: Person; readonly at: string };
  /** When it was last opened again after it had been resolved, and when its words last changed. */
  readonly reopened?: { readonly by: Person; readonly at: string };
  readonly edited?: { readonly by: Person; readonly at: string };
}

/** Why a W finding stands: kept, and exported with the finding. */
export interface Explanation {
  readonly revision: number;
  readonly reason: string;
  /** A sum over what the finding rested on (`findings/explained-basis.ts`): once that is another, the reason is asked for again. */
  readonly basis?: string;
  readonly by: Person;
  readonly at: string;
}

/** Somebody decided that an answer of a twin provision does not serve here. */
export interface DeclinedOffer {
  readonly revision: number;
  readonly by: Person;
  readonly at: string;
}

/** Missing until `signed`; one that was `withdrawn` before that was never a submission, and its number is free again. */
export interface SecondSignature {
  /** Keys of the secretariat's cards that the bundle is encrypted for once it is complete; empty: not encrypted. */
  readonly encryptFor: readonly string[];
  readonly signed?: { readonly key: string; readonly at: string };
  readonly withdrawn?: { readonly by: Person; readonly at: string };
}

/** A submission sealed from this assessment, and the receipt for it. */
export interface SubmissionRecord {
  readonly revision: number;
  readonly digest: string;
  readonly number: number;
  readonly sealedAt: string;
  readonly key: string;
  readonly fileName: string;
  readonly replaces?: string;
  /** Only where a second signature was required when it was sealed. */
  readonly second?: SecondSignature;
  /** State, exercise and practice flag that it was sealed for: only submissions of one scope replace each other. */
  readonly scope?: { readonly state: string; readonly exercise: string; readonly practice: boolean };
  /** `jws`: the receipt file as it came, its signed text and the signature over it. */
  readonly receipt?: { readonly receivedAt: string; readonly verdict: string; readonly key: string; readonly jws: string };
}
