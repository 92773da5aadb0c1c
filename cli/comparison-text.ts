import type { Output } from '#core/contract/operations';
import {
  CHANGE_KINDS,
  type CitationDifference,
  type ComparedAnswer,
  type ProvisionComparison,
  type QuestionComparison,
  type RowDifference,
  type WordDifference,
} from '#core/comparison/comparison';
import type { Question } from '#core/questionnaire/definition';
import { isTable, type AnswerValue, type Cell } from '#core/answers/answer';
import { isNotAvailable } from '#core/answers/answer';
import { say } from './sentences';

type Compared = Output<'comparison.compare'>;

/** A comparison to read in a terminal: changes only, unless `all`. */
export function describeComparison(compared: Compared, all: boolean): readonly string[] {
  const { older, newer, counts, provisions, instruments } = compared.comparison;
  const words = readerOf(compared);
  const shown = provisions.filter(({ kind }) => all || kind !== 'unchanged');
  return [
    say('cli.compare.title', {
      older: older.exerciseTitle,
      newer: newer.exerciseTitle,
      state: newer.state,
      instruments: instruments.join(', '),
    }),
    CHANGE_KINDS.map((kind) => say(`cli.compare.count.${kind}`, { count: counts[kind] })).join(', '),
    ...shown.flatMap((provision) => ['', ...describeProvision(provision, words, all)]),
  ];
}

interface Reader {
  label(question: string): string;
  value(question: string, answer: ComparedAnswer, side: 'older' | 'newer'): string;
}

function describeProvision({ provision, kind, from, questions }: ProvisionComparison, words: Reader, all: boolean): readonly string[] {
  const moved = from === undefined ? '' : ` ${say('cli.compare.from', { from })}`;
  const shown = questions.filter((question) => all || question.kind !== 'unchanged');
  return [`${provision}  ${say(`cli.compare.kind.${kind}`)}${moved}`, ...shown.flatMap((question) => describeQuestion(question, words))];
}

function describeQuestion(compared: QuestionComparison, words: Reader): readonly string[] {
  const { question, kind, from, older, newer } = compared;
  const moved = from === undefined ? '' : ` ${say('cli.compare.from', { from })}`;
  const title = `  ${words.label(question)} [${question}]: ${say(`cli.compare.kind.${kind}`)}${moved}`;
  const within = [
    ...(compared.words ? [wordText(compared.words)] : []),
    ...(compared.reasonWords ? [wordText(compared.reasonWords)] : []),
    ...(compared.citations ?? []).flatMap(citationText),
    ...(compared.rows ?? []).flatMap(rowText),
  ];
  if (within.length > 0) return [title, ...within.map((line) => `    ${line}`)];
  return [
    title,
    ...(older ? [`    - ${words.value(from ?? question, older, 'older')}`] : []),
    ...(newer && kind !== 'unchanged' && kind !== 'moved' ? [`    + ${words.value(question, newer, 'newer')}`] : []),
  ];
}

/** As `wdiff` writes it. */
const wordText = (differences: readonly WordDifference[]): string =>
  differences.map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `[-${text}-]` : `{+${text}+}`)).join('');

const SIGN = { same: ' ', removed: '-', added: '+' } as const;
const citationText = ({ kind, evidence }: CitationDifference): readonly string[] => [
  `${SIGN[kind]} ${[evidence.title, evidence.reference].filter((part) => part !== undefined).join(', ')}`,
];

function rowText({ kind, older, newer, columns }: RowDifference): readonly string[] {
  if (kind === 'unchanged') return [];
  const cells = (row: typeof older): string => columns.map((column) => `${column}: ${cellText(row?.cells[column])}`).join('; ');
  const name = newer?.id ?? older?.id ?? '';
  return [...(older ? [`- ${name}  ${cells(older)}`] : []), ...(newer ? [`+ ${name}  ${cells(newer)}`] : [])];
}

function cellText(cell: Cell | undefined): string {
  if (cell === undefined) return say('cli.compare.blank');
  if (isNotAvailable(cell)) return say('cli.compare.notAvailable');
  return Array.isArray(cell) ? cell.join(', ') : String(cell);
}

/** Reads ids as words: each side with the questionnaire and the English that its bundle carries. */
function readerOf({ comparison, questionnaires, wording }: Compared): Reader {
  const side = (which: 'older' | 'newer') => {
    const entries = wording[which].find(({ language }) => language === 'en')?.entries ?? {};
    return {
      questions: new Map<string, Question>(questionnaires[which].questions.map((question) => [question.id, question])),
      word: (key: string): string | undefined => (Object.hasOwn(entries, key) ? entries[key] : undefined),
      evidence: comparison.evidence[which],
    };
  };
  const sides = { older: side('older'), newer: side('newer') };
  return {
    label: (id) => {
      const { questions, word } = sides.newer.questions.has(id) ? sides.newer : sides.older;
      return word(`question/${questions.get(id)?.wording ?? ''}/label`) ?? id;
    },
    value: (id, { standing, value, reason }, which) => {
      if (standing !== 'answered') return `${say(`cli.standing.${standing}`)}${reason === undefined ? '' : `: ${reason}`}`;
      const { questions, word, evidence } = sides[which];
      const question = questions.get(id);
      const optionText = (option: string): string => {
        if (question?.type === 'status') return word(`scale/${question.scale}/${option}`) ?? option;
        if (question?.type === 'citations') return (Object.hasOwn(evidence, option) && evidence[option]?.title) || option;
        return word(`question/${question?.wording ?? ''}/option/${option}`) ?? option;
      };
      return valueText(value as AnswerValue | undefined, question, optionText);
    },
  };
}

function valueText(value: AnswerValue | undefined, question: Question | undefined, optionText: (option: string) => string): string {
  if (typeof value === 'string') return question?.type === 'text' || question?.type === 'date' ? value : optionText(value);
  if (!isTable(value)) return Array.isArray(value) ? value.map(optionText).join(', ') : String(value ?? '');
  return value.rows
    .map(
      ({ id, cells }) =>
        `${id} (${Object.entries(cells)
          .map(([column, cell]) => `${column}: ${cellText(cell)}`)
          .join('; ')})`,
    )
    .join('; ');
}
