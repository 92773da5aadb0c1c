/** What a spreadsheet would take for a formula, or what would end the cell. */
const FORMULA = /^[=+\-@\t\r\n]/;

/** A cell that a spreadsheet shows as it is written: text that would be calculated begins with an apostrophe. */
const cell = (text: string): string => `"${(FORMULA.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

/** RFC 4180 with a byte order mark, so that every spreadsheet reads it as UTF-8. */
export const csvLines = (rows: readonly (readonly string[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
