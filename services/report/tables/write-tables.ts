import type { ReadyTables } from '../report-job';
import type { WriterContext } from '../writer';
import { writeCsvTables } from './write-csv';
import { writeXlsxTables } from './write-xlsx';

/** Tables that were put together elsewhere, as one file. */
export const writeTables = ({ format, tables, language, path }: ReadyTables, context: WriterContext): Promise<void> =>
  format === 'xlsx' ? writeXlsxTables(tables, language, path, context) : writeCsvTables(tables, path, context);
