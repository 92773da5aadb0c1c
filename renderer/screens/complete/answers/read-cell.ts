import { isIsoDate } from '#core/answers/iso-date';
import type { Cell } from '#core/answers/answer';
import type { Option, TableColumn } from '#core/questionnaire/definition';
import { readNumber, type ReadFigure } from './read-figure';

export interface CellWords {
  /** Tag of the language in which numbers are written. */
  readonly locale: string;
  readonly labelOf: (option: string) => string;
}

const UNREADABLE: ReadFigure = { kind: 'unreadable' };
const cellOf = (cell: Cell): ReadFigure => ({ kind: 'cell', cell });

/** A cell of a row as it comes from a spreadsheet. Nothing is guessed at: a date with slashes may begin with day or month. */
export function readCell(text: string, column: TableColumn, words: CellWords): ReadFigure {
  const trimmed = text.trim();
  if (trimmed === '') return { kind: 'cell', cell: undefined };
  const options = column.options ?? [];
  switch (column.type) {
    case 'text':
      return cellOf(trimmed);
    case 'number': {
      const number = readNumber(trimmed, words.locale);
      const fits = number !== undefined && number >= (column.minimum ?? -Infinity) && (!column.whole || Number.isInteger(number));
      return fits ? cellOf(number) : UNREADABLE;
    }
    case 'date': {
      const date = readDate(trimmed);
      return date === undefined ? UNREADABLE : cellOf(date);
    }
    case 'choice': {
      const option = optionOf(trimmed, options, words);
      return option === undefined ? UNREADABLE : cellOf(option);
    }
    case 'choices': {
      const whole = optionOf(trimmed, options, words);
      const parts = whole === undefined ? trimmed.split(/[;,\n،、；，]/).filter((part) => part.trim() !== '') : [trimmed];
      const chosen = parts.flatMap((part) => optionOf(part, options, words) ?? []);
      const alone = options.some(({ id, exclusive }) => exclusive && chosen.includes(id)) && chosen.length > 1;
      return chosen.length === parts.length && !alone ? cellOf([...new Set(chosen)]) : UNREADABLE;
    }
    case 'citations':
      return UNREADABLE;
  }
}

function optionOf(text: string, options: readonly Option[], { labelOf }: CellWords): string | undefined {
  const wanted = fold(text);
  return options.find(({ id }) => id === text || fold(labelOf(id)) === wanted)?.id;
}

const fold = (text: string): string => text.normalize('NFKC').trim().toLowerCase();

/** Year first, or day first with points, which nobody writes month first. */
function readDate(text: string): string | undefined {
  const [, year, month, day] = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text) ?? [];
  const [, ownDay, ownMonth, ownYear] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  const iso = `${year ?? ownYear}-${(month ?? ownMonth)?.padStart(2, '0')}-${(day ?? ownDay)?.padStart(2, '0')}`;
  return isIsoDate(iso) ? iso : undefined;
}
