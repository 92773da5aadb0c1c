import { AppError } from '#core/contract/errors';
import type { OutgoingFile } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { sealedBundlePath } from './export-submission';

/** Offers a bundle that was sealed before, byte for byte. Throws AppError `not-found` or `file-missing`. */
export async function fetchSubmission(context: ServiceContext, assessment: string, digest: string): Promise<OutgoingFile> {
  const { document } = await assessmentStoreOf(context).read(assessment);
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  const path = sealedBundlePath(assessment, digest, record.fileName);
  const bytes = await context.data.files.size(path);
  if (bytes === null) throw new AppError('file-missing', { name: record.fileName });
  return {
    file: await context.files.offer(await context.data.files.absolute(path), record.fileName, 'lasting'),
    name: record.fileName,
    bytes,
  };
}
