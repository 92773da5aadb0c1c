import { isNotAvailable, isTable, type Cell } from '../answers/answer';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { isConfidential } from '../submission/release';
import { isInternal } from '../submission/submitted-content';
import { questionsById } from '../questionnaire/questions-by-id';
import { isDetailed, isShown, shownProvisions } from './build-report';
import { frontMatter } from './front-matter';
import { forceWords } from './force-words';
import { printable } from './printable';
import { own, type ReportContext } from './report-context';
import type { ReportAnswer, ReportOptions, ReportSource } from './report-source';
import type { ReportSpeech } from './report-speech';

/** Answers as rows and columns, for whoever counts: the same content as the documents, with the codes beside the words. */
export interface AnswerTables {
  /** What this is: State, exercise, revision, digests. */
  readonly about: AnswerTable;
  /** One row an answer; of a table one row a cell, of several choices or sources one row each. */
  readonly answers: AnswerTable;
  readonly sources: AnswerTable;
  /** Every question that the answers belong to, and every code that they use. */
  readonly codebook: AnswerTable;
}

export interface AnswerTable {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
}

/** A number stays a number; null is blank. */
export type TableCell = string | number | null;

const ANSWER_COLUMNS = [
  'instrument',
  'article',
  'provision',
  'subject',
  'obligation',
  'question',
  'asked',
  'standing',
  'row',
  'rowName',
  'column',
  'columnName',
  'code',
  'value',
  'number',
  'reason',
  'language',
  'answered',
  'origin',
  'agency',
  'official',
  'confidential',
  'mark',
] as const;
type AnswerColumn = (typeof ANSWER_COLUMNS)[number];

export function answerTables(source: ReportSource, options: ReportOptions, speech: ReportSpeech): AnswerTables {
  const questions = questionsById(source.questionnaire);
  const context: ReportContext = { source, options, speech, questions, places: new Map() };
  const { mark } = frontMatter(context);
  const columns = ANSWER_COLUMNS.filter(
    (column) =>
      (column !== 'agency' || options.credits) &&
      (column !== 'official' || options.names) &&
      (column !== 'confidential' || (source.release?.confidential.length ?? 0) > 0) &&
      (column !== 'mark' || mark !== undefined),
  );
  const shown = shownQuestions(context);
  const rows = shown.flatMap((question) => answerRows(question, own(source.answers, question.id), context));
  const title = (name: string): string => speech.say(`document.table.${name}`);
  return {
    about: aboutTable(context, title('about')),
    answers: tableOf(
      title('answers'),
      columns.map((column) => speech.say(`document.table.column.${column}`)),
      rows.map((row) => columns.map((column) => (column === 'mark' ? mark : row[column]))),
    ),
    sources: sourcesTable(shown, context, title('sources')),
    codebook: codebookTable(shown, context, title('codebook')),
  };
}

const tableOf = (title: string, columns: readonly string[], rows: readonly (readonly (TableCell | undefined)[])[]): AnswerTable => ({
  title,
  columns,
  rows: rows.map((row) => row.map(cleaned)),
});

/** Lines stay lines; nothing that a file of text could not hold. */
const cleaned = (cell: TableCell | undefined): TableCell =>
  typeof cell === 'string'
    ? cell
        .split(/\r\n|\r|\n/)
        .map(printable)
        .join('\n')
    : (cell ?? null);

/** The questions that this kind of document covers: of a summary the status of each provision, of a blank form all that is asked. */
function shownQuestions({ source, options, questions }: ReportContext): readonly Question[] {
  return shownProvisions(source, options)
    .filter((provision) => isDetailed(provision, source, options))
    .flatMap((provision) => provision.questions.flatMap((id) => questions.get(id) ?? []))
    .filter((question) => !isInternal(question, source.questionnaire) && isShown(question, source, options))
    .filter((question) => options.kind !== 'summary' || question.type === 'status')
    .filter((question) => options.kind === 'blank' || question.type === 'status' || own(source.answers, question.id) !== undefined);
}

type AnswerRow = Partial<Record<AnswerColumn, TableCell>>;

function answerRows(question: Question, answer: ReportAnswer | undefined, context: ReportContext): readonly AnswerRow[] {
  const { source, speech } = context;
  const provision = provisionOf(question, source.questionnaire);
  const base: AnswerRow = {
    instrument: provision?.instrument ?? null,
    article: provision?.article.split(':')[1] ?? null,
    provision: question.provision,
    subject: words(`provision/${question.provision}/subject`, speech),
    obligation: provision ? speech.say(`level.${provision.obligation}`) : null,
    question: question.id,
    asked: words(`question/${question.wording}/label`, speech),
    standing: speech.say(`standing.${answer?.standing ?? 'unanswered'}`),
    reason: answer?.reason,
    language: answer?.language ?? null,
    answered: answer ? answer.at.slice(0, 10) : null,
    origin: answer?.origin.kind ?? null,
    agency: answer?.origin.kind === 'merged' ? answer.origin.agency : null,
    confidential: isConfidential(source.release, question.provision) ? speech.say('document.confidential') : null,
    official: answer?.by ? [answer.by.name, answer.by.role].filter(Boolean).join(speech.comma) : null,
  };
  const values = answer?.standing === 'answered' ? valueRows(question, answer, context) : [];
  return values.length === 0 ? [base] : values.map((value) => ({ ...base, ...value }));
}

const provisionOf = ({ provision }: Question, { provisions }: Questionnaire) => provisions.find(({ id }) => id === provision);
const words = (key: string, speech: ReportSpeech): string => speech.words(key).text;

function valueRows(question: Question, answer: ReportAnswer, context: ReportContext): readonly AnswerRow[] {
  const { value } = answer;
  if (value === undefined) return [];
  if (isTable(value)) return question.type === 'table' ? cellRows(question, value.rows, value.years ?? [], context) : [];
  if (typeof value === 'number') return [{ number: value }];
  if (typeof value === 'string') {
    if (question.type === 'status' || question.type === 'choice') return [{ code: value, value: optionName(question, value, context) }];
    const others = Object.entries(answer.texts ?? {}).map(([language, version]): AnswerRow => ({ language, value: version }));
    return [{ value: value }, ...others];
  }
  return value.map((id) => ({ code: id, value: optionName(question, id, context) }));
}

function optionName(question: Question, option: string, { source, speech }: ReportContext): string {
  if (question.type === 'citations') return own(source.evidence, option)?.title ?? option;
  return words(question.type === 'status' ? `scale/${question.scale}/${option}` : `question/${question.wording}/option/${option}`, speech);
}

function cellRows(
  question: Extract<Question, { readonly type: 'table' }>,
  rows: readonly { readonly id: string; readonly cells: Readonly<Record<string, Cell>> }[],
  years: readonly number[],
  context: ReportContext,
): readonly AnswerRow[] {
  const { speech } = context;
  const given = question.table.rows !== 'free';
  const { columns } = question.table;
  const ids = columns === 'years' ? years.map(String) : columns.map(({ id }) => id);
  return rows.flatMap(({ id, cells }, place) =>
    ids.flatMap((column): readonly AnswerRow[] => {
      const cell = own(cells, column);
      if (cell === undefined || cell === '') return [];
      const at: AnswerRow = {
        row: given ? id : place + 1,
        rowName: given ? words(`question/${question.wording}/row/${id}`, speech) : null,
        column,
        columnName: columns === 'years' ? column : words(`question/${question.wording}/column/${column}`, speech),
      };
      return cellValues(cell, question, column, context).map((value) => ({ ...at, ...value }));
    }),
  );
}

function cellValues(
  cell: Cell,
  question: Extract<Question, { readonly type: 'table' }>,
  column: string,
  { source, speech }: ReportContext,
): readonly AnswerRow[] {
  if (typeof cell === 'number') return [{ number: cell }];
  if (isNotAvailable(cell)) return [{ code: 'not-available', value: speech.say('table.notAvailable') }];
  const type = question.table.columns === 'years' ? 'text' : question.table.columns.find(({ id }) => id === column)?.type;
  const option = (id: string): AnswerRow => ({
    code: id,
    value: words(`question/${question.wording}/column/${column}/option/${id}`, speech),
  });
  if (typeof cell === 'string') return [type === 'choice' ? option(cell) : { value: cell }];
  return cell.map((id) => (type === 'citations' ? { code: id, value: own(source.evidence, id)?.title ?? id } : option(id)));
}

function aboutTable(context: ReportContext, title: string): AnswerTable {
  const { title: document, facts, mark } = frontMatter(context);
  const { say } = context.speech;
  return tableOf(
    title,
    [say('document.blank.item'), say('document.blank.entry')],
    [[document, mark], ...facts.map(({ label, value }) => [label, value.map((inline) => inline.text).join('')])],
  );
}

function sourcesTable(shown: readonly Question[], { source, speech }: ReportContext, title: string): AnswerTable {
  const { say } = speech;
  const used = new Set(shown.flatMap(({ id }) => own(source.answers, id) ?? []).flatMap((answer) => idsIn(answer)));
  const field = (name: string): string => say(`evidence.field.${name}`);
  return tableOf(
    title,
    [
      say('document.table.column.code'),
      say('document.evidence.kind'),
      field('title'),
      field('reference'),
      field('stage'),
      field('adopted'),
      field('inForce'),
      field('date'),
      field('court'),
      field('outcome'),
      say('evidence.kind.link'),
      field('lastSeen'),
      field('language'),
      field('summary'),
      say('evidence.kind.file'),
      'SHA-512',
    ],
    Object.entries(source.evidence)
      .filter(([id]) => used.has(id))
      .map(([id, record]) => [
        id,
        say(`evidence.kind.${record.kind}`),
        record.title,
        record.reference,
        forceWords(record, source.assessmentDate, speech),
        record.adopted,
        record.inForce,
        record.date,
        record.court,
        record.outcome,
        record.link,
        record.link ? record.lastSeen : null,
        record.language,
        record.summary,
        record.attachment?.name,
        record.attachment?.sha512,
      ]),
  );
}

/** Every list of ids in an answer; more than the sources do no harm here. */
function idsIn({ value }: ReportAnswer): readonly string[] {
  if (!isTable(value)) return Array.isArray(value) ? (value as readonly string[]) : [];
  return value.rows.flatMap(({ cells }) =>
    Object.values(cells).flatMap((cell) => (Array.isArray(cell) ? (cell as readonly string[]) : [])),
  );
}

function codebookTable(shown: readonly Question[], { source, speech }: ReportContext, title: string): AnswerTable {
  const { say } = speech;
  const column = (name: string): string => say(`document.table.column.${name}`);
  const scales = new Map(source.questionnaire.scales.map((scale) => [scale.id, scale]));
  const rows = new Map<string, readonly TableCell[]>();
  const add = (question: string, type: string, place: string, code: string, key: string): void =>
    void rows.set(`${question} ${place} ${code}`, [question, type, place || null, code || null, words(key, speech)]);
  for (const { wording, ...question } of shown) {
    add(wording, question.type, '', '', `question/${wording}/label`);
    if (question.type === 'status')
      for (const { id } of scales.get(question.scale)?.values ?? []) add(wording, question.type, '', id, `scale/${question.scale}/${id}`);
    if (question.type === 'choice' || question.type === 'choices')
      for (const { id } of question.options) add(wording, question.type, '', id, `question/${wording}/option/${id}`);
    if (question.type !== 'table') continue;
    if (question.table.rows !== 'free')
      for (const { id } of question.table.rows) add(wording, 'row', id, '', `question/${wording}/row/${id}`);
    if (question.table.columns === 'years') continue;
    for (const { id, type, options = [] } of question.table.columns) {
      add(wording, type, id, '', `question/${wording}/column/${id}`);
      for (const option of options) add(wording, type, id, option.id, `question/${wording}/column/${id}/option/${option.id}`);
    }
  }
  return tableOf(title, ['wording', 'type', 'place', 'code', 'meaning'].map(column), [...rows.values()]);
}
