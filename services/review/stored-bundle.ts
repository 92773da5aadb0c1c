import { stat } from 'node:fs/promises';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { createRegisterStore } from '../register/register-store';
import type { ReviewStore } from './review-store';

/** Where the bundle of a reviewed submission lies: with the review, or in the register. Throws AppError `file-missing`. */
export async function storedBundle(
  context: ServiceContext,
  store: ReviewStore,
  review: string,
  digest: string,
): Promise<{ readonly path: string; readonly bytes: number }> {
  const { files } = context.data;
  const here = store.bundlePath(review, digest);
  const bytes = await files.size(here);
  if (bytes !== null) return { path: await files.absolute(here), bytes };
  const path = await createRegisterStore(context)
    .bundlePath(digest)
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') throw new AppError('file-missing', { name: `${digest.slice(0, 16)}…` });
      throw error;
    });
  return { path, bytes: (await stat(path)).size };
}
