import type { Language } from '../questionnaire/wording';

/**
 * A document before it has a format: what PDF, DOCX and HTML set alike, so that the three say the same in the same order.
 * Text is whole and in reading order; whoever sets it sees to direction, fonts and escaping.
 */
export interface ReportDocument {
  readonly language: Language;
  readonly title: string;
  /** State, exercise, revision, …: the first page, in this order. */
  readonly facts: readonly Fact[];
  /** Repeated on every page: short, such as State and exercise. */
  readonly running: string;
  /** Lower-case hex: SHA-512 of the submission's content; absent for what is not sealed. */
  readonly contentDigest?: string;
  /** Set across every page where it is not the real thing: practice, draft, redacted. */
  readonly mark?: string;
  /** For whom it is alone, where it is not for everybody: a line on every page. */
  readonly confidential?: string;
  readonly labels: ReportLabels;
  readonly blocks: readonly Block[];
}

export interface ReportLabels {
  readonly contents: string;
  /** Leads past the contents, for whoever goes by keyboard. */
  readonly skip?: string;
  /** With the places `{page}` and `{pages}`. */
  readonly pageOf: string;
}

export interface Fact {
  readonly label: string;
  readonly value: readonly Inline[];
}

export type Block = Heading | Paragraph | List | Table | Facts | Bars | Choices | WritingSpace | SignatureSpace;

/** Numbered like the treaty: the number is part of `content`. Levels 1 to 3 stand in the table of contents. */
export interface Heading {
  readonly kind: 'heading';
  readonly level: 1 | 2 | 3 | 4;
  /** Unique in the document; a place to jump to. */
  readonly id: string;
  readonly content: readonly Inline[];
}

export interface Paragraph {
  readonly kind: 'paragraph';
  /** `label`: what was asked. `answer`: what the State says. `note`: about the text, in small print. */
  readonly style: 'body' | 'label' | 'answer' | 'note';
  readonly content: readonly Inline[];
  /** An empty line stands before it in what the State wrote. */
  readonly apart?: true;
}

export interface List {
  readonly kind: 'list';
  readonly ordered: boolean;
  readonly items: readonly (readonly Inline[])[];
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
  /** As many cells as columns; the first column heads its row. */
  readonly rows: readonly (readonly (readonly Inline[])[])[];
  readonly note?: string;
}

export interface Facts {
  readonly kind: 'facts';
  readonly facts: readonly Fact[];
}

/** A plot that can be read without colour: horizontal bars with their number, patterns by series. Every one repeats a table's figures. */
export interface Bars {
  readonly kind: 'bars';
  readonly caption: string;
  readonly series: readonly string[];
  readonly bars: readonly { readonly label: string; readonly values: readonly number[] }[];
}

/** On paper: boxes to tick. */
export interface Choices {
  readonly kind: 'choices';
  readonly multiple: boolean;
  readonly options: readonly string[];
}

/** On paper: ruled lines to write on. */
export interface WritingSpace {
  readonly kind: 'writing-space';
  readonly lines: number;
}

/** Name, title, date, signature. */
export interface SignatureSpace {
  readonly kind: 'signatures';
  readonly signatures: readonly (readonly Fact[])[];
}

export interface Inline {
  readonly text: string;
  readonly strong?: boolean;
  /** Of these words, where it is not the document's. */
  readonly language?: Language;
  /** An identifier (reference, digest, date in figures): set left to right whatever surrounds it. */
  readonly isolate?: boolean;
  /** http or https. */
  readonly link?: string;
  /** Id of a heading. */
  readonly goTo?: string;
}
