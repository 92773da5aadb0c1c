import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { barsSvg } from '#core/conference/bars-svg';
import { markOf, noteOf, plotBlock, tableDocument, tableFacts, titleOf, type DocumentTongue } from '#core/conference/table-document';
import type { TableAbout, ToldAnswer } from '#core/conference/table-document';
import { textOf } from '#core/conference/table-names';
import { tableSheets } from '#core/conference/table-sheets';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, OutgoingFile } from '#core/contract/operations';
import { wordsOf } from '#core/questionnaire/wording';
import { questionsById } from '#core/questionnaire/questions-by-id';
import { cancellation } from '../bundle/cancellation';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import type { ReadSubmission } from '../register/register-index';
import { interfaceWords } from '../report/interface-words';
import { makeReportInThread } from '../report/report-thread';
import { speechOf } from '../report/speech';
import type { FlowingRow, FlowingTable } from '../report/tables/flowing-table';
import { writeCsvTables } from '../report/tables/write-csv';
import { writeXlsxTables } from '../report/tables/write-xlsx';
import { diskError } from '../storage/durable-files';
import type { CountedConference } from './conference-tables';
import { toldAnswers } from './told-answers';

type Request = Input<'conference.export'>;

/** With more answers than this a document would have no reader: they are in the spreadsheet. */
const MOST_TOLD = 300;

/** Writes a table as a file, and offers it; whatever fails or is cancelled leaves no file. Throws AppError `not-found` where nothing was received. */
export async function exportTable(
  context: ServiceContext,
  counted: CountedConference,
  request: Request,
  readSubmission: ReadSubmission,
  call: CallContext,
): Promise<OutgoingFile> {
  const { table, exercise, notCounted } = counted;
  if (!table || !exercise) throw new AppError('not-found', { what: 'exercise', id: request.exercise ?? '' });
  const { content, clock, files } = context;
  const { language, format, scope, kind } = request;
  const speech = speechOf(language, wordsOf(content.wording(language), content.wording('en')), await interfaceWords(language));
  const names = new Map(content.states().map(({ code, name, group }) => [code, { name: name[language], group }]));
  const stateName = (state: string): string => names.get(state)?.name ?? state;
  const tongue: DocumentTongue = { ...speech, stateName };
  const about: TableAbout = { scope, exercise: exercise.title, madeAt: clock.now(), notCounted };
  const questions = questionsById(content.questionnaire());
  const groupOf = (state: string): string | null => names.get(state)?.group ?? null;
  const telling = { kind, scope, speech, stateName, groupOf, questions };
  const told = toldAnswers(counted, telling, readSubmission, call);

  const target = await newFile(context, nameOf(request, exercise.id));
  try {
    if (format === 'svg') {
      const bars = plotBlock(table, tongue) ?? { kind: 'bars', caption: titleOf(table, tongue), series: [], bars: [] };
      const lines = tableFacts(table, about, tongue).map(({ label, value }) => `${label}${speech.colon}${textOf(value)}`);
      const mark = markOf(about, tongue);
      const note = noteOf(table, tongue);
      const drawn = {
        language,
        title: bars.caption,
        description: [note, ...lines].join(' '),
        bars,
        lines: [note, ...lines],
        number: speech.number,
      };
      await writeFile(target, barsSvg({ ...drawn, ...(mark !== undefined && { mark }) }), { mode: 0o600 });
    } else if (format === 'pdf') {
      const answers = table.all.places.length > MOST_TOLD ? null : await allOf(told);
      await makeReportInThread({ format, documents: [{ document: tableDocument(table, about, answers, tongue), path: target }] }, call);
    } else {
      const sheets = tableSheets(table, about, tongue);
      await writeTables(
        [sheets.about, sheets.table, { ...sheets.answers, rows: rowsOf(told, sheets.answers.rowOf) }],
        target,
        request,
        call,
      );
    }
    const name = path.basename(target);
    return { file: await files.offer(target, name), name, bytes: (await stat(target)).size };
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    throw error;
  }
}

/** Straight to the disk, an answer at a time: all of a Conference in words would be more than is worth holding. */
async function writeTables(
  tables: readonly FlowingTable[],
  target: string,
  { format, language }: Pick<Request, 'format' | 'language'>,
  call: CallContext,
): Promise<void> {
  const abort = cancellation(call.signal);
  try {
    if (format === 'xlsx') await writeXlsxTables(tables, language, target, abort);
    else await writeCsvTables(tables, target, abort);
  } catch (error) {
    if (call.signal.aborted) throw new AppError('cancelled');
    throw diskError(path.basename(target), error);
  } finally {
    abort.release();
  }
}

async function* rowsOf(told: AsyncIterable<ToldAnswer>, rowOf: (told: ToldAnswer) => FlowingRow): AsyncGenerator<FlowingRow> {
  for await (const each of told) yield rowOf(each);
}

async function allOf<T>(flowing: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const each of flowing) all.push(each);
  return all;
}

/** In the data folder, or beside it where another process has that to itself. */
const newFile = async (context: ServiceContext, name: string): Promise<string> =>
  context.data.access === 'owner'
    ? context.data.files.absolute(outgoingPath(context, name))
    : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);

const nameOf = ({ scope, kind, rows, columns, language, format }: Request, exercise: string): string =>
  `${scope === 'internal' ? 'INTERNAL-' : ''}conference-${exercise.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 60)}-${kind}-${rows}-${columns}-${language}.${format}`;
