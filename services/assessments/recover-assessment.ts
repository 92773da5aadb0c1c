import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { COLLECTIONS, type Evidence } from '#core/answers/document';
import { AppError } from '#core/contract/errors';
import type { OpenedAssessment } from '#core/contract/operations';
import { AttachmentStore, attachmentPath } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import { settingsOf } from './assessment-questions';
import { earlierOf } from './load-assessment';
import { assessmentStoreOf } from './store-of';

/** Nobody entered it: it was put together by the program, and says so in the history. */
const PROGRAM: Person = { name: '', role: 'recovery' };

/**
 * Puts what can be read of a damaged assessment into a new one, its files included, and leaves the damaged one as it
 * is. Throws AppError `input-invalid` where nothing is damaged.
 */
export async function recoverAssessment(context: ServiceContext, id: string): Promise<OpenedAssessment> {
  const store = assessmentStoreOf(context);
  await context.data.assertWritable();
  const { document, notices } = await store.read(id);
  if (notices.length === 0)
    throw new AppError('input-invalid', { operation: 'assessments.recover', path: 'assessment', problem: 'not damaged' });
  settingsOf(document);
  const attachments = new AttachmentStore(context.data.files);
  const newId = context.newId();
  let missing = 0;
  for (const { attachment } of [document, ...Object.values(document.contributions)].flatMap(({ evidence }) =>
    Object.values<Pick<Evidence, 'attachment'>>(evidence),
  )) {
    if (!attachment) continue;
    try {
      await attachments.copy(id, attachment.sha512, attachmentPath(newId, attachment.sha512), attachment.name);
    } catch (error) {
      if (!(error instanceof AppError) || !UNREADABLE.has(error.code)) throw error;
      missing += 1;
    }
  }
  for (const asked of new Set(Object.values(document.earlierAnswers).map((earlier) => earlier.asked))) {
    const bytes = await context.data.files.read(`${earlierOf(id)}/${asked}.json.gz`);
    if (bytes) await context.data.files.write(`${earlierOf(newId)}/${asked}.json.gz`, bytes);
  }
  const changes = COLLECTIONS.flatMap((collection) =>
    Object.entries(document[collection]).map(([key, after]) => ({ collection, key, before: null, after }) as Change),
  );
  const opened = await store.create(changes, PROGRAM, id, newId);
  return missing === 0 ? opened : { ...opened, notices: [...opened.notices, { code: 'attachments-missing', params: { missing } }] };
}

const UNREADABLE: ReadonlySet<string> = new Set(['file-missing', 'file-unreadable', 'damaged']);
