import { parentPort, workerData } from 'node:worker_threads';
import { makeReport } from './make-report';
import type { ReportJob, ReportMessage } from './report-job';

/** Entry of the thread that makes documents: one job, then it ends. It is ended from outside where it is no longer wanted. */
const tell = (message: ReportMessage): void => parentPort?.postMessage(message);

try {
  const progress = (done: number, total: number): void => tell({ kind: 'progress', done, total });
  await makeReport(workerData as ReportJob, { signal: new AbortController().signal, progress });
  tell({ kind: 'written' });
} catch (error) {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown');
  tell({ kind: 'failed', name, stack, ...(code && { code }) });
}
