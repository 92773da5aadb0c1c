import type { CallContext } from '#core/contract/dispatch';
import type { Submission } from '#core/submission/submission';
import { QUESTIONNAIRE, STATE_SLOT, SUBMISSION } from './bag-layout';
import { writeBag, type BagAttachment, type BagContent } from './write-bag';

export interface BundleContent {
  /** The bag's one folder, also the file name without its ending. */
  readonly name: string;
  readonly submission: Submission;
  /** The exact bytes of `data/questionnaire.json`. */
  readonly questionnaire: Uint8Array;
  readonly attachments: readonly BagAttachment[];
}

export interface WriteOptions {
  /** Signs the exact bytes of `tagmanifest-sha512.txt`; returns a detached JWS. */
  readonly sign: (tagManifest: Uint8Array) => Promise<string>;
  /** age recipients; empty: not encrypted. */
  readonly recipients: readonly string[];
  readonly call: CallContext;
}

/**
 * Writes a bundle to `path`, which must not exist yet, and syncs it. Throws what `writeBag` does; the caller removes what was
 * begun. Returns the digest of the submission.
 */
export async function writeBundle(path: string, content: BundleContent, { sign, recipients, call }: WriteOptions): Promise<string> {
  const { name, submission, questionnaire, attachments } = content;
  const bag = {
    name,
    at: submission.sealedAt,
    info: bagInfo(name, submission),
    payload: [
      [SUBMISSION, Buffer.from(`${JSON.stringify(submission)}\n`, 'utf8')],
      [QUESTIONNAIRE, questionnaire],
    ],
    attachments,
  } satisfies BagContent;
  return writeBag(path, bag, { sign: async (tagManifest) => [[STATE_SLOT, await sign(tagManifest)]], recipients, call });
}

const bagInfo = (name: string, { sealedAt, practice, generator }: Submission): readonly string[] => [
  `Bag-Software-Agent: ${generator.name} ${generator.version}`,
  `Bagging-Date: ${sealedAt.slice(0, 10)}`,
  `External-Identifier: ${name}`,
  ...(practice ? ['External-Description: Practice submission, not to be processed'] : []),
];
