import { questionsCiting } from '#core/answers/questions-citing';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { AttachmentStore } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import { checkBase, checkNewId, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

export function evidenceHandlers(context: ServiceContext): Pick<Handlers, 'evidence.save' | 'evidence.remove'> {
  const store = assessmentStoreOf(context);
  const attachments = new AttachmentStore(context.data.files);
  return {
    'evidence.save': async ({ assessment, evidence, base, content, by }) => {
      checkNewId('evidence.save', 'evidence', evidence);
      return store.commit(assessment, by, async (current) => {
        const { document } = current;
        checkBase(document, 'evidence', evidence, base, 'evidence');
        const { attachment } = content;
        // The file first, then the line that names it: a line never names a file that is not on disk.
        if (attachment && !(await attachments.has(assessment, attachment.sha512)))
          throw new AppError('file-missing', { name: attachment.name });
        return { changes: recordChange(current, 'evidence', evidence, content) };
      });
    },

    /** Refused while an answer cites it: the citations are the user's statements, and are taken back by the user. */
    'evidence.remove': ({ assessment, evidence, base, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        if (!recordOf(document, 'evidence', evidence)) throw new AppError('not-found', { what: 'evidence', id: evidence });
        checkBase(document, 'evidence', evidence, base, 'evidence');
        const citing = questionsCiting(document, evidence);
        if (citing.length > 0) throw new AppError('evidence-in-use', { id: evidence, answers: citing.length, first: citing[0] ?? '' });
        return { changes: recordChange(current, 'evidence', evidence, null) };
      }),
  };
}
