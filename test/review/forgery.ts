import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { withReviewFile, REVIEW_DOCUMENT, SENDER_SLOT } from '#services/review/review-file';
import { writeBag } from '#services/bundle/write-bag';
import type { UnlockedKey } from '#services/keys/key-ring';

const CALL = { signal: new AbortController().signal, progress: () => {} };

interface Part {
  readonly text: string;
  readonly signature: string;
}

/** The opening of a review, and what else was signed with it, under another id. */
export async function openedAs(review: string, parts: readonly Part[], sender: Pick<UnlockedKey, 'sign'>): Promise<readonly Part[]> {
  const [opening] = parts;
  if (!opening) throw new Error('a review begins with its opening');
  return [await signedPart({ ...(JSON.parse(opening.text) as object), review }, sender)];
}

export async function signedPart(part: object, signer: Pick<UnlockedKey, 'sign'>): Promise<Part> {
  const text = JSON.stringify(part);
  return { text, signature: await signer.sign(Buffer.from(text, 'utf8'), 'omnibus-review+jws') };
}

/**
 * A review file with other parts, whole according to its manifests and handed on by `sender`; without bundles. `review`: under another id.
 */
export async function rewrittenReview(
  file: string,
  sender: Pick<UnlockedKey, 'sign'>,
  alter: (parts: readonly Part[]) => Promise<readonly Part[]>,
  review?: string,
): Promise<string> {
  const target = path.join(path.dirname(file), `${randomUUID()}.omnibus-review`);
  await withReviewFile({ path: file, name: path.basename(file) }, CALL, async ({ file: document }) => {
    const altered = { ...document, review: review ?? document.review, parts: await alter(document.parts), submissions: [] };
    await writeBag(
      target,
      {
        name: 'review',
        at: '2026-06-01T08:00:00.000Z',
        info: ['Bag-Software-Agent: Omnibus 0.0.0', 'Bagging-Date: 2026-06-01'],
        payload: [[REVIEW_DOCUMENT, Buffer.from(JSON.stringify(altered), 'utf8')]],
        attachments: [],
      },
      { sign: async (manifest) => [[SENDER_SLOT, await sender.sign(manifest, 'omnibus-review-file+jws')]], recipients: [], call: CALL },
    );
  });
  return target;
}
