import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { isTable, type AnswerValue, type Cell, type TableRowValue } from '#core/answers/answer';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type CitationDifference,
  type CitedPart,
  type ComparedAnswer,
  type ProvisionComparison,
  type QuestionComparison,
  type RowDifference,
  type WordDifference,
} from '#core/comparison/comparison';
import type { Output } from '#core/contract/operations';
import type { SubmittedEvidence } from '#core/submission/submission';
import { plainLine } from './plain-line';
import { say } from './sentences';

type Compared = Output<'comparison.compare'>;

/** A comparison to read in a terminal: changes only, unless `all`. */
export function describeComparison(compared: Compared, state: string, all: boolean): readonly string[] {
  const { older, newer, counts, provisions, instruments } = compared.comparison;
  const { keptBack } = compared;
  const words = readerOf(compared);
  const shown = provisions.filter(({ kind }) => all || kind !== 'unchanged');
  return [
    ...(keptBack.length > 0 ? [say('document.mark.internal')] : []),
    say('cli.compare.title', {
      older: older.exerciseTitle,
      newer: newer.exerciseTitle,
      state,
      instruments: instruments.join(', '),
    }),
    CHANGE_KINDS.map((kind) => say(`cli.compare.count.${kind}`, { count: counts[kind] })).join(', '),
    ...shown.flatMap((provision) => ['', ...describeProvision(provision, words, all)]),
  ].map(plainLine);
}

interface Reader {
  label(question: string): string;
  value(question: string, answer: ComparedAnswer, side: Side): string;
  row(question: string, row: TableRowValue | undefined, columns: readonly string[], side: Side): string;
}

type Side = 'older' | 'newer';

function describeProvision({ provision, kind, from, questions }: ProvisionComparison, words: Reader, all: boolean): readonly string[] {
  const shown = questions.filter((question) => all || question.kind !== 'unchanged');
  return [`${provision}  ${kindText(kind, from)}`, ...shown.flatMap((question) => describeQuestion(question, words))];
}

const kindText = (kind: ChangeKind, from: string | undefined): string =>
  `${say(`cli.compare.kind.${kind}`)}${from === undefined ? '' : ` ${say('cli.compare.from', { from })}`}`;

function describeQuestion(compared: QuestionComparison, words: Reader): readonly string[] {
  const { question, kind, from, older, newer } = compared;
  const title = `  ${words.label(question)} [${question}]: ${kindText(kind, from)}`;
  const within = [
    ...(compared.words ? [wordText(compared.words)] : []),
    ...(compared.reasonWords ? [wordText(compared.reasonWords)] : []),
    ...(compared.citations ?? []).flatMap(citationLines),
    ...(compared.rows ?? []).flatMap((row) => rowText(row, compared, words)),
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
const nameOf = ({ title, reference }: SubmittedEvidence): string => [title, reference].filter((part) => part !== undefined).join(', ');

function citationLines(difference: CitationDifference): readonly string[] {
  if (difference.kind !== 'changed') return [`${SIGN[difference.kind]} ${nameOf(difference.evidence)}`];
  const { older, newer, parts } = difference;
  return [
    `  ${nameOf(newer)}`,
    ...parts.map((part) => {
      const [then, now] = [partText(older, part), partText(newer, part)];
      return `    ${partLabel(part)}:${then && ` [-${then}-]`}${now && ` {+${now}+}`}`;
    }),
  ];
}

function partLabel(part: CitedPart): string {
  if (part === 'kind') return say('evidence.kindShown');
  if (part === 'link' || part === 'attachment') return say(`evidence.kind.${part === 'link' ? 'link' : 'file'}`);
  return say(`evidence.field.${part}`);
}

function partText(evidence: SubmittedEvidence, part: CitedPart): string {
  if (part === 'attachment')
    return evidence.attachment ? `${evidence.attachment.name}, SHA-512 ${evidence.attachment.sha512.slice(0, 8)}…` : '';
  const value = evidence[part] ?? '';
  return value !== '' && (part === 'kind' || part === 'stage') ? say(`evidence.${part}.${value}`) : value;
}

function rowText({ kind, older, newer, columns }: RowDifference, { question, from }: QuestionComparison, words: Reader): readonly string[] {
  if (kind === 'unchanged') return [];
  return [
    ...(older ? [`- ${words.row(from ?? question, older, columns, 'older')}`] : []),
    ...(newer ? [`+ ${words.row(question, newer, columns, 'newer')}`] : []),
  ];
}

/** Reads ids as words: each side with the questionnaire and the English that its bundle carries. */
function readerOf({ comparison, questionnaires, wording }: Compared): Reader {
  const sideOf = (side: Side) => {
    const entries = wording[side].find(({ language }) => language === 'en')?.entries ?? {};
    const questions = new Map(unpackQuestionnaire(questionnaires[side]).questions.map((question) => [question.id, question]));
    const word = (key: string): string | undefined => (Object.hasOwn(entries, key) ? entries[key] : undefined);
    return { word, question: (id: string) => questions.get(id), evidence: comparison.evidence[side] };
  };
  const sides = { older: sideOf('older'), newer: sideOf('newer') };

  const optionOf =
    (id: string, side: Side) =>
    (option: string): string => {
      const { question, word, evidence } = sides[side];
      const asked = question(id);
      if (asked?.type === 'status') return word(`scale/${asked.scale}/${option}`) ?? option;
      if (asked?.type === 'citations') return (Object.hasOwn(evidence, option) && evidence[option]?.title) || option;
      return word(`question/${asked?.wording ?? ''}/option/${option}`) ?? option;
    };

  const row = (id: string, given: TableRowValue | undefined, columns: readonly string[], side: Side): string => {
    const { question, word } = sides[side];
    const prefix = `question/${question(id)?.wording ?? ''}`;
    const cells = columns.flatMap((column) => {
      const cell = given?.cells[column];
      const option = (each: string): string => word(`${prefix}/column/${column}/option/${each}`) ?? each;
      return cell === undefined ? [] : [`${word(`${prefix}/column/${column}`) ?? column}: ${cellText(cell, option)}`];
    });
    const name = word(`${prefix}/row/${given?.id ?? ''}`);
    return `${name === undefined ? '' : `${name}: `}${cells.length > 0 ? cells.join('; ') : say('cli.compare.blank')}`;
  };

  return {
    row,
    label: (id) => {
      const { question, word } = sides[sides.newer.question(id) ? 'newer' : 'older'];
      return word(`question/${question(id)?.wording ?? ''}/label`) ?? id;
    },
    value: (id, { standing, value, reason }, side) => {
      if (standing !== 'answered') return `${say(`cli.standing.${standing}`)}${reason === undefined ? '' : `: ${reason}`}`;
      const answer = value as AnswerValue | undefined;
      if (isTable(answer)) return answer.rows.map((each) => row(id, each, Object.keys(each.cells), side)).join(' | ');
      const type = sides[side].question(id)?.type;
      return cellText(answer ?? '', type === 'text' || type === 'date' ? (text) => text : optionOf(id, side));
    },
  };
}

function cellText(cell: Cell | readonly string[], optionText: (option: string) => string): string {
  if (typeof cell === 'string') return optionText(cell);
  if (typeof cell === 'number') return String(cell);
  return Array.isArray(cell) ? cell.map(optionText).join(', ') : say('cli.compare.notAvailable');
}
