import type { Answer } from '../answers/answer';
import type { AssessmentDocument } from '../answers/document';
import type { EarlierAnswer } from '../answers/earlier-answer';

type Part = Pick<AssessmentDocument, 'answers' | 'earlierAnswers'>;

/** Carried over, and neither confirmed, amended, nor marked outdated since. */
export const isToConfirm = ({ confirmed, standing }: Pick<Answer, 'confirmed' | 'standing'>): boolean =>
  !confirmed && standing !== 'unanswered';

/** Questions whose answers wait for that; asked at present or not. */
export const toConfirm = ({ answers }: Pick<Part, 'answers'>): readonly string[] =>
  Object.entries(answers).flatMap(([id, answer]) => (isToConfirm(answer) ? [id] : []));

/**
 * Those that stand only because an earlier exercise had them: nobody has said anything about them in this one. Words of this
 * exercise that a newer questionnaire asks to look at again are not among them.
 */
export function onlyProposed({ answers, earlierAnswers }: Part): ReadonlySet<string> {
  const waiting = toConfirm({ answers });
  if (waiting.length === 0) return new Set();
  const beside = earlierByQuestion({ earlierAnswers });
  return new Set(
    waiting.filter((id) => {
      const origin = answers[id]?.origin;
      return origin?.kind === 'carried-over' && (beside.get(id) ?? []).every(({ earlier }) => earlier.exercise === origin.exercise);
    }),
  );
}

export interface EarlierHere {
  readonly key: string;
  readonly earlier: EarlierAnswer;
}

/** Earlier answers by the question beside which they are shown. */
export function earlierByQuestion({ earlierAnswers }: Pick<Part, 'earlierAnswers'>): ReadonlyMap<string, readonly EarlierHere[]> {
  const byQuestion = new Map<string, EarlierHere[]>();
  for (const [key, earlier] of Object.entries(earlierAnswers))
    for (const question of earlier.beside) {
      const here = byQuestion.get(question);
      if (here) here.push({ key, earlier });
      else byQuestion.set(question, [{ key, earlier }]);
    }
  return byQuestion;
}

/**
 * Whether somebody has opened the place of this answer since it was carried over. Where no earlier answer stands beside it
 * (it was erased) nobody can have, and it is confirmed by itself.
 */
export function wasOpened(question: string, byQuestion: ReadonlyMap<string, readonly EarlierHere[]>): boolean {
  const here = byQuestion.get(question) ?? [];
  return here.length > 0 && here.every(({ earlier }) => earlier.seen !== undefined);
}

/** Earlier answers that stand beside nothing: to be read, and printed. */
export const notAskedAnyMore = ({ earlierAnswers }: Pick<Part, 'earlierAnswers'>): readonly EarlierHere[] =>
  Object.entries(earlierAnswers)
    .flatMap(([key, earlier]) => (earlier.beside.length === 0 ? [{ key, earlier }] : []))
    .sort((one, other) => one.earlier.question.localeCompare(other.earlier.question, 'en', { numeric: true }));
