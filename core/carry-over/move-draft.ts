import type { Answer } from '../answers/answer';
import type { AssessmentDocument } from '../answers/document';
import type { EarlierAnswer, EarlierContent } from '../answers/earlier-answer';
import { earlierKey, earlierRecord, type CarriedRecords, type EarlierSource } from './carried-records';
import type { QuestionFate } from '../comparison/fates';
import type { CarryOverPlan, PlannedAnswer } from './plan';

/** The answers of a draft, as those of an earlier exercise. */
export const draftAnswers = ({ answers }: AssessmentDocument): Readonly<Record<string, EarlierContent>> =>
  Object.fromEntries(
    Object.entries(answers).flatMap(([id, { standing, value, reason, language, texts, by, at }]) =>
      standing === 'unanswered'
        ? []
        : [
            [
              id,
              {
                standing,
                ...(value !== undefined && { value }),
                ...(reason !== undefined && { reason }),
                ...(language !== undefined && { language }),
                ...(texts !== undefined && { texts }),
                by,
                at,
              },
            ],
          ],
    ),
  );

/**
 * What changes in a draft when it moves to another edition. An answer to a question that stayed as it was is not touched.
 * One to other words is to be confirmed; one that moved is proposed in its new place; all others are shown beside what is
 * asked now. What stood under an id that is asked no longer stays there, so that the way back finds it.
 */
export function moveDraft(document: AssessmentDocument, plan: CarryOverPlan, source: EarlierSource): CarriedRecords {
  const answers: Record<string, Omit<Answer, 'revision'>> = {};
  const earlierAnswers: Record<string, Omit<EarlierAnswer, 'revision'>> = followed(document, plan.fates);
  const before = new Set(Object.values(document.earlierAnswers).flatMap(({ beside }) => beside));
  for (const planned of plan.answers) {
    const answer = document.answers[planned.question];
    if (!answer || staysAsItIs(planned)) continue;
    const proposed = proposedAnswer(document, answer, planned);
    if (proposed) answers[proposed.question] = proposed.content;
    // Not confirmed before either: the answer of then stands beside it already.
    if (!answer.confirmed && before.has(planned.question)) continue;
    const isTaken = (key: string): boolean => Object.hasOwn(document.earlierAnswers, key) || Object.hasOwn(earlierAnswers, key);
    earlierAnswers[earlierKey(planned.question, isTaken)] = earlierRecord(planned, source);
  }
  return { answers, earlierAnswers };
}

const staysAsItIs = ({ became, carried, question }: PlannedAnswer): boolean => became === 'same' && carried?.question === question;

function proposedAnswer(
  document: AssessmentDocument,
  answer: Answer,
  { became, carried, question }: PlannedAnswer,
): { readonly question: string; readonly content: Omit<Answer, 'revision'> } | null {
  const { revision: _, ...content } = answer;
  if (became === 'same' || became === 'reworded') return { question, content: { ...content, confirmed: false } };
  const present = carried && document.answers[carried.question];
  if (!carried || (present && present.standing !== 'unanswered')) return null;
  const value = carried.content.value;
  return { question: carried.question, content: { ...content, ...(value !== undefined && { value }), confirmed: false } };
}

/** Answers of the last exercise go with the questions that they stand beside, and are to be looked at again. */
function followed(
  { earlierAnswers }: AssessmentDocument,
  fates: ReadonlyMap<string, QuestionFate>,
): Record<string, Omit<EarlierAnswer, 'revision'>> {
  const moved: Record<string, Omit<EarlierAnswer, 'revision'>> = {};
  for (const [key, { revision: _, seen: __, ...record }] of Object.entries(earlierAnswers)) {
    const met = record.beside.map((id) => fates.get(id));
    if (met.every((fate) => !fate || fate.became === 'same')) continue;
    const beside = [...new Set(record.beside.flatMap((id) => fates.get(id)?.heirs.map((heir) => heir.id) ?? [id]))];
    const later = met.find((fate) => fate && fate.became !== 'same')?.became ?? record.became;
    moved[key] = { ...record, beside, became: beside.length === 0 ? 'retired' : later };
  }
  return moved;
}
