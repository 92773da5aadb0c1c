import { parentPort, type MessagePort } from 'node:worker_threads';
import { hashOfFile } from '../register/hash-of-file';
import { readAhead } from '../register/read-ahead';
import { Rooms } from '../storage/rooms';
import { carryOut, failureOf } from './carry-out';
import { together } from './together';
import type { ReadFile, ToWorker } from './worker-messages';

/**
 * Reads bundles for the thread that judges, and sends it on `judging` what it found; hashes files for whoever has started this thread.
 * It writes nothing.
 */
export function readFor(judging: MessagePort, memory: SharedArrayBuffer): void {
  /** Who stops the work ends the thread. */
  const { signal } = new AbortController();
  const send = together<ReadFile>((all) => judging.postMessage(all, all.flatMap(movedWith)));
  /** One at a time: the sooner the first is read, the sooner it is judged. */
  const turns = new Rooms(1, () => true);

  const hear = (message: ToWorker): void => {
    if (message.kind === 'hash')
      carryOut(message.job, async () => ({ kind: 'hashed', job: message.job, sha512: await hashOfFile(message.path) }));
    if (message.kind !== 'judge') return;
    const { job, file } = message;
    const content = file.content && new Uint8Array(memory, file.content.at, file.content.bytes);
    turns
      .within(() => readAhead({ path: file.path, content }, signal))
      .then(
        (ahead) => send({ job, file, ahead }),
        (error: unknown) => send({ job, file, error: failureOf(error) }),
      );
  };
  parentPort?.on('message', (messages: readonly ToWorker[]) => messages.forEach(hear));
}

/** In bytes: what is longer is moved to the other thread; what is shorter is sooner copied, and may lie in memory that others use. */
const MUCH = 64 * 1024;

function movedWith(read: ReadFile): readonly ArrayBuffer[] {
  const files = 'ahead' in read && read.ahead.bag ? [...read.ahead.bag.files.values()] : [];
  const sent = files.flatMap(({ content, packed }) => [content, packed?.json]);
  return sent.flatMap((each) => (each && each.length >= MUCH && each.buffer instanceof ArrayBuffer ? [each.buffer] : []));
}
