import type { Question, Questionnaire, RetiredQuestion } from '../questionnaire/definition';
import type { Answer } from './answer';
import type { AssessmentDocument } from './document';

/** An answer to what is no longer asked: it stays in the document, can be read, and goes into no submission. */
export interface KeptAnswer {
  readonly id: string;
  /** Of which it was asked. */
  readonly provision: string;
  readonly answer: Answer;
  /** What was asked, as far as the questionnaire still says so. */
  readonly question?: Question;
  /** ISO date since which it is not asked. */
  readonly since?: string;
  /** Questions that are asked in its place, in their order. */
  readonly askedNow: readonly string[];
}

/** What became of earlier questions, by their ids; made once for each questionnaire. */
export interface EarlierQuestions {
  readonly instruments: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
  readonly retired: ReadonlyMap<string, RetiredQuestion>;
  readonly heirs: ReadonlyMap<string, readonly Question[]>;
}

export function earlierQuestions(questionnaire: Questionnaire): EarlierQuestions {
  const known = followed.get(questionnaire) ?? followQuestions(questionnaire);
  followed.set(questionnaire, known);
  return known;
}

/** A questionnaire never changes. */
const followed = new WeakMap<Questionnaire, EarlierQuestions>();

function followQuestions({ instruments, provisions, questions, retired = [] }: Questionnaire): EarlierQuestions {
  const heirs = new Map<string, Question[]>();
  const replacedProvisions = new Map(provisions.map(({ id, replaces = [] }) => [id, replaces]));
  for (const question of questions) {
    const local = question.id.slice(question.provision.length);
    const moved = (replacedProvisions.get(question.provision) ?? []).map((provision) => `${provision}${local}`);
    for (const id of [...(question.replaces ?? []), ...moved]) heirs.set(id, [...(heirs.get(id) ?? []), question]);
  }
  return {
    instruments: new Set(instruments.map(({ code }) => code)),
    asked: new Set(questions.map(({ id }) => id)),
    retired: new Map(retired.map((each) => [each.question.id, each])),
    heirs,
  };
}

/**
 * In the order of their ids. Answers for an instrument that is not assessed are left aside: that instrument can be taken in
 * again. So are those that the draft took along when it moved to another edition: they stand among the earlier answers.
 */
export function keptAnswers(
  { answers, earlierAnswers = {} }: Pick<AssessmentDocument, 'answers'> & Partial<Pick<AssessmentDocument, 'earlierAnswers'>>,
  earlier: EarlierQuestions,
): readonly KeptAnswer[] {
  const takenAlong = new Set(Object.values(earlierAnswers).map(({ question, answer }) => `${question} ${answer.at}`));
  return Object.entries(answers)
    .flatMap(([id, answer]): KeptAnswer[] => {
      if (answer.standing === 'unanswered' || earlier.asked.has(id) || takenAlong.has(`${id} ${answer.at}`)) return [];
      const provision = id.slice(0, Math.max(0, id.indexOf('/')));
      if (!earlier.instruments.has(provision.split(':')[0] ?? '')) return [];
      const retired = earlier.retired.get(id);
      const heirs = earlier.heirs.get(id) ?? [];
      // Of a provision that moved as a whole, the questions are worded as they were.
      const question = retired?.question ?? heirs.find((heir) => !heir.replaces?.includes(id));
      return [
        {
          id,
          provision,
          answer,
          ...(question && { question }),
          ...(retired && { since: retired.since }),
          askedNow: heirs.map((heir) => heir.id),
        },
      ];
    })
    .sort((one, other) => one.id.localeCompare(other.id, 'en', { numeric: true }));
}
