import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { cellText, columnName, headOf, rowName, textOf, type TableTongue } from '#core/conference/table-names';
import type { Scope } from '#core/conference/table-request';
import type { CountedCell, CountedTable } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { InlineWords } from './inline-words';

/** A number of the table; without row or column it is a total. */
export interface NumberPlace {
  readonly row?: string;
  readonly column?: string;
  readonly title: string;
}

/** More than these are set closer together on paper. */
const MANY_COLUMNS = 6;

interface Props {
  readonly table: CountedTable;
  readonly scope: Scope;
  readonly tongue: TableTongue;
  readonly caption: string;
  readonly onOpen: (place: NumberPlace) => void;
}

/** Rows and columns of numbers. One stop of the Tab key; arrow keys go from number to number, Enter opens the answers behind. */
export function NumberGrid({ table, scope, tongue, caption, onOpen }: Props): ReactNode {
  const { t } = useTranslation();
  const { direction } = useApplication();
  const { request, columns, rows, totals, all } = table;
  const grid = useRef<HTMLTableElement>(null);
  const [at, setAt] = useState({ row: 0, column: 0 });
  const lines = [
    ...rows.map(({ key, cells, all: whole }) => ({ key, name: rowName(request, key, tongue), cells: [...cells, whole] })),
    { key: undefined, name: [{ text: t('conference.total') }], cells: [...totals, all] },
  ];
  const last = { row: lines.length - 1, column: columns.length };
  const stop = { row: Math.min(at.row, last.row), column: Math.min(at.column, last.column) };
  const move = (event: KeyboardEvent): void => {
    const next = movedBy(event, stop, last, direction === 'rtl');
    if (!next) return;
    event.preventDefault();
    setAt(next);
    const cell = grid.current?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-column="${next.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  };
  return (
    <div className="table-scroll conference-scroll">
      <table
        className={`data-table conference-table${columns.length > MANY_COLUMNS ? ' conference-wide' : ''}`}
        role="grid"
        ref={grid}
        onKeyDown={move}
      >
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{headOf(request, request.rows, tongue)}</th>
            {columns.map((key) => (
              <th key={key} scope="col" className="numeric">
                <InlineWords of={columnName(request, key, tongue)} />
              </th>
            ))}
            <th scope="col" className="numeric">
              {t('conference.total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, cells }, row) => (
            <tr key={key ?? ''} className={key === undefined ? 'conference-total' : undefined}>
              <th scope="row">
                <InlineWords of={name} />
              </th>
              {cells.map((cell, column) => {
                const columnKey = columns[column];
                const title = [
                  textOf(name),
                  columnKey === undefined ? t('conference.total') : textOf(columnName(request, columnKey, tongue)),
                ];
                return (
                  <NumberCell
                    key={columnKey ?? ''}
                    cell={cell}
                    text={cellText(cell, scope, tongue)}
                    title={title.join(' – ')}
                    place={{ row, column }}
                    isStop={row === stop.row && column === stop.column}
                    onOpen={() => {
                      setAt({ row, column });
                      onOpen({ row: key, column: columnKey, title: title.join(' – ') });
                    }}
                  />
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly cell: CountedCell | null;
  readonly text: string;
  readonly title: string;
  readonly place: GridPlace;
  readonly isStop: boolean;
  readonly onOpen: () => void;
}

/** What can be opened is a button; what holds nothing is only read. */
function NumberCell({ cell, text, title, place, isStop, onOpen }: CellProps): ReactNode {
  const { t } = useTranslation();
  const focusing = { tabIndex: isStop ? 0 : -1, 'data-row': place.row, 'data-column': place.column };
  if (cell === null || cell.count === 0) {
    return (
      <td role="gridcell" className="numeric count-none" {...focusing}>
        {text}
      </td>
    );
  }
  return (
    <td role="gridcell" className="numeric">
      <button type="button" aria-label={t('conference.openNumber', { where: title, number: text })} onClick={onOpen} {...focusing}>
        {text}
      </button>
    </td>
  );
}

interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** Where a key leads within the grid; null: it is none of ours. Reading goes on to the left in Arabic. */
function movedBy({ key, ctrlKey }: KeyboardEvent, { row, column }: GridPlace, last: GridPlace, rightToLeft: boolean): GridPlace | null {
  const within = (value: number, most: number): number => Math.max(0, Math.min(most, value));
  const sideways = (step: number): GridPlace => ({ row, column: within(column + (rightToLeft ? -step : step), last.column) });
  switch (key) {
    case 'ArrowDown':
      return { row: within(row + 1, last.row), column };
    case 'ArrowUp':
      return { row: within(row - 1, last.row), column };
    case 'ArrowRight':
      return sideways(1);
    case 'ArrowLeft':
      return sideways(-1);
    case 'Home':
      return { row: ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrlKey ? last.row : row, column: last.column };
    default:
      return null;
  }
}
