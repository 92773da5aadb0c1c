import { isNotAvailable, type Cell, type TableValue } from '../answers/answer';
import type { Question, TableColumn } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import { evidenceLine } from './evidence-inlines';
import { printable } from './printable';
import { joined, own, type ReportContext } from './report-context';
import type { Block, Fact, Inline, Table } from './report-document';
import { phraseInline } from './report-speech';

type TableQuestion = Extract<Question, { readonly type: 'table' }>;

/** More columns than a page can show legibly: each row is set as a list of its own. */
const MOST_COLUMNS = 6;
const MOST_YEARS = 8;

/** An answered table: figures by year as tables, rows that the State has written as a table or, where they are wide, one by one. */
export function tableBlocks(
  question: TableQuestion,
  value: TableValue,
  caption: string,
  language: Language | undefined,
  context: ReportContext,
): readonly Block[] {
  const { columns } = question.table;
  if (columns === 'years') return yearTables(question, value, caption, context);
  const used = columns.filter(({ id, retired }) => !retired || value.rows.some(({ cells }) => own(cells, id) !== undefined));
  const given = question.table.rows !== 'free';
  const rows = value.rows.map((row, place) => ({
    head: given
      ? phraseInline(context.speech.words(`question/${question.wording}/row/${row.id}`), context.speech)
      : rowNumber(place, context),
    cells: used.map((column) => cellInlines(own(row.cells, column.id), question, column, language, context)),
  }));
  const labels = used.map(({ id }) => context.speech.words(`question/${question.wording}/column/${id}`).text).map(printable);
  if (used.length + Number(given) > MOST_COLUMNS) {
    return rows.flatMap(({ head, cells }): readonly Block[] => [
      { kind: 'paragraph', style: 'label', content: [head] },
      {
        kind: 'facts',
        facts: labels.map((label, at): Fact => ({ label, value: cells[at] ?? [] })).filter(({ value: said }) => said.length > 0),
      },
    ]);
  }
  return [
    {
      kind: 'table',
      caption,
      columns: [
        ...(given ? [{ label: context.speech.say('document.row'), numeric: false }] : []),
        ...used.map(({ type }, place) => ({ label: labels[place] ?? '', numeric: type === 'number' })),
      ],
      rows: rows.map(({ head, cells }) => [...(given ? [[head]] : []), ...cells]),
    },
  ];
}

const rowNumber = (place: number, { speech }: ReportContext): Inline => ({
  text: speech.say('table.row', { number: speech.number(place + 1) }),
});

function yearTables(question: TableQuestion, value: TableValue, caption: string, context: ReportContext): readonly Table[] {
  const { speech } = context;
  const years = value.years ?? [];
  const parts = Array.from({ length: Math.max(1, Math.ceil(years.length / MOST_YEARS)) }, (_, at) =>
    years.slice(at * MOST_YEARS, (at + 1) * MOST_YEARS),
  );
  return parts.map((part) => ({
    kind: 'table',
    caption,
    columns: [{ label: speech.say('document.row'), numeric: false }, ...part.map((year) => ({ label: String(year), numeric: true }))],
    rows: value.rows.map((row) => [
      [phraseInline(speech.words(`question/${question.wording}/row/${row.id}`), speech)],
      ...part.map((year) => figure(own(row.cells, String(year)), context)),
    ]),
  }));
}

function figure(cell: Cell | undefined, { speech }: ReportContext): readonly Inline[] {
  if (typeof cell === 'number') return [{ text: speech.number(cell) }];
  return isNotAvailable(cell) ? [{ text: speech.say('table.notAvailableShort') }] : [];
}

/** One cell in words: options and sources by their names. */
function cellInlines(
  cell: Cell | undefined,
  { wording }: Pick<Question, 'wording'>,
  column: Pick<TableColumn, 'id' | 'type'>,
  language: Language | undefined,
  context: ReportContext,
): readonly Inline[] {
  const { speech } = context;
  if (cell === undefined || cell === '') return [];
  if (typeof cell === 'number' || isNotAvailable(cell)) return figure(cell, context);
  const option = (id: string): readonly Inline[] => [
    phraseInline(speech.words(`question/${wording}/column/${column.id}/option/${id}`), speech),
  ];
  if (typeof cell === 'string') {
    if (column.type === 'choice') return option(cell);
    if (column.type === 'date') return [{ text: speech.date(cell) }];
    return [{ text: printable(cell), ...(language && language !== speech.language && { language }) }];
  }
  return joined(
    cell.map((id) => (column.type === 'citations' ? evidenceLine(id, context) : option(id))),
    speech.semicolon,
  );
}
