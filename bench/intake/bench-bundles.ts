import { createHash, randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import type { Submission, SubmittedEvidence } from '#core/submission/submission';
import { submittedAttachments } from '#core/submission/submitted-content';
import { writeBundle } from '#services/bundle/write-bundle';
import type { ContentLibrary } from '#services/content/content-library';
import { conferencePlan, participantsAmong, ROUNDS } from '#test/conference/conference-plan';
import { InventedSubmissions } from '#test/conference/invented-submission';
import { stateKeys } from '#test/conference/state-key';

/** How many different submissions the bundles are made of: each is another State's, under its own key and with files of its own. */
const MODELS = 60;
const FILES = [512 * 1024, 512 * 1024];
const quiet = { signal: new AbortController().signal, progress: () => {} };

/** Writes `count` signed bundles and, into `cards`, the card of each State's key. Returns what the JSON of an average one weighs. */
export async function writeBenchBundles(
  content: ContentLibrary,
  folder: string,
  cards: string,
  count: number,
  say: (done: number) => void,
): Promise<{ readonly answersKb: number }> {
  await mkdir(folder, { recursive: true });
  await mkdir(cards, { recursive: true });
  const members = participantsAmong(content.states()).filter(({ kind }) => kind === 'member');
  const kinds = new Set(members.map(({ code }) => code));
  const plan = conferencePlan(content.states()).filter(
    ({ round, number, practice, state }) => round === 2 && number === 1 && !practice && kinds.has(state),
  );
  const models = new InventedSubmissions(content);
  const keyOf = stateKeys();
  const known = new Set<string>();
  let bytes = 0;
  const every = Math.floor(plan.length / MODELS);
  const placeholders = FILES.map((size) => Buffer.alloc(size));
  for (let model = 0; model < MODELS; model++) {
    const { submission, questionnaire } = models.make(plan[model * every]!, null, placeholders);
    for (let turn = model; turn < count; turn += MODELS) {
      const state = members[turn % members.length]!.code;
      const files = FILES.map((size) => randomBytes(size));
      const own = ofState(submission, state, ROUNDS[Math.floor(turn / (members.length * 2)) % ROUNDS.length]!.exercise, files);
      const signer = await keyOf(state, false);
      if (!known.has(signer.key)) await writeFile(path.join(cards, `${state}.json`), JSON.stringify(signer.card.file));
      known.add(signer.key);
      const name = `${String(turn).padStart(4, '0')}-${state}`;
      const byDigest = new Map(files.map((file) => [sha512Of(file), file]));
      const attachments = submittedAttachments(own.evidence).map(({ sha512 }) => {
        const file = byDigest.get(sha512)!;
        return { sha512, bytes: file.length, open: async () => Readable.from([file], { objectMode: false }) };
      });
      await writeBundle(
        path.join(folder, `${name}.omnibus`),
        { name, submission: own, questionnaire, attachments },
        { sign: signer.sign, recipients: [], call: quiet },
      );
      bytes += JSON.stringify(own).length;
    }
    say(model + 1);
  }
  return { answersKb: Math.round(bytes / count / 1024) };
}

/** What another State might have sent: what it says of itself and its files are its own. */
function ofState(submission: Submission, state: string, exercise: Submission['exercise'], files: readonly Buffer[]): Submission {
  let next = 0;
  const withFile = (record: SubmittedEvidence): SubmittedEvidence => {
    if (!record.attachment) return record;
    const file = files[next++ % files.length]!;
    return { ...record, attachment: { ...record.attachment, sha512: sha512Of(file), bytes: file.length } };
  };
  const evidence = Object.fromEntries(Object.entries(submission.evidence).map(([id, record]) => [id, withFile(record)]));
  return { ...submission, state, exercise, evidence };
}

const sha512Of = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');
