import { parentPort, type MessagePort } from 'node:worker_threads';
import { judgeWithoutWords } from '../bundle/read-questionnaire';
import type { TrustedKey } from '../bundle/trusted-keys';
import type { KnownQuestionnaire } from '../bundle/verify-content';
import { judgeBundle, type Judged, type Judgement, type ToJudge } from '../register/judge-bundle';
import { Rooms } from '../storage/rooms';
import { carryOut, tell } from './carry-out';
import type { ReadFile, ToWorker, WorkerAnswer, WorkerQuestion, WorkerStart } from './worker-messages';

/** Verifies bundles for whoever has started this thread. It writes nothing, but for what it opens where it was told to. */
export function judgeFor({ states, identities, identityKeys }: WorkerStart, reading: MessagePort, memory: SharedArrayBuffer): void {
  judgeWithoutWords();
  const asking = new Asking();
  const kinds = new Map(states);
  const judgement: Judgement = {
    identities,
    identityKeys,
    stateKind: (state) => kinds.get(state),
    known: unchanging(async (instruments) => (await asking.ask({ about: 'known', instruments })) as KnownQuestionnaire | undefined),
    trust: oneObject(async (key) => (await asking.ask({ about: 'key', key })) as TrustedKey | undefined),
    firstSeenHere: async (digest, key, sha512) => (await asking.ask({ about: 'first-seen', digest, key, sha512 })) as string | undefined,
  };
  /** Who stops the work ends the thread. */
  const { signal } = new AbortController();
  /** So many at a time that while some wait for answers another one is judged. More would only fill the memory. */
  const turns = new Rooms(3, () => true);
  const judge = (file: ToJudge): Promise<Judged> => turns.within(() => judgeBundle(file, judgement, signal));

  const judgeNext = (read: ReadFile): void => {
    const { job, file } = read;
    if ('error' in read) return tell({ kind: 'failed', job, error: read.error });
    const content = file.content && new Uint8Array(memory, file.content.at, file.content.bytes);
    carryOut(job, async () => ({ kind: 'judged', job, judged: await judge({ ...file, content, ahead: read.ahead }) }));
  };
  reading.on('message', (all: readonly ReadFile[]) => all.forEach(judgeNext));
  parentPort?.on('message', (messages: readonly ToWorker[]) => {
    for (const message of messages) if (message.kind === 'answer') asking.answered(message.question, message.answer);
  });
}

/** Questions to the one that owns the data folder. */
class Asking {
  private questions = 0;
  private readonly waiting = new Map<number, (answer: WorkerAnswer) => void>();

  ask(asked: WorkerQuestion): Promise<WorkerAnswer> {
    return new Promise((resolve) => {
      this.questions += 1;
      this.waiting.set(this.questions, resolve);
      tell({ kind: 'asked', question: this.questions, asked });
    });
  }

  answered(question: number, answer: WorkerAnswer): void {
    this.waiting.get(question)?.(answer);
    this.waiting.delete(question);
  }
}

/** What we ask of an instrument does not change while a thread lives. */
function unchanging(
  ask: (instruments: readonly string[]) => Promise<KnownQuestionnaire | undefined>,
): (instruments: readonly string[]) => Promise<KnownQuestionnaire | undefined> {
  const asked = new Map<string, Promise<KnownQuestionnaire | undefined>>();
  return (instruments) => {
    const name = instruments.join(' ');
    const answer = asked.get(name) ?? ask(instruments);
    asked.set(name, answer);
    return answer;
  };
}

/** One object for one key, however often it is sent: whatever was prepared for it is found again. */
function oneObject(find: (key: string) => Promise<TrustedKey | undefined>): (key: string) => Promise<TrustedKey | undefined> {
  const objects = new Map<string, TrustedKey['object']>();
  return async (key) => {
    const found = await find(key);
    if (!found) return undefined;
    const object = objects.get(found.card.publicKey) ?? found.object;
    objects.set(found.card.publicKey, object);
    return { ...found, object };
  };
}
