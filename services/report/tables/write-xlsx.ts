import { createWriteStream } from 'node:fs';
import { Readable, type PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import type { Language } from '#core/questionnaire/wording';
import type { AnswerTables } from '#core/report/answer-tables';
import { directionOf } from '../direction';
import type { WriterContext } from '../writer';
import { inPieces, type FlowingTable } from './flowing-table';
import { sheetXml } from './sheet-xml';
import { sheetsNamed, workbookParts } from './workbook-parts';

/** Rows after which progress is told. */
const STEP = 200;

/** A workbook of four sheets, right to left in Arabic. */
export async function writeXlsx(
  { about, answers, sources, codebook }: AnswerTables,
  language: Language,
  out: string,
  { signal, progress }: WriterContext,
): Promise<void> {
  const tables = [about, answers, sources, codebook];
  const total = tables.reduce((sum, { rows }) => sum + rows.length, 0);
  await writeXlsxTables(tables, language, out, { signal, progress: (done) => progress(done, total) });
}

/**
 * A sheet each, written as its rows come: memory does not grow with them. `progress`: of rows that were written; of how many is not known here.
 * A file that was stopped or failed is for the caller to remove.
 */
export async function writeXlsxTables(
  tables: readonly FlowingTable[],
  language: Language,
  out: string,
  { signal, progress }: { readonly signal: AbortSignal; readonly progress?: (rows: number) => void },
): Promise<void> {
  const zip = new ZipFile();
  const output = zip.outputStream as PassThrough;
  zip.on('error', (error: Error) => output.destroy(error));
  const sheets = sheetsNamed(tables.map(({ title }) => title));
  for (const [part, xml] of Object.entries(workbookParts(sheets, language === 'ar' ? 'Arial' : 'Calibri')))
    zip.addBuffer(Buffer.from(xml, 'utf8'), part);
  let rows = 0;
  const tell = (): void => {
    rows += 1;
    if (rows % STEP === 0) progress?.(rows);
  };
  const rightToLeft = directionOf(language) === 'rtl';
  const flowing: Readable[] = [];
  for (const [place, table] of tables.entries()) {
    const part = sheets[place]!.part;
    zip.addReadStreamLazy(part, {}, (give) => {
      const stream = Readable.from(inPieces(sheetXml(table, { rightToLeft, isFirst: place === 0 }, tell)), { objectMode: false });
      // The archive listens to none of its sources.
      stream.on('error', (error) => output.destroy(error));
      flowing.push(stream);
      give(null, stream);
    });
  }
  zip.end();
  try {
    await pipeline(output, createWriteStream(out, { mode: 0o600 }), { signal });
  } finally {
    // Where the file was stopped nobody reads on, and what makes the rows must end.
    for (const stream of flowing) stream.destroy();
  }
}
