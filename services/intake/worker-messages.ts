import type { MessagePort } from 'node:worker_threads';
import type { StateKind } from '#core/answers/facts-of';
import type { AppErrorBody } from '#core/contract/errors';
import type { KnownQuestionnaire } from '../bundle/verify-content';
import type { TrustedKey } from '../bundle/trusted-keys';
import type { Judged, ToJudge } from '../register/judge-bundle';
import type { ReadAhead } from '../register/read-ahead';

/** By what bundles are judged. */
export interface WorkerStart {
  readonly states: readonly (readonly [string, StateKind])[];
  /** `AGE-SECRET-KEY-1…`; in memory only. */
  readonly identities: readonly string[];
  /** Which of our keys those are. */
  readonly identityKeys: readonly string[];
}

/** What a thread is told when it starts: what it is for, and the line on which the reading one sends the judging one what it has read. */
export type WorkerRole = { readonly memory: SharedArrayBuffer } & (
  | { readonly role: 'judge'; readonly start: WorkerStart; readonly reading: MessagePort }
  | { readonly role: 'read'; readonly judging: MessagePort }
);

/** Where in the shared memory, in bytes: less to send than a view of it. */
export interface Placed {
  readonly at: number;
  readonly bytes: number;
}

/** What a thread has to ask of the one that owns the data folder. */
export type WorkerQuestion =
  | { readonly about: 'key'; readonly key: string }
  | { readonly about: 'first-seen'; readonly digest: string; readonly key: string; readonly sha512: string }
  | { readonly about: 'known'; readonly instruments: readonly string[] };

export type WorkerAnswer = TrustedKey | string | KnownQuestionnaire | undefined;

export type ToWorker =
  | {
      readonly kind: 'judge';
      readonly job: number;
      readonly file: Omit<ToJudge, 'content' | 'ahead'> & { readonly content: Placed | null };
    }
  | { readonly kind: 'hash'; readonly job: number; readonly path: string }
  | { readonly kind: 'answer'; readonly question: number; readonly answer: WorkerAnswer };

export type FromWorker =
  | { readonly kind: 'judged'; readonly job: number; readonly judged: Judged }
  | { readonly kind: 'hashed'; readonly job: number; readonly sha512: string }
  | { readonly kind: 'failed'; readonly job: number; readonly error: WorkerFailure }
  | { readonly kind: 'asked'; readonly question: number; readonly asked: WorkerQuestion };

/** What the reading thread sends the judging one. */
export type ReadFile = Pick<Extract<ToWorker, { readonly kind: 'judge' }>, 'job' | 'file'> &
  ({ readonly ahead: ReadAhead } | { readonly error: WorkerFailure });

/** Foreseen, with its code; or by name and place in the program, never with what a file held. */
export type WorkerFailure =
  | ({ readonly foreseen: true } & AppErrorBody)
  | { readonly foreseen: false; readonly name: string; readonly stack: string; readonly code?: string };
