import type { ReactNode } from 'react';

export interface DataColumn<Row> {
  readonly id: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers stand at the end of their cell. */
  readonly numeric?: boolean;
  /** A word or two: a script without spaces does not break within them. */
  readonly unbroken?: boolean;
  /** The cell that names the row. */
  readonly rowHeader?: boolean;
}

interface Props<Row> {
  readonly caption: ReactNode;
  readonly hideCaption?: boolean;
  readonly columns: readonly DataColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly selected?: string;
  readonly empty?: ReactNode;
}

/** A plain table to read, with sticky headings; put a button or link into a cell to act on its row. */
export function DataTable<Row>({ caption, hideCaption, columns, rows, rowKey, selected, empty }: Props<Row>): ReactNode {
  return (
    <div className="table-scroll" tabIndex={0} role="group" aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className="data-table">
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className={column.numeric ? 'numeric' : undefined}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={rowKey(row)} className={rowKey(row) === selected ? 'selected' : undefined}>
              {columns.map((column) => {
                const className = column.numeric ? 'numeric' : column.unbroken ? 'unbroken' : undefined;
                return column.rowHeader ? (
                  <th key={column.id} scope="row" className={className}>
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.id} className={className}>
                    {column.cell(row)}
                  </td>
                );
              })}
            </tr>
          ))}
          {rows.length === 0 && empty && (
            <tr>
              <td colSpan={columns.length}>{empty}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  );
}
