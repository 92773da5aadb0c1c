import type { Answer, Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import { earlierByQuestion, wasOpened } from '#core/carry-over/to-confirm';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { LoadedAssessment } from '../assessments/load-assessment';
import { earlierOf } from '../assessments/load-assessment';
import { checkBase, recordChange, recordOf } from '../assessments/record-change';
import { assessmentStoreOf } from '../assessments/store-of';
import { unpackEdition } from '../content/kept-edition';
import type { ServiceContext } from '../context';
import { editionFrom } from './earlier-exercise';
import { shownThen } from './plan-preview';

type Names = `carryOver.${'seen' | 'confirm' | 'outdated' | 'asked'}`;

/** What an official does with what was carried over; amending is ordinary answering. */
export function confirmHandlers(context: ServiceContext): Pick<Handlers, Names> {
  const store = assessmentStoreOf(context);
  const { clock, data } = context;
  return {
    'carryOver.seen': ({ assessment, provision, by }) =>
      store.commit(assessment, by, (current) => ({ changes: seenChanges(current, provision, { by, at: clock.now() }) })),

    'carryOver.confirm': ({ assessment, answers, by }) =>
      store.commit(assessment, by, (current) => {
        if (new Set(answers.map(({ question }) => question)).size < answers.length)
          throw new AppError('input-invalid', { operation: 'carryOver.confirm', path: 'answers', problem: 'question twice' });
        const waiting = answers.filter(({ question, base }) => isToConfirm(current, question, base));
        if (waiting.length > 1) checkOpened(current, waiting);
        const at = clock.now();
        return { changes: waiting.flatMap(({ question }) => confirmed(current, question, by, at)) };
      }),

    'carryOver.outdated': ({ assessment, question, base, by }) =>
      store.commit(assessment, by, (current) => {
        if (!isToConfirm(current, question, base)) return { changes: [] };
        const mark = { by, at: clock.now() };
        const gone = { standing: 'unanswered', ...mark, origin: { kind: 'entered' }, confirmed: true } as const;
        return { changes: [...recordChange(current, 'answers', question, gone), ...outdated(current, question, mark)] };
      }),

    'carryOver.asked': async ({ assessment, asked, language }) => {
      await store.read(assessment);
      const path = `${earlierOf(assessment)}/${asked}.json.gz`;
      const stored = await data.files.read(path);
      if (!stored) throw new AppError('file-missing', { name: path });
      const carried = unpackEdition(stored, path, asked);
      return shownThen({ edition: editionFrom(carried), wording: carried.wording }, language);
    },
  };
}

type Mark = Readonly<{ by: Person; at: string }>;

/** Throws AppError `not-found`, or `conflict` where somebody has answered since. One confirmed already is left as it is. */
function isToConfirm({ document }: LoadedAssessment, question: string, base: number): boolean {
  const answer = recordOf(document, 'answers', question);
  if (!answer || answer.standing === 'unanswered') throw new AppError('not-found', { what: 'answer', id: question });
  if (answer.confirmed) return false;
  checkBase(document, 'answers', question, base, 'answer');
  return true;
}

/** Throws AppError `not-opened`: in bulk only what somebody has looked at since it was carried over. */
function checkOpened({ document }: LoadedAssessment, answers: readonly { readonly question: string }[]): void {
  const byQuestion = earlierByQuestion(document);
  const closed = answers.filter(({ question }) => !wasOpened(question, byQuestion));
  const [first] = closed;
  if (first) throw new AppError('not-opened', { count: closed.length, first: first.question });
}

/** It stays an answer of then, and is one of now. */
function confirmed(current: LoadedAssessment, question: string, by: Person, at: string): readonly Change[] {
  const answer = recordOf(current.document, 'answers', question);
  if (!answer) return [];
  const { revision: _, ...content }: Answer = answer;
  return recordChange(current, 'answers', question, { ...content, by, at, confirmed: true });
}

function seenChanges(current: LoadedAssessment, provision: string, seen: Mark): readonly Change[] {
  return Object.entries(current.document.earlierAnswers).flatMap(([key, { revision: _, ...earlier }]) =>
    earlier.seen === undefined && earlier.beside.some((question) => question.startsWith(`${provision}/`))
      ? recordChange(current, 'earlierAnswers', key, { ...earlier, seen })
      : [],
  );
}

function outdated(current: LoadedAssessment, question: string, mark: Mark): readonly Change[] {
  return Object.entries(current.document.earlierAnswers).flatMap(([key, { revision: _, ...earlier }]) =>
    earlier.beside.includes(question) ? recordChange(current, 'earlierAnswers', key, { ...earlier, outdated: mark }) : [],
  );
}
