import { csvLine } from '../report/tables/csv-line';

/** A whole table as CSV, with a byte order mark so that every spreadsheet reads it as UTF-8. */
export const csvLines = (rows: readonly (readonly string[])[]): string => `\ufeff${rows.map(csvLine).join('')}`;
