import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { attachmentContent } from '../agencies/agency-bag';
import { contentFacts } from '../bundle/content-facts';
import { openingIn, openingPath } from '../bundle/opening-path';
import { WHOLE } from '../bundle/verdict';
import { verifyBundle } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import { diskError } from '../storage/durable-files';
import type { LookedAtReview, ReviewNeeds } from './look-at-review';

/**
 * The bundles of reviewed submissions that came along and are not here yet: only whole ones, with the digest that the secretariat
 * named. They are kept, or only looked at. Returns their digests. Throws AppError `review-invalid`, `disk-full`, `cancelled`.
 */
export async function takeBundles(
  { context, store, trust }: ReviewNeeds,
  { file, bag, merged, state }: Pick<LookedAtReview, 'file' | 'bag' | 'merged' | 'state'>,
  name: string,
  call: CallContext,
  purpose: 'keep' | 'only look',
): Promise<readonly string[]> {
  const invalid = (problem: string): AppError => new AppError('review-invalid', { name, problem });
  const taken: string[] = [];
  for (const { digest, sha512 } of file.submissions) {
    if (!state.submissions.some((each) => each.digest === digest)) throw invalid('submission-not-named');
    if (await store.hasBundle(merged.review, digest)) continue;
    const content = attachmentContent(bag, sha512);
    if (!content) throw invalid('attachment-missing');
    const copy = await placeForCopy(context);
    try {
      await pipeline(Readable.from(content), createWriteStream(copy.path, { flags: 'wx', mode: 0o600 }));
      const { report } = await verifyBundle(
        { path: copy.path, name },
        { ...contentFacts(context.content), ...openingIn(context), trust, now: context.clock.now(), call },
      );
      if (report.digest !== digest) throw invalid('submission-not-named');
      // Its digest is what the secretariat has signed, so that nobody here need know the State's key.
      if (!WHOLE.has(report.verdict)) throw invalid('bag-file-altered');
      if (purpose === 'keep') await store.keepBundle(merged.review, digest, copy.path);
      taken.push(digest);
    } catch (error) {
      throw diskError(name, error);
    } finally {
      await copy.remove();
    }
  }
  return taken;
}

/** In the data folder, or beside it where another process has that to itself. */
async function placeForCopy(context: ServiceContext): Promise<{ readonly path: string; readonly remove: () => Promise<void> }> {
  if (context.data.access === 'owner') {
    const copy = await openingPath(context);
    return { path: copy, remove: () => rm(copy, { force: true }) };
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-'));
  return { path: path.join(folder, 'bundle'), remove: () => rm(folder, { recursive: true, force: true }) };
}
