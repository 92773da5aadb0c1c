import { MessageChannel, Worker } from 'node:worker_threads';
import { AppError } from '#core/contract/errors';
import type { Judged, ToJudge } from '../register/judge-bundle';
import { sharedMemory } from '../register/stage-file';
import { diskError } from '../storage/durable-files';
import { together } from './together';
import type { FromWorker, ToWorker, WorkerAnswer, WorkerFailure, WorkerQuestion, WorkerRole, WorkerStart } from './worker-messages';

/** Threads that hash and verify, so that the window and every other call go on. */
export interface JudgingThreads {
  /** Content, where there is any, lies in `sharedMemory`. Throws AppError `disk-full` or `disk-failed` where opening needs room, `cancelled` when the threads were closed. */
  judge(file: ToJudge): Promise<Judged>;
  /** SHA-512 of a file. */
  hash(path: string): Promise<string>;
  close(): Promise<void>;
}

/** Answers what a thread cannot know: it has neither the data folder nor the questionnaires. */
export type Answering = (asked: WorkerQuestion) => Promise<WorkerAnswer>;

/**
 * In megabytes. Who judges has room for the questionnaires of all instruments, and for one of a stranger's; and for what one bundle leaves
 * behind, which is gone before it is taken for something that stays. The nearer to the first bound, the oftener memory is cleared.
 * Who reads leaves little behind: what it unpacks lies elsewhere.
 */
const LIMITS = {
  judge: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 48 },
  read: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 12 },
} as const;

const ENDED = 'a thread ended before its work';

/**
 * One thread reads bundles, which is unpacking, hashing and comparing with manifests, and another one judges what it has read: they
 * share the work about equally. More that judge would keep the questionnaires once more each. They start when there is work.
 */
export function judgingThreads(start: WorkerStart, answering: Answering): JudgingThreads {
  let pair: { readonly judging: Thread; readonly reading: Thread } | undefined;
  let closed = false;
  const threads = (): NonNullable<typeof pair> => {
    if (closed) throw new AppError('cancelled');
    return (pair ??= startPair());
  };
  const startPair = (): NonNullable<typeof pair> => {
    const { port1, port2 } = new MessageChannel();
    // A thread that has ended takes the other one with it: neither has anything to do alone.
    const ended = (): void => {
      if (pair === started) void endPair(new Error(ENDED));
    };
    const started = {
      judging: new Thread({ role: 'judge', start, reading: port1, memory: sharedMemory }, answering, ended),
      reading: new Thread({ role: 'read', judging: port2, memory: sharedMemory }, answering, ended),
    };
    return started;
  };
  const endPair = async (because: Error): Promise<void> => {
    const ending = pair;
    pair = undefined;
    await Promise.all([ending?.judging.end(because), ending?.reading.end(because)]);
  };
  return {
    judge: async (file) => {
      const content = file.content && { at: file.content.byteOffset, bytes: file.content.length };
      const { reading, judging } = threads();
      const message = await judging.answer((job) => reading.tell({ kind: 'judge', job, file: { ...file, content } }));
      if (message.kind !== 'judged') throw new Error('another answer than asked for');
      return message.judged;
    },
    hash: async (path) => {
      const { reading } = threads();
      const message = await reading.answer((job) => reading.tell({ kind: 'hash', job, path }));
      if (message.kind !== 'hashed') throw new Error('another answer than asked for');
      return message.sha512;
    },
    async close() {
      closed = true;
      await endPair(new AppError('cancelled'));
    },
  };
}

interface Waiting {
  done(message: Extract<FromWorker, { readonly job: number }>): void;
  failed(error: unknown): void;
}

class Thread {
  private readonly worker: Worker;
  readonly tell: (message: ToWorker) => void;
  private readonly waiting = new Map<number, Waiting>();
  private jobs = 0;
  private because: Error = new Error(ENDED);

  constructor(told: WorkerRole, answering: Answering, ended: () => void) {
    const line = told.role === 'judge' ? told.reading : told.judging;
    this.worker = new Worker(entry(), { workerData: told, transferList: [line], resourceLimits: LIMITS[told.role] });
    this.tell = together((messages) => this.worker.postMessage(messages));
    this.worker.on('message', (messages: readonly FromWorker[]) => messages.forEach((message) => void this.hear(message, answering)));
    this.worker.once('error', (error) => this.giveUp(error));
    this.worker.once('exit', () => {
      this.giveUp(this.because);
      ended();
    });
  }

  /** What is under way fails with the reason. */
  async end(because: Error): Promise<void> {
    this.because = because;
    await this.worker.terminate();
  }

  /** What this thread answers to a job that it is given, by way of another one or at once. */
  answer(give: (job: number) => void): Promise<Extract<FromWorker, { readonly job: number }>> {
    return new Promise((done, failed) => {
      this.jobs += 1;
      this.waiting.set(this.jobs, { done, failed });
      give(this.jobs);
    });
  }

  private async hear(message: FromWorker, answering: Answering): Promise<void> {
    if (message.kind === 'asked') {
      const answer = await answering(message.asked).catch((error: unknown) => this.giveUp(error));
      this.tell({ kind: 'answer', question: message.question, answer: answer ?? undefined });
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
