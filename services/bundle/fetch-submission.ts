import { AppError } from '#core/contract/errors';
import type { SubmissionRecord } from '#core/answers/document';
import { awaitsSecond, isSubmission } from '#core/answers/sealed-submissions';
import type { OutgoingFile } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { offerKept } from '../files/offer-bytes';
import { awaitingBundlePath, REQUEST_ENDING, sealedBundlePath } from './sealed-files';

/**
 * Offers a bundle that was sealed before, byte for byte. Throws AppError `not-found` or `file-missing`, and
 * `signature-awaited` for what is no submission yet.
 */
export async function fetchSubmission(context: ServiceContext, assessment: string, digest: string): Promise<OutgoingFile> {
  const record = await sealedRecord(context, assessment, digest);
  if (!isSubmission(record)) throw new AppError('signature-awaited', { number: record.number });
  return offered(context, sealedBundlePath(assessment, digest, record.fileName), record.fileName);
}

/** Offers what the second signatory needs to read and to sign. Throws AppError `not-found` or `file-missing`. */
export async function fetchRequest(context: ServiceContext, assessment: string, digest: string): Promise<OutgoingFile> {
  const record = await sealedRecord(context, assessment, digest);
  if (!awaitsSecond(record)) throw new AppError('not-found', { what: 'submission', id: digest });
  return offered(context, awaitingBundlePath(assessment, digest), requestName(record));
}

export const requestName = ({ fileName }: Pick<SubmissionRecord, 'fileName'>): string =>
  `${fileName.replace(/\.omnibus(\.age)?$/, '')}${REQUEST_ENDING}`;

async function sealedRecord(context: ServiceContext, assessment: string, digest: string): Promise<SubmissionRecord> {
  const { document } = await assessmentStoreOf(context).read(assessment);
  const record = Object.hasOwn(document.submissions, digest) ? document.submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  return record;
}

async function offered(context: ServiceContext, path: string, name: string): Promise<OutgoingFile> {
  if ((await context.data.files.size(path)) === null) throw new AppError('file-missing', { name });
  return { ...(await offerKept(context, path, name)), name };
}
