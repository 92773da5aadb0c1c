import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Wording } from '#core/questionnaire/wording';
import type { ReportFormat, ReportOptions, ReportSource } from '#core/report/report-source';

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

/** What the thread says while it works. Sizes and names only, never an answer. */
export type ReportMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'written' }
  | { readonly kind: 'failed'; readonly name: string; readonly stack: string; readonly code?: string };
