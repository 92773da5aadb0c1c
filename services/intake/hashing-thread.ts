import { createHash } from 'node:crypto';
import { parentPort, type MessagePort } from 'node:worker_threads';
import { hashOfFile } from '../register/judge-bundle';
import { carryOut } from './carry-out';
import type { Hashed, ToHash, ToWorker } from './worker-messages';

/** Hashes what the judging thread sends on `judging`, and files for whoever has started this thread. It writes nothing. */
export function hashFor(judging: MessagePort, memory: SharedArrayBuffer): void {
  const hashed = ({ number, content: { at, bytes } }: ToHash): Hashed => ({
    number,
    sha512: createHash('sha512')
      .update(new Uint8Array(memory, at, bytes))
      .digest('hex'),
  });
  judging.on('message', (all: readonly ToHash[]) => judging.postMessage(all.map(hashed)));
  parentPort?.on('message', (messages: readonly ToWorker[]) => {
    for (const message of messages)
      if (message.kind === 'hash')
        carryOut(message.job, async () => ({ kind: 'hashed', job: message.job, sha512: await hashOfFile(message.path) }));
  });
}
