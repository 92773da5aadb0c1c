/**
 * What a spreadsheet program would take for a formula, also behind blanks or in the full-width forms of East Asian input; and a formula that
 * has an apostrophe already, so that whoever takes one off has back what was written.
 */
const FORMULA = /^'*[\s\u3000]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/;

/** One line of CSV (RFC 4180) with its end. A text that a spreadsheet program would run as a formula gets an apostrophe before it. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string => `${cells.map(field).join(',')}\r\n`;

function field(cell: string | number | boolean | null): string {
  if (cell === null) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
