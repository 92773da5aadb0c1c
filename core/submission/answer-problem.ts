import { citedIn } from '../answers/citations';
import { validateValue } from '../answers/validate-value';
import type { LiveAssessment } from '../engine/live-assessment';
import type { Question, Questionnaire } from '../questionnaire/definition';
import type { Submission, SubmittedAnswer } from './submission';
import { isInternal } from './submitted-content';

type Answered = Pick<Submission, 'answers' | 'evidence'>;

/** The first thing that answers or evidence of a submission have no business to hold; ids and codes only, never an answer. */
export const answerProblem = (submission: Answered, questionnaire: Questionnaire, live: LiveAssessment): string | null =>
  answersProblem(submission, questionnaire, (question) => live.isAsked(question));

/** The same of a part of a submission: which of its questions were asked does not follow from it. */
export function answersProblem(
  { answers, evidence }: Answered,
  questionnaire: Questionnaire,
  isAsked: (question: string) => boolean = () => true,
): string | null {
  const questions = questionsOf(questionnaire);
  const cited = new Set<string>();
  for (const id of Object.keys(answers)) {
    const [asked, answer] = [questions.get(id), answers[id]];
    if (!asked || !answer) return `${id}: unknown-question`;
    const { question, internal } = asked;
    if (internal) return `${id}: internal`;
    if (!isAsked(id)) return `${id}: not-asked`;
    const problem = contentProblem(question, answer, questionnaire);
    if (problem) return `${id}: ${problem}`;
    for (const record of citedIn(question, answer.value)) {
      if (!Object.hasOwn(evidence, record)) return `${id}: unknown-evidence`;
      cited.add(record);
    }
  }
  const uncited = Object.keys(evidence).find((id) => !cited.has(id));
  return uncited === undefined ? null : `${uncited}: not-cited`;
}

interface KnownQuestion {
  readonly question: Question;
  readonly internal: boolean;
}

const known = new WeakMap<Questionnaire, ReadonlyMap<string, KnownQuestion>>();

/** By id; the same for every submission under one questionnaire. */
function questionsOf(questionnaire: Questionnaire): ReadonlyMap<string, KnownQuestion> {
  const before = known.get(questionnaire);
  if (before) return before;
  const found = new Map(
    questionnaire.questions.map((question) => [question.id, { question, internal: isInternal(question, questionnaire) }]),
  );
  known.set(questionnaire, found);
  return found;
}

function contentProblem(question: Question, { standing, value }: SubmittedAnswer, { scales }: Questionnaire): string | null {
  if (standing !== 'answered') return value === undefined ? null : 'value-not-expected';
  if (value === undefined) return 'value-missing';
  return validateValue(question, value, scales)?.problem ?? null;
}
