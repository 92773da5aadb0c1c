/**
 * Reads CSV as RFC 4180 has it and nothing else: fields between commas, records ended by CRLF, a quotation mark only around a whole field or
 * doubled within one. Written for the tests and by itself, so that it agrees with nothing but the standard. Throws where a file is not that.
 */
export function strictCsv(text: string): readonly (readonly string[])[] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  const wrong = (why: string): Error => new Error(`record ${records.length + 1}, character ${at}: ${why}`);
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (;;) {
        const end = text.indexOf('"', at);
        if (end < 0) throw wrong('a quoted field does not end');
        field += text.slice(at, end);
        at = end + 1;
        if (text[at] !== '"') break;
        field += '"';
        at += 1;
      }
    } else {
      while (at < text.length && text[at] !== ',' && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw wrong('a quotation mark or an end of line within a bare field');
        field += text[at];
        at += 1;
      }
    }
    record.push(field);
    if (text[at] === ',') {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== '\r\n') throw wrong('a record does not end with CRLF');
    at += 2;
    records.push(record);
    record = [];
  }
  if (record.length > 0) throw wrong('the last record does not end');
  const [head] = records;
  const odd = records.findIndex((each) => each.length !== head?.length);
  if (odd >= 0) throw new Error(`record ${odd + 1} has ${records[odd]?.length ?? 0} fields`);
  return records;
}

/** As a reader takes the guard off again: of a text that is a formula behind apostrophes, the first of them. */
export const withoutGuard = (field: string): string =>
  /^''*[\s\u3000]*[=+\-@\uff1d\uff0b\uff0d\uff20\t\r]/.test(field) ? field.slice(1) : field;
