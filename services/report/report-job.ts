import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import type { ComparisonFilter } from '#core/comparison/filter';
import type { Language, Wording } from '#core/questionnaire/wording';
import type { ReleasedSubmission } from '#core/submission/release';
import type { ComparisonDocument } from '#core/report/comparison-source';
import type { ReportDocument } from '#core/report/report-document';
import type { Leaving, ReportFormat, ReportOptions, ReportSource } from '#core/report/report-source';

/** Everything that making a document needs, as it is handed to another thread. */
export interface ReportJob {
  readonly source: Omit<ReportSource, 'questionnaire' | 'stateName'>;
  readonly questionnaire: PackedQuestionnaire;
  /** By its name in the language of the document; absent where the list of States does not have it. */
  readonly stateName?: string;
  /** The questionnaire's words in the language of the document, where there are any, and those to fall back on. */
  readonly wording?: Wording;
  readonly fallback: Wording;
  readonly options: ReportOptions;
  readonly format: ReportFormat;
  /** Files that do not exist yet. */
  readonly path: string;
  /** For a format that needs a second file. */
  readonly codebookPath: string;
}

/** The same for submissions beside each other, in the order of time. */
export interface ComparisonJob {
  readonly what: ComparisonDocument;
  readonly submissions: readonly {
    readonly digest: string;
    readonly submission: ReleasedSubmission;
    readonly questionnaire: PackedQuestionnaire;
    readonly wording: readonly Wording[];
  }[];
  readonly filter: ComparisonFilter;
  readonly stateName?: string;
  /** This program's words, for a language that a bundle does not carry. */
  readonly installed: { readonly wording: Wording; readonly source: Wording };
  /** ISO instant. */
  readonly madeAt: string;
  readonly leaving: Leaving;
  readonly language: Language;
  readonly format: 'pdf' | 'docx';
  /** A file that does not exist yet. */
  readonly path: string;
}

/** Documents that are ready to be set, one after the other. */
export interface ReadyDocuments {
  readonly format: 'docx' | 'html' | 'pdf';
  /** `path`: a file that does not exist yet. */
  readonly documents: readonly { readonly document: ReportDocument; readonly path: string }[];
}

export type DocumentJob = ReportJob | ComparisonJob | ReadyDocuments;

/** What the thread says while it works. Sizes and names only, never an answer. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly name: string; readonly stack: string; readonly code?: string };
