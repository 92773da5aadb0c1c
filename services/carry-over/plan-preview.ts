import { FATES, type Fate } from '#core/answers/earlier-answer';
import type { CarryOverPlan } from '#core/carry-over/plan';
import type { ChangedQuestion, PlanPreview } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { packQuestionnaire } from '#core/questionnaire/packed';
import { SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import type { AskedThen } from './earlier-exercise';

/** What a plan would do, without the answers: numbers, and each question that is another now. `codes`: instruments to speak of. */
export function planPreview(plan: CarryOverPlan, asked: AskedThen, codes: readonly string[], language: Language): PlanPreview {
  const counts = Object.fromEntries(FATES.map((fate) => [fate, 0])) as Record<Fate, number>;
  for (const { became } of plan.answers) counts[became] += 1;
  const { questionnaire } = asked.edition;
  const answered = new Set(plan.answers.map(({ question }) => question));
  return {
    counts,
    carried: plan.answers.filter(({ carried }) => carried).length,
    changed: changedQuestions(plan, questionnaire, answered).filter(({ question, answered: given }) => given || isOf(codes, question)),
    added: plan.added.filter((id) => isOf(codes, id)),
    then: shownThen(asked, language),
  };
}

const isOf = (codes: readonly string[], question: string): boolean => codes.includes(question.split(':')[0] ?? '');

function changedQuestions(
  { fates }: CarryOverPlan,
  { questions }: Questionnaire,
  answered: ReadonlySet<string>,
): readonly ChangedQuestion[] {
  const provisions = new Map(questions.map(({ id, provision }) => [id, provision]));
  return [...fates].flatMap(([question, { became, heirs }]) =>
    became === 'same'
      ? []
      : [
          {
            question,
            provision: provisions.get(question) ?? question.split('/')[0] ?? '',
            became,
            now: heirs.map(({ id }) => id),
            answered: answered.has(question),
          },
        ],
  );
}

/** With words in the languages that a window shows: the one asked for, and English. */
export const shownThen = ({ edition, wording }: Pick<AskedThen, 'edition' | 'wording'>, language: Language): PlanPreview['then'] => ({
  questionnaire: packQuestionnaire(edition.questionnaire),
  wording: wordingShown(wording, language),
});

const wordingShown = (wording: readonly Wording[], language: Language): readonly Wording[] =>
  wording.filter((each) => each.language === language || each.language === SOURCE_LANGUAGE);
