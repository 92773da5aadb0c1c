import type { ReportDocument } from '#core/report/report-document';

export interface WriterContext {
  /** Aborted when the document is no longer wanted; a writer may look, and the thread is ended whether it does or not. */
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
}

/** Sets a document in one format, to a file that does not exist yet. */
export type WriteDocument = (document: ReportDocument, out: string, context: WriterContext) => Promise<void>;
