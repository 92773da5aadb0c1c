import type { EarlierContent, Fate } from '../answers/earlier-answer';
import { validateValue } from '../answers/validate-value';
import { succeededOptions } from '../comparison/succeeded-options';
import type { Question, Scale } from '../questionnaire/definition';
import { fatesBetween, type Edition, type QuestionFate } from '../comparison/fates';

/** What happens to one earlier answer. Every one has a place: carried, shown beside a question, or in the list to be read. */
export interface PlannedAnswer {
  /** Id of the question of then. */
  readonly question: string;
  readonly became: Fate;
  /** Questions beside which it is shown; none: it is in the list. */
  readonly beside: readonly string[];
  readonly answer: EarlierContent;
  /** Proposed as the answer to that question, to be confirmed; absent where it would say something else there. */
  readonly carried?: { readonly question: string; readonly content: EarlierContent };
}

export interface CarryOverPlan {
  /** In the order in which they were asked; those that even then were no longer asked come last. */
  readonly answers: readonly PlannedAnswer[];
  /** Questions that nothing earlier corresponds to, in their order. */
  readonly added: readonly string[];
  /** Of every question asked then, answered or not. */
  readonly fates: ReadonlyMap<string, QuestionFate>;
}

/**
 * What becomes of the answers of an earlier exercise, or of a draft under an earlier edition. What was asked alone and is
 * asked alone is carried where its value still fits; what was split or merged is only shown beside, because it would be
 * another statement there.
 */
export function planCarryOver(older: Edition, newer: Edition, answers: Readonly<Record<string, EarlierContent>>): CarryOverPlan {
  const given = Object.keys(answers).filter((id) => answers[id]?.standing !== 'unanswered');
  const fates = fatesBetween(older, newer, given);
  const reached = new Set([...fates.values()].flatMap(({ heirs }) => heirs.map(({ id }) => id)));
  const place = new Map(older.questionnaire.questions.map(({ id }, number) => [id, number]));
  const placeOf = (id: string): number => place.get(id) ?? place.size;
  return {
    fates,
    answers: given
      .sort((one, other) => placeOf(one) - placeOf(other) || one.localeCompare(other, 'en', { numeric: true }))
      .flatMap((id) => {
        const [answer, fate] = [answers[id], fates.get(id)];
        return answer && fate ? [planned(id, answer, fate, newer)] : [];
      }),
    added: newer.questionnaire.questions.flatMap(({ id }) => (reached.has(id) ? [] : [id])),
  };
}

function planned(id: string, answer: EarlierContent, { became, heirs }: QuestionFate, newer: Edition): PlannedAnswer {
  const heir = heirs.find((each) => each.id === id) ?? heirs[0];
  const alone = became === 'same' || became === 'reworded' || became === 'moved';
  const content = heir && alone ? contentFor(heir, answer, newer.questionnaire.scales) : null;
  return {
    question: id,
    became,
    beside: heirs.map((each) => each.id),
    answer,
    ...(heir && content && { carried: { question: heir.id, content } }),
  };
}

/** The answer in the options of another question; null where it does not fit there. */
export function contentFor(question: Question, answer: EarlierContent, scales: readonly Scale[]): EarlierContent | null {
  if (answer.standing !== 'answered') return answer;
  const value = succeededOptions(answer.value, question);
  if (value === undefined || validateValue(question, value, scales) !== null) return null;
  if (answer.texts && question.type !== 'text') return null;
  return { ...answer, value };
}
