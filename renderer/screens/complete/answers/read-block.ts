const QUOTED = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
const PLAIN = /[^\t\n]*/y;

/**
 * A block of cells as spreadsheets put it on the clipboard: tabs between cells, a line for each row; a cell that holds either
 * stands in quotes. Empty where there is one cell only, which is left to the field.
 */
export function readBlock(text: string): readonly (readonly string[])[] {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  const block: string[][] = [[]];
  for (let place = 0; ; place++) {
    QUOTED.lastIndex = PLAIN.lastIndex = place;
    const quoted = QUOTED.exec(source);
    const found = quoted ?? PLAIN.exec(source);
    block.at(-1)?.push(quoted ? (quoted[1] ?? '').replaceAll('""', '"') : (found?.[0] ?? ''));
    place += found?.[0].length ?? 0;
    if (place >= source.length) break;
    if (source[place] === '\n') block.push([]);
  }
  return block.length > 1 || (block[0]?.length ?? 0) > 1 ? block : [];
}
