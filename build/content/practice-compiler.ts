import { validateValue } from '#core/answers/validate-value';
import type { Cell } from '#core/answers/answer';
import type { PracticeAnswer, PracticeExercise } from '#core/answers/practice';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import type { ContentSource, Sourced } from './source';
import type { PracticeAnswerSource, PracticeSource } from './source-shapes';
import type { WordingCollector } from './wording-collector';

/** Translation file of the practice exercises. Their words are none of the questionnaire's, and no submission carries them. */
export const PRACTICE_PART = 'practice';

/** A practice exercise in English, with the key of each of its texts, so that it can be had in another language. */
export interface PracticeDraft {
  readonly exercise: PracticeExercise;
  /** The same in the words that `say` has for their keys. */
  readonly inWords: (say: (key: string, english: string) => string) => PracticeExercise;
}

/**
 * The practice exercises, each checked against what is asked: a question that is not there, a value that it does not take, a
 * citation of nothing. One that follows another has its answers, but for those withdrawn or given anew.
 */
export function compilePractice(
  source: ContentSource,
  questionnaire: Pick<Questionnaire, 'questions' | 'scales'>,
  collector: WordingCollector,
  problems: Problems,
): readonly PracticeDraft[] {
  const questions = new Map(questionnaire.questions.map((question) => [question.id, question]));
  const files = new Map(source.practice.map((each) => [each.name, each]));
  return source.practice.map(({ name }) => {
    const line = lineOf(name, files, problems);
    const gathered = gather(line);
    for (const { file, value, name: part } of line.slice(-1))
      checkFile({ file, value }, part, gathered, { questions, questionnaire, problems });
    const words = (key: string, english: string, place: Place | undefined): string => {
      if (place) collector.add(key, english, place, PRACTICE_PART);
      return english;
    };
    const draft = (say: Say): PracticeExercise => inLanguage(name, gathered, questions, say);
    return {
      exercise: draft((key, english, place) => words(key, english, place)),
      inWords: (say) => draft((key, english) => say(key, english)),
    };
  });
}

type PracticeFile = Sourced<PracticeSource> & { readonly name: string };
type Say = (key: string, english: string, place?: Place) => string;

/** What an exercise says, and for each piece of it the file that says it: its words keep the key they have there. */
interface Gathered {
  readonly newest: PracticeFile;
  readonly evidence: ReadonlyMap<string, { readonly from: PracticeFile; readonly content: PracticeSource['evidence'][string] }>;
  readonly answers: ReadonlyMap<string, { readonly from: PracticeFile; readonly place: Place; readonly answer: PracticeAnswerSource }>;
}

/** The exercise and those it follows, the oldest first. */
function lineOf(name: string, files: ReadonlyMap<string, PracticeFile>, problems: Problems): readonly PracticeFile[] {
  const line: PracticeFile[] = [];
  for (let next: string | undefined = name; next !== undefined;) {
    const found: PracticeFile | undefined = files.get(next);
    const last = line[0];
    if (!found || line.includes(found)) {
      if (last)
        problems.add(
          'unknown-reference',
          { file: last.file, path: ['follows'] },
          `${next} is no practice exercise that this one could follow.`,
          'Name another file of questionnaires/practice/.',
        );
      return line;
    }
    line.unshift(found);
    next = found.value.follows;
  }
  return line;
}

function gather(line: readonly PracticeFile[]): Gathered {
  const evidence = new Map<string, { from: PracticeFile; content: PracticeSource['evidence'][string] }>();
  const answers = new Map<string, { from: PracticeFile; place: Place; answer: PracticeAnswerSource }>();
  for (const from of line) {
    const { value, file } = from;
    for (const question of value.withdrawn) answers.delete(question);
    for (const [id, content] of Object.entries(value.evidence)) evidence.set(id, { from, content });
    for (const [provision, given] of Object.entries(value.answers)) {
      for (const [question, answer] of Object.entries(given)) {
        answers.set(`${provision}/${question}`, { from, place: { file, path: ['answers', provision, question] }, answer });
      }
    }
  }
  const newest = line.at(-1);
  if (!newest) throw new Error('a practice exercise without a file');
  return { newest, evidence, answers };
}

function inLanguage(
  name: string,
  { newest, evidence, answers }: Gathered,
  questions: ReadonlyMap<string, Question>,
  say: Say,
): PracticeExercise {
  const { value, file } = newest;
  const at = (...path: (string | number)[]): Place => ({ file, path });
  return {
    id: name,
    exercise: {
      ...value.exercise,
      title: say(`practice/${name}/title`, value.exercise.title, at('exercise', 'title')),
      ...(value.exercise.period !== undefined && {
        period: say(`practice/${name}/period`, value.exercise.period, at('exercise', 'period')),
      }),
    },
    assessmentDate: value.assessmentDate,
    instruments: value.instruments,
    evidence: Object.fromEntries(
      [...evidence].map(([id, { from, content }]) => {
        const place: Place = { file: from.file, path: ['evidence', id] };
        const told = EVIDENCE_WORDS.flatMap((member) => {
          const text = content[member];
          return text === undefined ? [] : [[member, say(`practice/${from.name}/evidence/${id}/${member}`, text, within(place, member))]];
        });
        return [id, { ...content, ...(Object.fromEntries(told) as { title: string }) }];
      }),
    ),
    answers: Object.fromEntries(
      [...answers].map(([id, { from, place, answer }]) => [
        id,
        answerInLanguage(answer, questions.get(id), (text, ...more) =>
          say([`practice/${from.name}/answer/${id}`, ...more].join('/'), text, more.length > 0 ? within(place, 'rows', ...more) : place),
        ),
      ]),
    ),
    comments: value.comments.map(({ about, text }, index) => ({
      about,
      text: say(`practice/${name}/comment/${index + 1}`, text, at('comments', index, 'text')),
    })),
  };
}

const EVIDENCE_WORDS = ['title', 'reference', 'court', 'outcome', 'summary'] as const;

function answerInLanguage(
  answer: PracticeAnswerSource,
  question: Question | undefined,
  say: (text: string, ...more: string[]) => string,
): PracticeAnswer {
  if (typeof answer !== 'object' || Array.isArray(answer)) {
    const worded = question?.type === 'text' && typeof answer === 'string';
    return { standing: 'answered', value: worded ? say(answer) : answer, worded };
  }
  if ('notKnown' in answer) return { standing: 'not-known', reason: say(answer.notKnown), worded: true };
  if ('notApplicable' in answer) return { standing: 'not-applicable', reason: say(answer.notApplicable), worded: true };
  const texts = textColumnsOf(question);
  const rows = Object.entries(answer.rows).map(([id, cells]) => ({
    id,
    cells: Object.fromEntries(
      Object.entries(cells).map(([column, cell]): [string, Cell] => {
        if (cell === NOT_AVAILABLE) return [column, { notAvailable: true }];
        return [column, typeof cell === 'string' && texts.has(column) ? say(cell, id, column) : cell];
      }),
    ),
  }));
  const { years } = answer;
  return { standing: 'answered', value: years ? { years, rows } : { rows }, worded: texts.size > 0 };
}

const NOT_AVAILABLE = 'not-available';

const textColumnsOf = (question: Question | undefined): ReadonlySet<string> =>
  new Set(
    question?.type === 'table' && question.table.columns !== 'years'
      ? question.table.columns.filter(({ type }) => type === 'text').map(({ id }) => id)
      : [],
  );

interface Known {
  readonly questions: ReadonlyMap<string, Question>;
  readonly questionnaire: Pick<Questionnaire, 'scales'>;
  readonly problems: Problems;
}

function checkFile({ file, value }: Sourced<PracticeSource>, name: string, gathered: Gathered, known: Known): void {
  const { questions, questionnaire, problems } = known;
  const exercise = inLanguage(name, gathered, questions, (_key, english) => english);
  for (const [provision, given] of Object.entries(value.answers)) {
    for (const question of Object.keys(given)) {
      const place: Place = { file, path: ['answers', provision, question] };
      const id = `${provision}/${question}`;
      const asked = questions.get(id);
      if (!asked) {
        problems.add('unknown-reference', place, `There is no question ${id}.`, 'Name a question that is asked.');
        continue;
      }
      const answer = exercise.answers[id]?.value;
      if (answer === undefined) continue;
      const problem = validateValue(asked, answer, questionnaire.scales);
      if (problem) {
        const where = [problem.row, problem.column].filter((part) => part !== undefined).join('/');
        problems.add(
          'practice',
          place,
          `${id} does not take this${where && ` (${where})`}: ${problem.problem}.`,
          'Give an answer that an official could give.',
        );
      }
      if (asked.type !== 'citations' || !Array.isArray(answer)) continue;
      for (const cited of answer as readonly string[])
        if (!gathered.evidence.has(cited))
          problems.add(
            'unknown-reference',
            place,
            `${id} cites ${cited}, which is not among the evidence.`,
            'Add it under `evidence`, or cite another.',
          );
    }
  }
}
