import { parentPort, workerData } from 'node:worker_threads';
import { makeComparison } from './make-comparison';
import { makeReport } from './make-report';
import type { DocumentJob, ReportMessage } from './report-job';
import { DOCUMENT_WRITERS } from './writers';

/** Entry of the thread that makes documents: one job, then it ends. It is ended from outside where it is no longer wanted. */
const tell = (message: ReportMessage): void => parentPort?.postMessage(message);

try {
  const progress = (done: number, total: number): void => tell({ kind: 'progress', done, total });
  const job = workerData as DocumentJob;
  const context = { signal: new AbortController().signal, progress };
  if ('documents' in job) {
    const { documents, format } = job;
    for (const [done, { document, path }] of documents.entries()) {
      // Several count as such; how far a single one is says more.
      if (documents.length > 1) progress(done, documents.length);
      await DOCUMENT_WRITERS[format](document, path, documents.length > 1 ? { ...context, progress: () => undefined } : context);
    }
  } else await ('submissions' in job ? makeComparison(job, context) : makeReport(job, context));
  tell({ kind: 'written' });
} catch (error) {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown');
  tell({ kind: 'failed', name, stack, ...(code && { code }) });
}
