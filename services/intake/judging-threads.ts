import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { AppError } from '#core/contract/errors';
import type { Judged, ToJudge } from '../register/judge-bundle';
import { diskError } from '../storage/durable-files';
import type { FromWorker, ToWorker, WorkerAnswer, WorkerFailure, WorkerQuestion, WorkerStart } from './worker-messages';

/** Threads that hash and verify, so that the window and every other call go on. */
export interface JudgingThreads {
  /** How many files they work on at a time. */
  readonly size: number;
  /** Throws AppError `disk-full` or `disk-failed` where opening needs room, `cancelled` when the threads were closed. */
  judge(file: ToJudge): Promise<Judged>;
  /** SHA-512 of a file. */
  hash(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Answers what a thread cannot know: it has neither the data folder nor the questionnaires. */
export type Answering = (asked: WorkerQuestion) => Promise<WorkerAnswer>;

/**
 * One less than the machine has processors, so that the window stays quick, and no more than two: each keeps the questionnaires to
 * itself. Hashing, and whatever the disk does, has threads of the system's beside them.
 */
const threadsHere = (): number => Math.min(2, Math.max(1, availableParallelism() - 1));

/**
 * In megabytes: room for the questionnaires of all instruments, and for one of a stranger's; and for what one bundle leaves behind,
 * which is gone before it is taken for something that stays. The nearer to the first bound, the oftener memory is cleared.
 */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 24 } as const;

export function judgingThreads(start: WorkerStart, answering: Answering, most = threadsHere()): JudgingThreads {
  const threads: JudgingThread[] = [];
  let closed = false;
  /** Threads start when there is work for them. */
  const least = (): JudgingThread => {
    const idle = threads.find(({ busy }) => busy === 0);
    if (idle) return idle;
    if (threads.length < most) {
      threads.push(new JudgingThread(start, answering, (ended) => threads.splice(threads.indexOf(ended), 1)));
      return threads.at(-1)!;
    }
    return threads.reduce((one, other) => (other.busy < one.busy ? other : one));
  };
  const todo = <T>(work: (thread: JudgingThread) => Promise<T>): Promise<T> =>
    closed ? Promise.reject(new AppError('cancelled')) : work(least());
  return {
    size: most,
    judge: (file) => todo((thread) => thread.judge(file)),
    hash: (path) => todo((thread) => thread.hash(path)),
    async close() {
      closed = true;
      await Promise.all([...threads].map((thread) => thread.end()));
    },
  };
}

interface Waiting {
  done(message: Extract<FromWorker, { readonly job: number }>): void;
  failed(error: unknown): void;
}

class JudgingThread {
  private readonly worker: Worker;
  private readonly waiting = new Map<number, Waiting>();
  private jobs = 0;
  private closing = false;

  constructor(start: WorkerStart, answering: Answering, ended: (thread: JudgingThread) => void) {
    this.worker = new Worker(entry(), { workerData: start, resourceLimits: LIMITS });
    this.worker.on('message', (message: FromWorker) => void this.hear(message, answering));
    this.worker.once('error', (error) => this.giveUp(error));
    this.worker.once('exit', () => {
      ended(this);
      this.giveUp(this.closing ? new AppError('cancelled') : new Error('a thread ended before its work'));
    });
  }

  get busy(): number {
    return this.waiting.size;
  }

  judge = (file: ToJudge): Promise<Judged> =>
    this.ask((job) => ({ kind: 'judge', job, file })).then((message) => {
      if (message.kind !== 'judged') throw new Error('another answer than asked for');
      return message.judged;
    });

  hash = (path: string): Promise<string> =>
    this.ask((job) => ({ kind: 'hash', job, path })).then((message) => {
      if (message.kind !== 'hashed') throw new Error('another answer than asked for');
      return message.sha512;
    });

  async end(): Promise<void> {
    this.closing = true;
    await this.worker.terminate();
  }

  private ask(message: (job: number) => ToWorker): Promise<Extract<FromWorker, { readonly job: number }>> {
    return new Promise((done, failed) => {
      this.jobs += 1;
      this.waiting.set(this.jobs, { done, failed });
      this.worker.postMessage(message(this.jobs));
    });
  }

  private async hear(message: FromWorker, answering: Answering): Promise<void> {
    if (message.kind === 'asked') {
      const answer = await answering(message.asked).catch((error: unknown) => this.giveUp(error));
      this.worker.postMessage({ kind: 'answer', question: message.question, answer: answer ?? undefined } satisfies ToWorker);
      return;
    }
    const waiting = this.waiting.get(message.job);
    this.waiting.delete(message.job);
    if (message.kind === 'failed') waiting?.failed(failureOf(message.error));
    else waiting?.done(message);
  }

  private giveUp(error: unknown): void {
    const waiting = [...this.waiting.values()];
    this.waiting.clear();
    for (const { failed } of waiting) failed(error);
  }
}

/** Where a thread starts: beside this file as it was built, or by way of its source where the sources run. */
const entry = (): URL => new URL(import.meta.url.endsWith('.ts') ? 'intake-worker-from-source.mjs' : 'intake-worker.js', import.meta.url);

function failureOf(failure: WorkerFailure): unknown {
  if (failure.foreseen) return new AppError(failure.code, failure.params);
  const { name, stack, code } = failure;
  const error = Object.assign(new Error(name), { name, stack, ...(code && { code }) });
  return code?.startsWith('E') ? diskError('register/opening', error) : error;
}
