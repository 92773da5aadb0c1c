import type { AnswerTable, TableCell } from '../report/answer-tables';
import type { ConferenceTable } from './build-table';
import { cellText, columnName, countOf, headOf, rowName, textOf } from './table-names';
import { markOf, noteOf, tableFacts, titleOf, type DocumentTongue, type TableAbout, type ToldAnswer } from './table-document';

export interface TableSheets {
  /** Title, exercise, filter, date. */
  readonly about: AnswerTable;
  readonly table: AnswerTable;
  /** Every answer that is counted, in words, is a row of this; they may be more than one wants to hold. */
  readonly answers: Pick<AnswerTable, 'title' | 'columns'> & { readonly rowOf: (told: ToldAnswer) => readonly TableCell[] };
}

/** A table as sheets for whoever counts on: numbers are numbers; what was asked stands in a column of its own. */
export function tableSheets(table: ConferenceTable, about: TableAbout, tongue: DocumentTongue): TableSheets {
  const { say } = tongue;
  const mark = markOf(about, tongue);
  const facts = tableFacts(table, about, tongue).map(({ label, value }) => [label, textOf(value)]);
  return {
    about: {
      title: say('document.table.about'),
      columns: [say('conference.title'), titleOf(table, tongue)],
      rows: [...(mark === undefined ? [] : [[mark, '']]), ...facts, [say('conference.how'), noteOf(table, tongue)]],
    },
    table: marked(numbersSheet(table, about, tongue), mark),
    answers: answersSheet(mark, tongue),
  };
}

function numbersSheet(table: ConferenceTable, { scope }: TableAbout, tongue: DocumentTongue): AnswerTable {
  const { say, colon } = tongue;
  const { request, columns, rows, totals, all } = table;
  const withAsked = request.kind === 'answered';
  const heads = [...columns.map((key) => textOf(columnName(request, key, tongue))), say('conference.total')];
  const numbers = (cells: ConferenceTable['rows'][number]['cells']): TableCell[] =>
    cells.flatMap((cell): TableCell[] => {
      const count = countOf(cell);
      const shown = count === null || count.asked === 0 ? cellText(count, scope, tongue) : count.count;
      return withAsked ? [shown, count?.asked ?? null] : [shown];
    });
  return {
    title: titleOf(table, tongue),
    columns: [
      headOf(request, request.rows, tongue),
      ...heads.flatMap((head) =>
        withAsked ? [`${head}${colon}${say('conference.answered')}`, `${head}${colon}${say('conference.asked')}`] : [head],
      ),
    ],
    rows: [
      ...rows.map(({ key, cells, all: whole }) => [textOf(rowName(request, key, tongue)), ...numbers([...cells, whole])]),
      [say('conference.total'), ...numbers([...totals, all])],
    ],
  };
}

function answersSheet(mark: string | undefined, { say }: DocumentTongue): TableSheets['answers'] {
  const columns = ['document.fact.state', 'conference.by.group', 'document.column.provision', 'document.column.subject'];
  const marks = mark === undefined ? [] : [mark];
  return {
    title: say('conference.answers'),
    columns: [...[...columns, 'document.table.column.asked', 'document.column.answer'].map((key) => say(key)), ...marks],
    rowOf: ({ state, group, provision, subject, question, answer }) => [
      ...[state, group, provision, subject.text, question.text, answer.text],
      ...marks,
    ],
  };
}

/** So that the sheet says it also where it is printed or copied alone: as the last column, beside every row. */
function marked(sheet: AnswerTable, mark: string | undefined): AnswerTable {
  if (mark === undefined) return sheet;
  return { ...sheet, columns: [...sheet.columns, mark], rows: sheet.rows.map((row) => [...row, mark]) };
}
