import type { Cell, ConferenceTable } from '#core/conference/build-table';
import { belongsTo, cellAt, placesInOrder } from '#core/conference/behind';
import { REGIONAL_GROUPS } from '#core/conference/table-request';
import type { Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { AnswerBehind, CountedCell, CountedTable } from '#core/contract/operations';
import type { Submission } from '#core/submission/submission';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { ServiceContext } from '../context';
import type { SearchableRegister } from '../register/search-handlers';
import { ConferenceTables } from './conference-tables';
import { exportTable } from './export-table';

type ConferenceHandlers = Pick<Handlers, 'conference.table' | 'conference.behind' | 'conference.export'>;

const PAGE = 20;

/** What the Conference asks of all submissions together. Nothing is written but the summaries and documents. */
export function conferenceHandlers(context: ServiceContext, from: SearchableRegister): ConferenceHandlers {
  const tables = new ConferenceTables(context, from);
  const { content } = context;

  return {
    'conference.table': async (asked, call) => {
      const { exercises, exercise, table, arrangement, notCounted } = await tables.count(asked, call);
      const { provisions } = content.questionnaire();
      return {
        exercises,
        ...(exercise && { exercise }),
        ...(table && { table: counted(table) }),
        states: table?.states ?? [],
        notCounted,
        choices: {
          instruments: arrangement.inOrder('instrument', new Set(provisions.map(({ instrument }) => instrument))),
          groups: REGIONAL_GROUPS,
          clusters: arrangement.inOrder('cluster', new Set(provisions.map(({ cluster }) => cluster))),
          themes: arrangement.inOrder('theme', new Set(provisions.flatMap(({ themes }) => themes))),
        },
      };
    },

    'conference.behind': async ({ row, column, offset = 0, limit = PAGE, ...asked }, call) => {
      const { table, arrangement, states } = await tables.count(asked, call);
      const cell = table && cellAt(table, row, column);
      if (cell === undefined) throw new AppError('not-found', { what: 'number', id: [row, column].filter(Boolean).join(' ') });
      const places = placesInOrder(cell?.places ?? [], states, arrangement);
      const questions = questionsById(content.questionnaire());
      const read = new Map<string, Submission | null>();
      const answers: AnswerBehind[] = [];
      for (const { digest, state, provision } of places.slice(offset, offset + limit)) {
        if (call.signal.aborted) throw new AppError('cancelled');
        if (!read.has(digest)) read.set(digest, await from.readSubmission(digest));
        const own = Object.entries(read.get(digest)?.answers ?? {}).filter(
          ([id]) => id.slice(0, id.lastIndexOf('/')) === provision && belongsTo(asked.kind, id),
        );
        const said = own.map(([id, answer]) => {
          const question = questions.get(id);
          return { id, answer, ...(question && { question }) };
        });
        answers.push({ digest, state, provision, said });
      }
      return { total: places.length, answers };
    },

    'conference.export': async ({ format, ...asked }, call) => {
      return exportTable(context, await tables.count(asked, call), { ...asked, format }, from.readSubmission, call);
    },
  };
}

function counted({ request, columns, rows, totals, all }: ConferenceTable): CountedTable {
  return {
    request,
    columns,
    rows: rows.map(({ key, cells, all: whole }) => ({ key, cells: cells.map(number), all: number(whole) })),
    totals: totals.map((cell) => numberOf(cell)),
    all: numberOf(all),
  };
}

const number = (cell: Cell | null): CountedCell | null => cell && numberOf(cell);

const numberOf = ({ places, asked }: Cell): CountedCell => ({ count: places.length, ...(asked !== undefined && { asked }) });
