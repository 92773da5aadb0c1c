import { parentPort } from 'node:worker_threads';
import { AppError } from '#core/contract/errors';
import { together } from './together';
import type { FromWorker, WorkerFailure } from './worker-messages';

export const tell = together<FromWorker>((messages) => parentPort?.postMessage(messages));

/** Tells what came of a job, or how it failed. */
export function carryOut(job: number, work: () => Promise<FromWorker>): void {
  work().then(tell, (error: unknown) => tell({ kind: 'failed', job, error: failureOf(error) }));
}

/** As it can be told to another thread. */
export function failureOf(error: unknown): WorkerFailure {
  if (error instanceof AppError) return { foreseen: true, code: error.code, params: error.params };
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown');
  return { foreseen: false, name, stack, ...(code && { code }) };
}
