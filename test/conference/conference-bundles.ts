import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { submittedAttachments } from '#core/submission/submitted-content';
import type { Submission } from '#core/submission/submission';
import type { ContentLibrary } from '#services/content/content-library';
import { writeBundle } from '#services/bundle/write-bundle';
import type { PlannedSubmission } from './conference-plan';
import { InventedSubmissions } from './invented-submission';
import { stateKeys, type StateKey } from './state-key';

export interface WrittenBundle {
  readonly path: string;
  /** By which the register knows it. */
  readonly digest: string;
  readonly submission: Submission;
  readonly signer: StateKey;
}

export interface WritingBundles {
  /** Of each bundle: how many bytes, or which; none: no attachment. */
  readonly attachment?: number | Buffer;
  /** File name of the `index`th, without its ending. */
  readonly name?: (planned: PlannedSubmission, index: number) => string;
  /** What one of them says otherwise; it must still be what the engine finds. */
  readonly said?: (submission: Submission) => Submission;
  /** Whose words it was asked in, where they are not those of today. */
  readonly asked?: (planned: PlannedSubmission) => ContentLibrary | undefined;
}

const quiet = { signal: new AbortController().signal, progress: () => undefined };

/**
 * Writes planned submissions as signed bundles into `folder`, one after the other, in the order of the plan, so that a revision
 * names what it replaces. Nothing is held but keys and digests.
 */
export async function* writeBundles(
  content: ContentLibrary,
  plan: readonly PlannedSubmission[],
  folder: string,
  { attachment, name = nameOf, said = (submission) => submission, asked }: WritingBundles = {},
): AsyncGenerator<WrittenBundle> {
  await mkdir(folder, { recursive: true });
  const worded = new Map<ContentLibrary, InventedSubmissions>();
  const submissionsOf = (library: ContentLibrary): InventedSubmissions => {
    const known = worded.get(library) ?? new InventedSubmissions(library);
    worded.set(library, known);
    return known;
  };
  const keyOf = stateKeys();
  const digests = new Map<string, string>();
  for (const [index, planned] of plan.entries()) {
    const signer = await keyOf(planned.state, planned.practice);
    const files = attachment === undefined ? [] : [typeof attachment === 'number' ? randomBytes(attachment) : attachment];
    const { submission: made, questionnaire } = submissionsOf(asked?.(planned) ?? content).make(
      planned,
      digests.get(chainOf(planned, -1)) ?? null,
      files,
    );
    const submission = said(made);
    const bySha512 = new Map(submittedAttachments(submission.evidence).map((each, at) => [each.sha512, files[at]]));
    const attachments = [...bySha512].map(([sha512, bytes = Buffer.alloc(0)]) => ({
      sha512,
      bytes: bytes.length,
      open: async () => Readable.from([bytes], { objectMode: false }),
    }));
    const file = join(folder, `${name(planned, index)}.omnibus`);
    const bundle = { name: nameOf(planned), submission, questionnaire, attachments };
    const digest = await writeBundle(file, bundle, { sign: signer.sign, recipients: [], call: quiet });
    digests.set(chainOf(planned, 0), digest);
    yield { path: file, digest, submission, signer };
  }
}

const nameOf = ({ state, instrument, round, number, practice }: PlannedSubmission): string =>
  `${practice ? 'PRACTICE-' : ''}${state}-${instrument}-${round + 1}-${number}`;

const chainOf = ({ state, instrument, round, number, practice }: PlannedSubmission, step: number): string =>
  JSON.stringify([state, instrument, round, practice, number + step]);
