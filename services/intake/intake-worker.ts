import { parentPort, workerData } from 'node:worker_threads';
import { AppError } from '#core/contract/errors';
import { judgeWithoutWords } from '../bundle/read-questionnaire';
import type { KnownQuestionnaire } from '../bundle/verify-content';
import type { TrustedKey } from '../bundle/trusted-keys';
import { hashOfFile, judgeBundle, SMALL_FILE, smallContent, type Judged, type Judgement, type ToJudge } from '../register/judge-bundle';
import { Rooms } from '../storage/rooms';
import type { FromWorker, ToWorker, WorkerAnswer, WorkerFailure, WorkerQuestion, WorkerStart } from './worker-messages';

/** Entry of a thread that hashes and verifies files. It writes nothing, but for what it opens where it was told to. */
judgeWithoutWords();
const { states, identities, identityKeys } = workerData as WorkerStart;
const kinds = new Map(states);
const tell = (message: FromWorker): void => parentPort?.postMessage(message);

let questions = 0;
const waiting = new Map<number, (answer: WorkerAnswer) => void>();
const ask = (asked: WorkerQuestion): Promise<WorkerAnswer> =>
  new Promise((resolve) => {
    questions += 1;
    waiting.set(questions, resolve);
    tell({ kind: 'asked', question: questions, asked });
  });

/** One object for one key, however often it is sent: whatever was prepared for it is found again. */
const objects = new Map<string, TrustedKey['object']>();
const sameObject = (key: TrustedKey): TrustedKey => {
  const object = objects.get(key.card.publicKey) ?? key.object;
  objects.set(key.card.publicKey, object);
  return { ...key, object };
};

/** What we ask does not change while a thread lives. */
const asked = new Map<string, Promise<KnownQuestionnaire | undefined>>();
function known(instruments: readonly string[]): Promise<KnownQuestionnaire | undefined> {
  const name = instruments.join(' ');
  const answer = asked.get(name) ?? (ask({ about: 'known', instruments }) as Promise<KnownQuestionnaire | undefined>);
  asked.set(name, answer);
  return answer;
}

const judgement: Judgement = {
  identities,
  identityKeys,
  stateKind: (state) => kinds.get(state),
  known,
  trust: async (key) => {
    const found = (await ask({ about: 'key', key })) as TrustedKey | undefined;
    return found && sameObject(found);
  },
  firstSeenHere: async (digest, key, sha512) => (await ask({ about: 'first-seen', digest, key, sha512 })) as string | undefined,
};
/** Who stops the work ends the thread. */
const signal = new AbortController().signal;

/**
 * Two at a time: while one waits for an answer, or for its file, the other is judged. More would only fill the memory with what was
 * read and not yet looked at. Each has room for a small file that the next one uses again.
 */
const rooms = new Rooms(2, () => Buffer.allocUnsafeSlow(SMALL_FILE));
const judge = (file: ToJudge): Promise<Judged> =>
  rooms.within(async (room) => judgeBundle(file, judgement, signal, await smallContent(file.path, room)));

parentPort?.on('message', (message: ToWorker) => {
  if (message.kind === 'answer') {
    waiting.get(message.question)?.(message.answer);
    waiting.delete(message.question);
    return;
  }
  const { job } = message;
  const work =
    message.kind === 'hash'
      ? hashOfFile(message.path).then((sha512): FromWorker => ({ kind: 'hashed', job, sha512 }))
      : judge(message.file).then((judged): FromWorker => ({ kind: 'judged', job, judged }));
  work.then(tell, (error: unknown) => tell({ kind: 'failed', job, error: failureOf(error) }));
});

function failureOf(error: unknown): WorkerFailure {
  if (error instanceof AppError) return { foreseen: true, code: error.code, params: error.params };
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const { name, stack = '' } = error instanceof Error ? error : new Error('thrown');
  return { foreseen: false, name, stack, ...(code && { code }) };
}
