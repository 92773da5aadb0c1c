/**
 * A form as both sides can have it, generated and always the same: articles of 20 questions, of which 18 have conditions
 * (six chains of depth 3), two refer to another article, and two are tables.
 */
export interface FormQuestion {
  readonly id: string;
  readonly article: number;
  readonly type: 'status' | 'choice' | 'choices' | 'text' | 'number' | 'table';
  /** Asked while all hold, from the start of the chain to its last link; the last alone where hidden answers do not count. */
  readonly chain: readonly Link[];
}

export interface Link {
  readonly question: string;
  readonly in: readonly string[];
}

export type FormValue = string | number | readonly string[] | readonly FormRow[] | undefined;
export interface FormRow {
  readonly measure: string;
  readonly year: number;
}

export interface Form {
  readonly questions: readonly FormQuestion[];
  readonly values: ReadonlyMap<string, FormValue>;
}

export interface FormChange {
  readonly question: string;
  readonly value: FormValue;
}

export const STATUS_VALUES = ['yes', 'partial', 'no'];
export const CHOICE_VALUES = ['yes', 'no'];
export const OPTIONS = ['law', 'policy', 'practice', 'other'];
const QUESTIONS_OF_AN_ARTICLE = 20;
/** What ends each of the six chains of an article. */
const CHAIN_ENDS = ['text', 'table', 'number', 'choices', 'table', 'text'] as const;
/** Chains that begin in another article. */
const CHAINS_ACROSS = [2, 5];

const idOf = (article: number, number: number): string => `article-${String(article)}-question-${String(number)}`;

/** `count`: a multiple of 20. About two in three questions have a value, whether asked or not. */
export function generateForm(count: number): Form {
  const articles = count / QUESTIONS_OF_AN_ARTICLE;
  const questions = Array.from({ length: articles }, (_, article) => articleOf(article, articles)).flat();
  const random = randomNumbers(1);
  return {
    questions,
    values: new Map(questions.map((question) => [question.id, random() < 0.65 ? valueFor(question, random) : undefined])),
  };
}

function articleOf(article: number, articles: number): FormQuestion[] {
  const questions: FormQuestion[] = [
    { id: idOf(article, 0), article, type: 'status', chain: [] },
    { id: idOf(article, 1), article, type: 'text', chain: [] },
  ];
  CHAIN_ENDS.forEach((end, chainNumber) => {
    const root = CHAINS_ACROSS.includes(chainNumber) ? (article + 7 * (chainNumber + 1)) % articles : article;
    let chain: Link[] = [{ question: idOf(root, 0), in: ['yes', 'partial'] }];
    for (const type of ['choice', 'choice', end] as const) {
      const id = idOf(article, questions.length);
      questions.push({ id, article, type, chain });
      chain = [...chain, { question: id, in: ['yes'] }];
    }
  });
  return questions;
}

/** Edits all over the form: statuses and choices, texts, numbers, tables, and now and then an emptied field. */
export function generateChanges({ questions }: Form, count: number): readonly FormChange[] {
  const random = randomNumbers(2);
  return Array.from({ length: count }, () => {
    const question = questions[Math.floor(random() * questions.length)]!;
    return { question: question.id, value: random() < 0.15 ? undefined : valueFor(question, random) };
  });
}

function valueFor({ type }: FormQuestion, random: () => number): FormValue {
  const oneOf = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
  switch (type) {
    case 'status':
      return oneOf(STATUS_VALUES);
    case 'choice':
      return random() < 0.8 ? 'yes' : 'no';
    case 'choices':
      return [oneOf(OPTIONS.slice(0, 2)), oneOf(OPTIONS.slice(2))];
    case 'text':
      return `Section ${String(Math.floor(random() * 100))} of the act`;
    case 'number':
      return Math.floor(random() * 1000);
    case 'table':
      return Array.from({ length: 1 + Math.floor(random() * 3) }, (_, row) => ({
        measure: `Measure ${String(row)}`,
        year: 2020 + Math.floor(random() * 6),
      }));
  }
}

/** Mulberry32: the same numbers in every run and every process. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
