import type { Punctuation } from '../questionnaire/punctuation';
import type { Bars, Block, Fact, Inline, ReportDocument, Table } from '../report/report-document';
import type { ConferenceTable } from './build-table';
import { columnName, cellText, countOf, headOf, rowName, textOf, type TableTongue } from './table-names';
import { plotOf } from './plot';
import type { Scope } from './table-request';

/** What a file of a table says of itself. */
export interface TableAbout {
  readonly scope: Scope;
  readonly exercise: string;
  /** ISO instant. */
  readonly madeAt: string;
  readonly notCounted: { readonly forks: number; readonly unread: number };
}

export interface DocumentTongue extends TableTongue, Punctuation {
  readonly date: (iso: string) => string;
}

/** One answer behind the numbers, in words. */
export interface ToldAnswer {
  readonly state: string;
  readonly group: string;
  readonly provision: string;
  readonly subject: Inline;
  readonly question: Inline;
  readonly answer: Inline;
}

/** As many numbers as a page is wide. */
const MOST_COLUMNS = 6;

export const titleOf = ({ request }: ConferenceTable, { say }: TableTongue): string => say(`conference.kinds.${request.kind}`);

/** What is counted, by which filter, from what and when: the same in every format. */
export function tableFacts(table: ConferenceTable, about: TableAbout, tongue: DocumentTongue): readonly Fact[] {
  const { say, number, date, semicolon } = tongue;
  const { request, states } = table;
  const { filter } = request;
  const fact = (label: string, value: string | readonly Inline[]): Fact => ({
    label,
    value: typeof value === 'string' ? [{ text: value }] : value,
  });
  const one = (rows: 'group' | 'cluster' | 'theme', key: string): Fact =>
    fact(say(`conference.by.${rows}`), rowName({ ...request, rows }, key, tongue));
  const instruments = (filter.instruments ?? []).map((code) => textOf(rowName({ ...request, rows: 'instrument' }, code, tongue)));
  const { forks, unread } = about.notCounted;
  return [
    fact(say('conference.table'), titleOf(table, tongue)),
    fact(say('conference.rows'), headOf(request, request.rows, tongue)),
    fact(say('conference.columns'), headOf(request, request.columns, tongue)),
    fact(say('document.fact.exercise'), about.exercise),
    fact(say('document.fact.instruments'), instruments.length === 0 ? say('conference.every') : instruments.join(semicolon)),
    filter.group === undefined ? fact(say('conference.by.group'), say('conference.every')) : one('group', filter.group),
    ...(filter.cluster === undefined ? [] : [one('cluster', filter.cluster)]),
    ...(filter.theme === undefined ? [] : [one('theme', filter.theme)]),
    fact(say('conference.scopeLabel'), say(`conference.scope.${about.scope}`)),
    fact(say('conference.statesCounted'), number(states.length)),
    ...(forks > 0 && about.scope === 'internal' ? [fact(say('conference.forks'), number(forks))] : []),
    ...(unread > 0 && about.scope === 'internal' ? [fact(say('conference.unread'), number(unread))] : []),
    fact(say('document.fact.made'), date(about.madeAt)),
  ];
}

/** The words that stand on every page of what must not leave the secretariat. */
export const markOf = ({ scope }: Pick<TableAbout, 'scope'>, { say }: TableTongue): string | undefined =>
  scope === 'internal' ? say('conference.internalMark') : undefined;

export const noteOf = ({ request }: ConferenceTable, { say }: TableTongue): string =>
  say(request.kind === 'answered' ? 'conference.note.answered' : 'conference.note.counted');

/** `told`: the answers in words, where they are to be in it; null: there are too many for a document. */
export function tableDocument(
  table: ConferenceTable,
  about: TableAbout,
  told: readonly ToldAnswer[] | null,
  tongue: DocumentTongue,
): ReportDocument {
  const { say, language } = tongue;
  const title = titleOf(table, tongue);
  const mark = markOf(about, tongue);
  const bars = plotBlock(table, tongue);
  const blocks: Block[] = [
    { kind: 'paragraph', style: 'note', content: [{ text: noteOf(table, tongue) }] },
    { kind: 'heading', level: 1, id: 'table', content: [{ text: title }] },
    ...tableBlocks(table, about.scope, tongue),
    ...(bars ? [{ kind: 'heading', level: 1, id: 'plot', content: [{ text: say('conference.plot') }] } as const, bars] : []),
    { kind: 'heading', level: 1, id: 'answers', content: [{ text: say('conference.answers') }] },
    told === null ? { kind: 'paragraph', style: 'body', content: [{ text: say('conference.tooMany') }] } : toldTable(told, tongue),
  ];
  return {
    language,
    title,
    facts: tableFacts(table, about, tongue),
    running: [say('conference.title'), title, about.exercise].join(' · '),
    ...(mark !== undefined && { mark }),
    labels: {
      contents: say('document.contents'),
      skip: say('document.skipToContent'),
      pageOf: say('document.pageOf', { page: '{page}', pages: '{pages}' }),
    },
    blocks,
  };
}

/** A wide table is set in parts, each with the names of its rows and with what the row comes to. */
function tableBlocks(table: ConferenceTable, scope: Scope, tongue: DocumentTongue): readonly Block[] {
  const { request, columns, rows, totals, all } = table;
  const { say } = tongue;
  if (rows.length === 0) return [{ kind: 'paragraph', style: 'body', content: [{ text: say('conference.nothing') }] }];
  const caption = say('conference.caption', {
    rows: headOf(request, request.rows, tongue),
    columns: headOf(request, request.columns, tongue),
  });
  const blocks: Table[] = [];
  for (let from = 0; from === 0 || from < columns.length; from += MOST_COLUMNS) {
    const shown = columns.slice(from, from + MOST_COLUMNS);
    const numbers = (cells: ConferenceTable['rows'][number]['cells'], whole: ConferenceTable['all'] | null): (readonly Inline[])[] =>
      [...cells.slice(from, from + MOST_COLUMNS), whole].map((cell) => [{ text: cellText(countOf(cell), scope, tongue) }]);
    blocks.push({
      kind: 'table',
      caption,
      columns: [
        { label: headOf(request, request.rows, tongue), numeric: false },
        ...shown.map((key) => ({ label: textOf(columnName(request, key, tongue)), numeric: true })),
        { label: say('conference.total'), numeric: true },
      ],
      rows: [
        ...rows.map(({ key, cells, all: whole }) => [rowName(request, key, tongue), ...numbers(cells, whole)]),
        [[{ text: say('conference.total'), strong: true }], ...numbers(totals, all)],
      ],
    });
  }
  return blocks;
}

/** The plot as every format sets it; null where a table has none. */
export function plotBlock(table: ConferenceTable, tongue: TableTongue): Bars | null {
  const plot = plotOf(table);
  if (!plot) return null;
  const { say } = tongue;
  const { request } = table;
  const name = (key: string): string => textOf(plot.barsAre === 'rows' ? rowName(request, key, tongue) : columnName(request, key, tongue));
  const series =
    plot.series.kind === 'answered'
      ? [say('conference.answered'), say('conference.asked')]
      : plot.series.kind === 'all'
        ? [say('conference.total')]
        : plot.series.keys.map((key) => textOf(columnName(request, key, tongue)));
  return {
    kind: 'bars',
    caption: `${titleOf(table, tongue)} – ${headOf(request, plot.barsAre === 'rows' ? request.rows : request.columns, tongue)}`,
    series,
    bars: plot.bars.map((key, at) => ({
      label: name(key),
      values: (plot.cells[at] ?? []).flatMap((cell) => {
        const count = countOf(cell);
        return plot.series.kind === 'answered' ? [count?.count ?? 0, count?.asked ?? 0] : [count?.count ?? 0];
      }),
    })),
  };
}

function toldTable(told: readonly ToldAnswer[], { say }: TableTongue): Block {
  if (told.length === 0) return { kind: 'paragraph', style: 'body', content: [{ text: say('conference.nothing') }] };
  return {
    kind: 'table',
    caption: say('conference.answers'),
    columns: ['document.fact.state', 'document.column.provision', 'document.table.column.asked', 'document.column.answer'].map((key) => ({
      label: say(key),
      numeric: false,
    })),
    rows: told.map(({ state, provision, question, answer }) => [
      [{ text: state }],
      [{ text: provision, isolate: true }],
      [question],
      [answer],
    ]),
  };
}
