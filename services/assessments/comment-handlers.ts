import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ServiceContext } from '../context';
import { questionnaireOf } from './assessment-questions';
import { liveAssessmentOf } from './live-assessment-of';
import { checkBase, checkNewId, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

/** Comments, and the reasons why findings stand: words about the work, apart from the answers. */
export function commentHandlers(context: ServiceContext): Pick<Handlers, 'comments.save' | 'comments.remove' | 'findings.explain'> {
  const store = assessmentStoreOf(context);
  return {
    'comments.save': async ({ assessment, comment, base, about, text, resolved, by }) => {
      checkNewId('comments.save', 'comment', comment);
      return store.commit(assessment, by, (current) => {
        const { document } = current;
        checkBase(document, 'comments', comment, base, 'comment');
        const before = recordOf(document, 'comments', comment);
        const { questions, provisions } = questionnaireOf(context.content, document);
        const known = before?.about === about || questions.some(({ id }) => id === about) || provisions.some(({ id }) => id === about);
        if (!known) throw new AppError('not-found', { what: 'question', id: about });
        const at = context.clock.now();
        const first = { by: before?.by ?? by, at: before?.at ?? at };
        const closed = resolved ? { resolved: before?.resolved ?? { by, at } } : {};
        return { changes: recordChange(current, 'comments', comment, { about, text, ...first, ...closed }) };
      });
    },

    'comments.remove': ({ assessment, comment, base, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        if (!recordOf(document, 'comments', comment)) throw new AppError('not-found', { what: 'comment', id: comment });
        checkBase(document, 'comments', comment, base, 'comment');
        return { changes: recordChange(current, 'comments', comment, null) };
      }),

    /** An empty reason takes the explanation back. */
    'findings.explain': ({ assessment, finding, base, reason, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        checkBase(document, 'explanations', finding, base, 'explanation');
        const explained = recordOf(document, 'explanations', finding) !== null;
        const active =
          explained ||
          liveAssessmentOf(context.content, document)
            .findings()
            .some(({ key }) => key === finding);
        if (!active) throw new AppError('not-found', { what: 'finding', id: finding });
        const content = reason.trim() === '' ? null : { reason, by, at: context.clock.now() };
        return { changes: recordChange(current, 'explanations', finding, content) };
      }),
  };
}
