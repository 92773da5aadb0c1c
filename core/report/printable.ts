const LINE_ENDS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/;
/** Control characters, which no format may hold, and marks that would turn the text around them. */
const UNPRINTABLE = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text that every format can hold: one line, without control characters, halves of characters, and marks that override the
 * direction of what follows. Nothing that a person can read is taken away.
 */
export const printable = (text: string): string =>
  text.split(LINE_ENDS).join(' ').replace(/\t/g, ' ').replace(LONE_SURROGATE, '\ufffd').replace(UNPRINTABLE, '');

/** A line of a longer text; `apart`: an empty line stands before it. */
export interface TextLine {
  readonly text: string;
  readonly apart: boolean;
}

/** The same, line by line; however many empty lines stand between two others, they are one break. */
export function paragraphsIn(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let apart = false;
  for (const line of text.split(LINE_ENDS)) {
    const words = printable(line).trim();
    if (words !== '') lines.push({ text: words, apart: apart && lines.length > 0 });
    apart = words === '';
  }
  return lines;
}

/** The lines alone; those with nothing to read are left out. */
export const printableLines = (text: string): readonly string[] => paragraphsIn(text).map((line) => line.text);
