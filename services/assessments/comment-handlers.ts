import type { AssessmentDocument } from '#core/answers/document';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import { explainedBasis } from '#core/findings/explained-basis';
import type { ContentLibrary } from '../content/content-library';
import type { ServiceContext } from '../context';
import { questionnaireOf } from './assessment-questions';
import { liveAssessmentOf } from './live-assessment-of';
import { checkBase, checkNewId, recordChange, recordOf } from './record-change';
import { assessmentStoreOf } from './store-of';

/** Comments in threads, and the reasons why findings stand: words about the work, apart from the answers. */
export function commentHandlers(context: ServiceContext): Pick<Handlers, 'comments.save' | 'comments.remove' | 'findings.explain'> {
  const store = assessmentStoreOf(context);
  return {
    'comments.save': async ({ assessment, comment, base, about, text, resolved, replyTo, by }) => {
      checkNewId('comments.save', 'comment', comment);
      return store.commit(assessment, by, (current) => {
        const { document } = current;
        checkBase(document, 'comments', comment, base, 'comment');
        const before = recordOf(document, 'comments', comment);
        const { questions, provisions } = questionnaireOf(context.content, document);
        const known = before?.about === about || questions.some(({ id }) => id === about) || provisions.some(({ id }) => id === about);
        if (!known) throw new AppError('not-found', { what: 'question', id: about });
        const thread = before?.replyTo ?? replyTo;
        if (thread !== undefined) checkThread(document, comment, thread, about, resolved);
        const at = context.clock.now();
        const first = { by: before?.by ?? by, at: before?.at ?? at };
        const closed = resolved ? { resolved: before?.resolved ?? { by, at } } : {};
        const opened = !resolved && before?.resolved ? { by, at } : before?.reopened;
        const edited = before && before.text !== text ? { by, at } : before?.edited;
        const content = { about, text, ...(thread !== undefined && { replyTo: thread }), ...first, ...closed };
        return {
          changes: recordChange(current, 'comments', comment, {
            ...content,
            ...(opened && { reopened: opened }),
            ...(edited && { edited }),
          }),
        };
      });
    },

    'comments.remove': ({ assessment, comment, base, by }) =>
      store.commit(assessment, by, (current) => {
        const { document } = current;
        if (!recordOf(document, 'comments', comment)) throw new AppError('not-found', { what: 'comment', id: comment });
        checkBase(document, 'comments', comment, base, 'comment');
        const replies = Object.keys(document.comments).filter((id) => document.comments[id]?.replyTo === comment);
        return { changes: [...replies, comment].flatMap((id) => recordChange(current, 'comments', id, null)) };
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
        const basis = basisOf(context.content, document, finding);
        const content = reason.trim() === '' ? null : { reason, ...(basis && { basis }), by, at: context.clock.now() };
        return { changes: recordChange(current, 'explanations', finding, content) };
      }),
  };
}

/** A reply answers the first comment of a thread, about the same, and is settled with it. */
function checkThread({ comments }: AssessmentDocument, comment: string, thread: string, about: string, resolved: boolean): void {
  const first = Object.hasOwn(comments, thread) ? comments[thread] : undefined;
  if (!first || thread === comment) throw new AppError('not-found', { what: 'comment', id: thread });
  if (first.replyTo !== undefined || first.about !== about || resolved)
    throw new AppError('input-invalid', { operation: 'comments.save', path: 'replyTo', problem: 'not the first comment of its thread' });
}

/** What the finding rests on at present; nothing where it does not stand. */
function basisOf(content: ContentLibrary, document: AssessmentDocument, key: string): string | undefined {
  const live = liveAssessmentOf(content, document);
  const finding = live.findings().find((each) => each.key === key);
  const { questions } = questionnaireOf(content, document);
  return finding && explainedBasis(finding, live, (id) => questions.find((question) => question.id === id), document);
}
