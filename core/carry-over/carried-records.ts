import type { Answer, Person } from '../answers/answer';
import type { EarlierAnswer } from '../answers/earlier-answer';
import type { CarryOverPlan, PlannedAnswer } from './plan';

/** Where earlier answers come from. */
export type EarlierSource = Pick<EarlierAnswer, 'exercise' | 'title' | 'submission' | 'asked'>;

/** Records without the revision that writing gives them, by key. */
export interface CarriedRecords {
  readonly answers: Readonly<Record<string, Omit<Answer, 'revision'>>>;
  readonly earlierAnswers: Readonly<Record<string, Omit<EarlierAnswer, 'revision'>>>;
}

/** `by` stands in for who answered where the source names nobody. */
const NOBODY: Person = { name: '', role: '' };

/** What a new assessment begins with: every earlier answer as it was given, and those that are carried, to be confirmed. */
export function carriedRecords({ answers }: CarryOverPlan, source: EarlierSource): CarriedRecords {
  const { exercise, submission } = source;
  const origin = { kind: 'carried-over' as const, exercise, ...(submission === undefined ? {} : { submission }) };
  return {
    answers: Object.fromEntries(
      answers.flatMap(({ carried }) => {
        if (!carried) return [];
        const { by = NOBODY, ...content } = carried.content;
        return [[carried.question, { ...content, by, origin, confirmed: false }]];
      }),
    ),
    earlierAnswers: Object.fromEntries(answers.map((planned) => [planned.question, earlierRecord(planned, source)])),
  };
}

export function earlierRecord({ question, became, beside, answer }: PlannedAnswer, source: EarlierSource): Omit<EarlierAnswer, 'revision'> {
  const { exercise, title, submission, asked } = source;
  return { exercise, title, ...(submission === undefined ? {} : { submission }), question, asked, became, beside, answer };
}

/** A key that is not taken: the id of the question of then, counted where another exercise had it. */
export function earlierKey(question: string, isTaken: (key: string) => boolean): string {
  if (!isTaken(question)) return question;
  for (let number = 2; ; number += 1) {
    const key = `${question.slice(0, 190)}~${number}`;
    if (!isTaken(key)) return key;
  }
}
