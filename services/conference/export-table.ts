import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { barsSvg } from '#core/conference/bars-svg';
import { markOf, noteOf, plotBlock, tableDocument, tableFacts, titleOf, type DocumentTongue } from '#core/conference/table-document';
import type { TableAbout } from '#core/conference/table-document';
import { textOf } from '#core/conference/table-names';
import { tableSheets } from '#core/conference/table-sheets';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, OutgoingFile } from '#core/contract/operations';
import { wordsOf } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import type { ReadSubmission } from '../register/register-index';
import { interfaceWords } from '../report/interface-words';
import { makeReportInThread } from '../report/report-thread';
import { speechOf } from '../report/speech';
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
  const questions = new Map(content.questionnaire().questions.map((question) => [question.id, question]));
  const groupOf = (state: string): string | null => names.get(state)?.group ?? null;
  const tell = () => toldAnswers(counted, { kind, scope, speech, stateName, groupOf, questions }, readSubmission, call);

  const target = await newFile(context, nameOf(request, exercise.id));
  try {
    if (format === 'svg') {
      const bars = plotBlock(table, tongue) ?? { kind: 'bars', caption: titleOf(table, tongue), series: [], bars: [] };
      const lines = tableFacts(table, about, tongue).map(({ label, value }) => `${label}: ${textOf(value)}`);
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
      const told = table.all.places.length > MOST_TOLD ? null : await tell();
      await makeReportInThread({ format, documents: [{ document: tableDocument(table, about, told, tongue), path: target }] }, call);
    } else {
      const sheets = tableSheets(table, about, await tell(), tongue);
      await makeReportInThread({ format, language, tables: [sheets.about, sheets.table, sheets.answers], path: target }, call);
    }
    const name = path.basename(target);
    return { file: await files.offer(target, name), name, bytes: (await stat(target)).size };
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    throw error;
  }
}

/** In the data folder, or beside it where another process has that to itself. */
const newFile = async (context: ServiceContext, name: string): Promise<string> =>
  context.data.access === 'owner'
    ? context.data.files.absolute(outgoingPath(context, name))
    : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);

const nameOf = ({ scope, kind, rows, columns, language, format }: Request, exercise: string): string =>
  `${scope === 'internal' ? 'INTERNAL-' : ''}conference-${exercise.replace(/[^A-Za-z0-9-]/g, '_').slice(0, 60)}-${kind}-${rows}-${columns}-${language}.${format}`;
