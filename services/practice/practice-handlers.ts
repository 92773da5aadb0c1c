import type { Change } from '#core/answers/change';
import type { Collection } from '#core/answers/document';
import type { PracticeExercise } from '#core/answers/practice';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import type { Language } from '#core/questionnaire/wording';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';

export function practiceHandlers(context: ServiceContext): Pick<Handlers, 'practice.list' | 'practice.create'> {
  return {
    'practice.list': async ({ language }) =>
      context.content
        .practice(language)
        .map(({ id, exercise, answers }) => ({ id, title: exercise.title, answers: Object.keys(answers).length })),

    'practice.create': async ({ exercise, language, by }) => {
      const found = context.content.practice(language).find(({ id }) => id === exercise);
      if (!found) throw new AppError('not-found', { what: 'practice-exercise', id: exercise });
      return assessmentStoreOf(context).create(changesOf(found, language, by, context.clock.now()), by);
    },
  };
}

/** One line of the journal: the assessment is there whole, or not at all. */
function changesOf(
  { exercise, assessmentDate, instruments, evidence, answers, comments }: PracticeExercise,
  language: Language,
  by: Input<'practice.create'>['by'],
  at: string,
): readonly Change[] {
  const added = (collection: Collection, key: string, content: object): Change =>
    ({ collection, key, before: null, after: { ...content, revision: 1 } }) as unknown as Change;
  const codes = [...new Set([...instruments, 'UNTOC'])];
  const settings = {
    state: PRACTICE_STATE,
    exercise,
    languages: [language],
    instruments,
    participation: Object.fromEntries(codes.map((code) => [code, { standing: 'party' }])),
    practice: true,
    assessmentDate,
  };
  const stamp = { by, at, origin: { kind: 'entered' }, confirmed: true };
  return [
    added('settings', 'assessment', settings),
    ...Object.entries(evidence).map(([key, content]) => added('evidence', key, content)),
    ...Object.entries(answers).map(([key, { worded, ...answer }]) =>
      added('answers', key, { ...answer, ...(worded && { language }), ...stamp }),
    ),
    ...comments.map(({ about, text }, index) => added('comments', `practice-${index + 1}`, { about, text, by, at })),
  ];
}
