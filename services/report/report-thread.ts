import { Worker } from 'node:worker_threads';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { DocumentJob, ReportMessage } from './report-job';

/**
 * Makes a document in a thread of its own, so that the window and every other call go on. Throws AppError `cancelled`,
 * `disk-full` or `disk-failed`. What is on the disk then is for the caller to remove.
 */
export function makeReportInThread(job: DocumentJob, { signal, progress }: CallContext): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new AppError('cancelled'));
    const thread = new Worker(entry(), { workerData: job });
    let settled = false;
    const settle = (outcome: () => void): void => {
      if (settled) return;
      settled = true;
      signal.removeEventListener('abort', cancel);
      void thread.terminate().then(outcome, outcome);
    };
    const cancel = (): void => settle(() => reject(new AppError('cancelled')));
    signal.addEventListener('abort', cancel);
    thread.on('message', (message: ReportMessage) => {
      if (message.kind === 'progress') progress(message.done, message.total, 'writing');
      else settle(message.kind === 'written' ? resolve : () => reject(failureOf(message)));
    });
    thread.once('error', (error) => settle(() => reject(error)));
    thread.once('exit', () => settle(() => reject(new Error('the thread ended before the document was written'))));
  });
}

/** Where the thread starts: beside this file as it was built, or by way of its source where the sources run. */
const entry = (): URL => new URL(import.meta.url.endsWith('.ts') ? 'report-worker-from-source.mjs' : 'report-worker.js', import.meta.url);

function failureOf({ name, stack, code }: Extract<ReportMessage, { readonly kind: 'failed' }>): Error {
  if (code === 'ENOSPC') return new AppError('disk-full', { file: 'report' });
  if (code?.startsWith('E')) return new AppError('disk-failed', { file: 'report', code });
  return Object.assign(new Error(name), { name, stack });
}
