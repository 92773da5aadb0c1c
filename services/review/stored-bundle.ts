import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { createRegisterStore } from '../register/register-store';
import type { FilePlace } from '../storage/file-place';
import type { ReviewStore } from './review-store';

/** Where the bundle of a reviewed submission lies: with the review, or in the register. Throws AppError `file-missing`. */
export async function storedBundle(context: ServiceContext, store: ReviewStore, review: string, digest: string): Promise<FilePlace> {
  const { files } = context.data;
  const here = store.bundlePath(review, digest);
  if ((await files.size(here)) !== null) return files.place(here);
  return createRegisterStore(context)
    .bundlePath(digest)
    .catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') throw new AppError('file-missing', { name: `${digest.slice(0, 16)}…` });
      throw error;
    });
}

/** Whether the bundle of a reviewed submission is here. */
export async function isStored(context: ServiceContext, store: ReviewStore, review: string, digest: string): Promise<boolean> {
  if (await store.hasBundle(review, digest)) return true;
  return storedBundle(context, store, review, digest).then(
    () => true,
    (error: unknown) => {
      if (error instanceof AppError && error.code === 'file-missing') return false;
      throw error;
    },
  );
}
