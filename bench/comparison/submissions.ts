import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { AnswerValue } from '#core/answers/answer';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import { unpackQuestionnaire, type PackedQuestionnaire } from '#core/questionnaire/packed';
import type { Wording } from '#core/questionnaire/wording';

/** What is compared: both submissions as the text of `submission.json`, and what each asked. */
export interface Pair {
  readonly older: string;
  readonly newer: string;
  readonly editions: { readonly older: Edition; readonly newer: Edition };
}

interface Edition {
  readonly questionnaire: Questionnaire;
  readonly words: Readonly<Record<string, string>>;
}

const WORDS = (
  'the court law section act penalty officer prosecution evidence state convention measure victim protection authority request assistance ' +
  'reform adopted ministry 2014 2021 закон статья суд ведомство защита قانون محكمة حماية سلطة تدبير 法律 保护 证人 条款 机关 措施'
).split(' ');

/**
 * `200 kB`: one questionnaire, the answers of 200,000 bytes. `five`: five times as much over all five instruments, and the newer
 * questionnaire is another one, with words of 40 questions changed. One answer in five says something else.
 */
export async function benchPair(contentFolder: string, which: '200 kB' | 'five'): Promise<Pair> {
  const read = async <T>(name: string): Promise<T> => JSON.parse(await readFile(path.join(contentFolder, name), 'utf8')) as T;
  const questionnaire = unpackQuestionnaire(await read<PackedQuestionnaire>('questionnaire.json'));
  const words = (await read<Wording>('wording.en.json')).entries;
  const random = randomFrom(20_001_115);
  const answered = answersTo(questionnaire, which === 'five' ? 1_000_000 : 200_000, random);
  const edition = { questionnaire, words };
  const other = {
    questionnaire: { ...questionnaire, version: `${questionnaire.version}-next` },
    words: { ...words, ...reworded(words) },
  };
  return {
    older: JSON.stringify(submission(answered)),
    newer: JSON.stringify(submission(changed(answered, random))),
    editions: { older: edition, newer: which === 'five' ? other : edition },
  };
}

type Answers = Readonly<Record<string, AnswerValue>>;

function answersTo({ questions, scales }: Questionnaire, most: number, random: () => number): Answers {
  const answers: Record<string, AnswerValue> = {};
  let bytes = 0;
  const share = most / 7_500_000;
  for (const question of questions) {
    const value = question.internal || random() > share ? undefined : valueFor(question, scales, random);
    if (value === undefined) continue;
    answers[question.id] = value;
    bytes += JSON.stringify(value).length + question.id.length + 120;
    if (bytes >= most) break;
  }
  return answers;
}

function valueFor(question: Question, scales: Questionnaire['scales'], random: () => number): AnswerValue | undefined {
  switch (question.type) {
    case 'status':
      return scales.find(({ id }) => id === question.scale)?.values[0]?.id;
    case 'text':
      return sentence(random, 30 + Math.floor(random() * 120));
    case 'choice':
      return question.options[0]?.id;
    case 'choices':
      return question.options.slice(0, 2).map(({ id }) => id);
    case 'citations':
      return [`e${String(Math.floor(random() * 60))}`, `e${String(Math.floor(random() * 60))}`];
    case 'number':
      return Math.floor(random() * 100);
    case 'date':
      return '2024-05-01';
    case 'table':
      return {
        rows: Array.from({ length: 3 }, (_, row) => ({ id: `r${String(row)}`, cells: { step: sentence(random, 8), '2024': row } })),
      };
  }
}

const sentence = (random: () => number, length: number): string =>
  Array.from({ length }, () => WORDS[Math.floor(random() * WORDS.length)]).join(' ') + '.';

/** Words are put in, taken out and replaced; a choice becomes another. */
function changed(answers: Answers, random: () => number): Answers {
  return Object.fromEntries(
    Object.entries(answers).map(([id, value]) => {
      if (random() > 0.2 || typeof value !== 'string') return [id, value];
      const words = value.split(' ');
      for (let edit = 0; edit < 1 + words.length / 12; edit += 1)
        words.splice(Math.floor(random() * words.length), Math.floor(random() * 3), sentence(random, 2));
      return [id, words.length > 1 ? words.join(' ') : value];
    }),
  );
}

function reworded(words: Edition['words']): Record<string, string> {
  const labels = Object.keys(words).filter((key) => key.startsWith('question/') && key.endsWith('/label'));
  return Object.fromEntries(labels.slice(0, 40).map((key) => [key, `${words[key]!} (revised)`]));
}

function submission(answers: Answers): unknown {
  const evidence = Array.from({ length: 60 }, (_, number) => [
    `e${String(number)}`,
    { kind: 'law', title: `Act ${String(number)}`, reference: `section ${String(number)}` },
  ]);
  return {
    state: 'FR',
    exercise: { id: 'bench', title: 'Bench' },
    instruments: ['UNTOC', 'TIP', 'SOM', 'FIR', 'UNCAC'],
    number: 1,
    practice: true,
    answers: Object.fromEntries(
      Object.entries(answers).map(([id, value]) => [
        id,
        { standing: 'answered', value, at: '2026-06-01T00:00:00.000Z', origin: { kind: 'entered' } },
      ]),
    ),
    evidence: Object.fromEntries(evidence),
  };
}

/** The same numbers on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
