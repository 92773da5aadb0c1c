import type { TableValue } from '#core/answers/answer';
import type { ReadFigure } from './read-figure';
import { withCell } from './table-cells';

/** Where a block is put: rows and columns from the cell on into which it is pasted. */
export interface PastePlace {
  readonly rows: readonly string[];
  readonly columns: readonly { readonly id: string; readonly read: (text: string) => ReadFigure }[];
  /** Makes the id of a further row; absent where the rows are given. */
  readonly newRow?: () => string;
}

/** A cell of the block that was not taken; `row` and `column` count from 1 in the block. */
export interface RefusedCell {
  readonly text: string;
  readonly row: number;
  readonly column: number;
  readonly why: 'unreadable' | 'no-place';
}

export interface Pasted {
  readonly value: TableValue;
  readonly taken: number;
  readonly refused: readonly RefusedCell[];
}

/** An answer holds no more rows. */
const MOST_ROWS = 5_000;

/**
 * Fills a table to the right and downwards. A blank cell of the block leaves what is there, and so does one that cannot be
 * read or finds no place: these are named.
 */
export function pasteBlock(value: TableValue, block: readonly (readonly string[])[], { rows, columns, newRow }: PastePlace): Pasted {
  let next = value;
  let taken = 0;
  const refused: RefusedCell[] = [];
  block.forEach((line, rowPlace) => {
    let row = rows[rowPlace];
    line.forEach((text, columnPlace) => {
      if (text.trim() === '') return;
      const column = columns[columnPlace];
      const mayGrow = newRow !== undefined && next.rows.length < MOST_ROWS;
      const read = column?.read(text);
      if (!column || !read || (row === undefined && !mayGrow)) {
        refused.push({ text, row: rowPlace + 1, column: columnPlace + 1, why: 'no-place' });
      } else if (read.kind === 'unreadable' || read.cell === undefined) {
        refused.push({ text, row: rowPlace + 1, column: columnPlace + 1, why: 'unreadable' });
      } else {
        row ??= newRow?.() ?? '';
        next = withCell(next, row, column.id, read.cell);
        taken++;
      }
    });
  });
  return { value: next, taken, refused };
}
