import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { AnswerTables } from '#core/report/answer-tables';
import type { WriterContext } from '../writer';
import { csvLine as line } from './csv-line';
import { inPieces, type FlowingTable } from './flowing-table';

/** So that spreadsheet programs read the file as UTF-8. */
const MARK = '\ufeff';

/** The answers in one file, and in another what their questions and codes mean, with the sources and what all this is. RFC 4180. */
export async function writeCsv(
  { about, answers, sources, codebook }: AnswerTables,
  out: string,
  codebookOut: string,
  context: WriterContext,
): Promise<void> {
  await writeCsvTables([answers], out, context);
  await writeCsvTables([about, codebook, sources], codebookOut, context);
}

/** Several tables in one file, each under its title; one alone without. Written as the rows come. */
export async function writeCsvTables(
  tables: readonly FlowingTable[],
  path: string,
  { signal }: Pick<WriterContext, 'signal'>,
): Promise<void> {
  await pipeline(inPieces(lines(tables)), createWriteStream(path, { mode: 0o600 }), { signal });
}

/** Several tables follow one another under their titles; one alone begins with its columns, so that programs can read it. */
async function* lines(tables: readonly FlowingTable[]): AsyncGenerator<string> {
  yield MARK;
  for (const [place, { title, columns, rows }] of tables.entries()) {
    if (tables.length > 1) yield `${place === 0 ? '' : '\r\n'}${line([title])}`;
    yield line(columns);
    for await (const row of rows) yield line(row);
  }
}
