import { withAnswers } from '#core/answers/answers-within';
import type { Change } from '#core/answers/change';
import { withCitations } from '#core/answers/citations';
import { questionsCiting } from '#core/answers/questions-citing';
import { mergedEvidence } from '#core/answers/same-evidence';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { questionsById } from '#core/questionnaire/questions-by-id';
import { AttachmentStore } from '../attachments/attachment-store';
import type { ServiceContext } from '../context';
import type { LoadedAssessment } from './load-assessment';
import { checkBase, checkNewId, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

export function evidenceHandlers(context: ServiceContext): Pick<Handlers, `evidence.${'save' | 'remove' | 'merge'}`> {
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

    'evidence.merge': ({ assessment, keep, others, by }) => {
      const all = [keep, ...others];
      if (new Set(all.map(({ evidence }) => evidence)).size < all.length)
        throw new AppError('input-invalid', { operation: 'evidence.merge', path: 'others', problem: 'named twice' });
      return store.commit(assessment, by, (current) => {
        const { document } = current;
        const records = all.map(({ evidence, base }) => {
          const record = recordOf(document, 'evidence', evidence);
          if (!record) throw new AppError('not-found', { what: 'evidence', id: evidence });
          checkBase(document, 'evidence', evidence, base, 'evidence');
          return record;
        });
        const [kept, ...removed] = records;
        if (!kept || removed.some(({ kind }) => kind !== kept.kind))
          throw new AppError('input-invalid', { operation: 'evidence.merge', path: 'others', problem: 'of another kind' });
        const replaced = new Map(others.map(({ evidence }) => [evidence, keep.evidence]));
        return {
          changes: [
            ...recordChange(current, 'evidence', keep.evidence, mergedEvidence(kept, removed)),
            ...citationsReplaced(context, current, replaced),
            ...others.flatMap(({ evidence }) => recordChange(current, 'evidence', evidence, null)),
          ],
        };
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

/** Who gave an answer, and when, stays: what it rests on is called otherwise, it says the same. */
function citationsReplaced(context: ServiceContext, current: LoadedAssessment, replaced: ReadonlyMap<string, string>): readonly Change[] {
  const questions = questionsById(context.content.questionnaire());
  return (['answers', 'earlierAnswers', 'contributions'] as const).flatMap((collection) =>
    Object.entries(current.document[collection]).flatMap(([key, before]) => {
      const after = withAnswers(collection, key, before, (question, answer) => withCitations(answer, replaced, questions.get(question)));
      return after === before || after === null ? [] : recordChange(current, collection, key, after);
    }),
  );
}
