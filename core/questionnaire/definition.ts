import type { Condition, StatusKind } from './condition';

/**
 * A compiled questionnaire: structure only, complete in itself, with every reference resolved and checked.
 * Wording is apart, in `Wording`, by key; a key is derived from ids (see `wording.ts`).
 */
export const QUESTIONNAIRE_FORMAT = 'omnibus-questionnaire/1';

export type ObligationLevel = 'mandatory' | 'consider' | 'optional' | 'facilitative' | 'final';
export const OBLIGATION_LEVELS: readonly ObligationLevel[] = ['mandatory', 'consider', 'optional', 'facilitative', 'final'];

export interface Questionnaire {
  readonly format: typeof QUESTIONNAIRE_FORMAT;
  /** SHA-256 over the canonical structure: two questionnaires with one version ask the same. */
  readonly version: string;
  readonly instruments: readonly Instrument[];
  readonly articles: readonly Article[];
  /** In treaty order, instrument by instrument. */
  readonly provisions: readonly Provision[];
  /** In the order in which they are asked. */
  readonly questions: readonly Question[];
  readonly scales: readonly Scale[];
  readonly blocks: readonly Block[];
  readonly rules: readonly Rule[];
  readonly clusters: readonly Pivot[];
  readonly themes: readonly Pivot[];
  readonly twins: readonly Twin[];
  /** No longer asked, and kept so that answers given before can be read; absent where there are none. */
  readonly retired?: readonly RetiredQuestion[];
}

/** Its wording stays, and says under `question/<wording>/retired` why it is no longer asked. */
export interface RetiredQuestion {
  /** ISO date. */
  readonly since: string;
  readonly question: Question;
}

/** Provisions that ask for the same: an answer to one is offered to the others. */
export interface Twin {
  readonly id: string;
  /** Of at least two provisions, in the order of the source. */
  readonly provisions: readonly string[];
  /** Why they are twins: the same conduct or measure in two treaties, or one authority named for several. */
  readonly relation: 'conduct' | 'measure' | 'authority';
}

/** The block of the question that says where the State stands on a provision. */
export const STATUS_BLOCK = 'status';

export interface Instrument {
  /** Stable name, e.g. `trafficking-in-persons-protocol`. */
  readonly id: string;
  /** Prefix of provision ids, e.g. `TIP`. */
  readonly code: string;
  readonly adopted: string;
  readonly entryIntoForce: string;
  /** First and last day on which the instrument could be signed (ISO dates). */
  readonly openForSignature: { readonly from: string; readonly until: string };
  /** Code of the convention that a protocol supplements. */
  readonly supplements?: string;
  /** How files stand with this instrument's questionnaire (links first, or texts welcome). */
  readonly attachments: 'allowed' | 'discouraged';
}

export interface Article {
  /** `TIP:5` */
  readonly id: string;
  readonly instrument: string;
  readonly number: string;
  readonly chapter?: string;
}

export interface Provision {
  /** `TIP:5(2)(a)`, `UNTOC:5(3)#2` */
  readonly id: string;
  readonly instrument: string;
  readonly article: string;
  readonly paragraph: string;
  /** A second or later duty in the same paragraph. */
  readonly part?: number;
  readonly obligation: ObligationLevel;
  readonly modality: string;
  readonly type: string;
  readonly assessable: boolean;
  readonly notifyUN: boolean;
  readonly cluster: string;
  readonly themes: readonly string[];
  readonly related: readonly string[];
  /** Options of the "what is missing" block, by id; wording under `<provision>/element/<id>`. */
  readonly elements: readonly string[];
  readonly qualifier?: Qualifier;
  /** The provision whose status sums this one up (R20). */
  readonly parent?: string;
  readonly scale?: string;
  /** Ids of its questions, in order; the first of an assessable provision is its status. */
  readonly questions: readonly string[];
  /** Provisions of earlier questionnaires whose place it takes: their questions keep their local names here. */
  readonly replaces?: readonly string[];
}

/** A limit that the paragraph itself sets. `claimable`: a State may answer "not applicable" or "no" relying on it. */
export interface Qualifier {
  readonly kind: 'only-if' | 'legal-system' | 'domestic-law' | 'as-appropriate' | 'other';
}

export interface Scale {
  readonly id: string;
  readonly values: readonly { readonly id: string; readonly kind: StatusKind; readonly retired?: true }[];
}

export interface Block {
  /** `legal-basis` */
  readonly id: string;
  /** `F1` of the domain facts. */
  readonly code: string;
  /** Never leaves the State's machine (F12). */
  readonly internal: boolean;
  /** Whether its answers are offered to a twin of the provision; a notification under one treaty is none under another. */
  readonly reusable: boolean;
}

export type Question = {
  /** `TIP:5(1)/status`, `TIP:5(1)/legal-basis.citations` */
  readonly id: string;
  readonly provision: string;
  /** Block id, `status`, or `own` for a question that only this provision asks. */
  readonly block: string;
  /** Key prefix of its wording: blocks are worded once, so many questions share one. */
  readonly wording: string;
  /** Asked when this holds; absent: always. Hidden answers are kept and return. */
  readonly when?: Condition;
  /** Counts towards completeness while it is asked. */
  readonly required: boolean;
  /** Never leaves the State's machine. */
  readonly internal: boolean;
  /** Questions of earlier questionnaires whose place it takes. Several may replace one (a split), and one several (a merger). */
  readonly replaces?: readonly string[];
} & QuestionKind;

export type QuestionKind =
  | { readonly type: 'status'; readonly scale: string }
  | { readonly type: 'choice'; readonly options: readonly Option[] }
  | { readonly type: 'choices'; readonly options: readonly Option[] }
  | { readonly type: 'text'; readonly lines: 'one' | 'many' }
  | { readonly type: 'number'; readonly minimum?: number; readonly maximum?: number; readonly whole: boolean }
  | { readonly type: 'date' }
  | { readonly type: 'citations'; readonly accepts: readonly EvidenceKind[] }
  | { readonly type: 'table'; readonly table: Table };

/** Of an option, a row or a column that has been released and is offered no longer: what was entered stays and can be read. */
export interface Succession {
  readonly retired?: true;
  /** Ids of the same list whose place it takes. */
  readonly replaces?: readonly string[];
}

export interface Option extends Succession {
  readonly id: string;
  /** Choosing it clears and excludes every other option ("no steps planned", "none"). */
  readonly exclusive?: boolean;
}

export const EVIDENCE_KINDS = ['law', 'case', 'statistic', 'link', 'file', 'agreement', 'authority'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

export interface Table {
  /** `free`: the user adds rows (planned steps, penalties). Otherwise the rows are given (statistics). */
  readonly rows: 'free' | readonly TableRow[];
  /** `years`: the columns are years that the user sets, each cell a whole number or "not available". */
  readonly columns: 'years' | readonly TableColumn[];
}

export interface TableRow extends Succession {
  readonly id: string;
  /** Rows whose sum this row must equal, one list per breakdown (by sex, by age): R31. */
  readonly totalOf?: readonly (readonly string[])[];
  /** Shown beneath the row it breaks down. */
  readonly partOf?: string;
}

export interface TableColumn extends Succession {
  readonly id: string;
  readonly type: 'text' | 'number' | 'date' | 'choice' | 'choices' | 'citations';
  readonly options?: readonly Option[];
  readonly required: boolean;
  readonly minimum?: number;
  readonly whole?: boolean;
}

export interface Pivot {
  readonly id: string;
  readonly order: number;
}

/** E blocks sealing; W asks to confirm or explain; S shows, hides or sets not applicable; I informs. */
export type RuleLevel = 'E' | 'W' | 'S' | 'I';

export interface Rule {
  /** `R11` */
  readonly id: string;
  /** The level in the catalogue of rules; a case may be milder (R11 for optional provisions). */
  readonly level: RuleLevel;
  readonly provisions: readonly string[];
  readonly cases: readonly RuleCase[];
}

/** One case over one provision: the compiler has expanded "for each provision such that". */
export type RuleCase = {
  /** `R11/missing-basis` names the wording; many provisions share one. */
  readonly id: string;
  /** Provision on which it is reported, or instrument code (`TIP`), or `assessment`. */
  readonly at: string;
  readonly when: Condition;
} & (
  | {
      readonly effect: 'finding';
      readonly level: 'E' | 'W' | 'I';
      /** What the user does about it: groups the list on the Check screen. */
      readonly group: FindingGroup;
      /** Question to jump to; absent: the provision, or the participation form. */
      readonly target?: string;
      /** Further provisions that the finding names. */
      readonly involves: readonly string[];
    }
  /** Hides the provision (or the one question) while the condition holds. */
  | { readonly effect: 'hide'; readonly target: string }
  /** Sets not applicable unless the State overrides it by answering. */
  | { readonly effect: 'not-applicable' }
  /** A partial or negative status here is no gap and asks for no reasons and plans. */
  | { readonly effect: 'exempt' }
);

export type FindingGroup = 'contradiction' | 'citation' | 'incomplete' | 'confirm' | 'figures' | 'information';
