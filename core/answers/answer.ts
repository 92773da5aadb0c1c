import type { Standing } from '../questionnaire/condition';
import type { Language } from '../questionnaire/wording';

export type { Standing } from '../questionnaire/condition';

/** One answer to one question. Absent from a document means: never touched, unanswered, revision 0. */
export interface Answer {
  readonly standing: Standing;
  /** Only with standing `answered`. */
  readonly value?: AnswerValue;
  /** Why it is not known or not applicable. */
  readonly reason?: string;
  /** Language in which it is worded; absent where it holds no words. Independent of the language of the window. */
  readonly language?: Language;
  /** The same text in further languages; only of a text. */
  readonly texts?: Texts;
  /** Counts the writes of this answer; every write names the revision it was based on. */
  readonly revision: number;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  readonly origin: Origin;
  readonly confirmed: boolean;
}

export type Texts = Readonly<Partial<Record<Language, string>>>;

/** Who acted: a role and a name that the user gave, never the operating system's. */
export interface Person {
  readonly name: string;
  readonly role: string;
}

export type Origin =
  | { readonly kind: 'entered' }
  | { readonly kind: 'carried-over'; readonly exercise: string; readonly submission?: string }
  | Reused
  | Merged;

/** Came with the contribution of an agency. */
export interface Merged {
  readonly kind: 'merged';
  readonly agency: string;
  /** Digest of that contribution; neither this nor the next is told outside the State. */
  readonly from?: string;
  /** Changed by hand since, or put together from several. */
  readonly amended?: boolean;
}

/** Taken over from the answer of a twin provision. */
export interface Reused {
  readonly kind: 'reused';
  /** The question whose answer it was. */
  readonly from: string;
  /** Revision of that answer when it was taken over, or last looked at again; not told outside the State. */
  readonly revision?: number;
  /** Changed by hand since. */
  readonly amended?: boolean;
}

/** status, choice: option id. choices: option ids. text, date (ISO): string. number. citations: evidence ids. table. */
export type AnswerValue = string | number | readonly string[] | TableValue;

export interface TableValue {
  /** Years set by the user, ascending, where the table's columns are years. */
  readonly years?: readonly number[];
  readonly rows: readonly TableRowValue[];
}

export interface TableRowValue {
  /** Row id of the table, or a random id for a free row. */
  readonly id: string;
  /** By column id, or by year. An absent cell is blank: blank is not zero. */
  readonly cells: Readonly<Record<string, Cell>>;
}

export type Cell = string | number | readonly string[] | NotAvailable;
export interface NotAvailable {
  readonly notAvailable: true;
}

export const isTable = (value: AnswerValue | undefined): value is TableValue =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isNotAvailable = (cell: Cell | undefined): cell is NotAvailable =>
  typeof cell === 'object' && cell !== null && !Array.isArray(cell);
