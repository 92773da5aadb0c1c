import { useId, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Cell, TableValue } from '#core/answers/answer';
import type { TableRow } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { PhraseText } from '../../../components/phrase-text';
import { useFormats } from '../../../hooks/use-formats';
import { AddYear } from './add-year';
import { FigureCell } from './figure-cell';
import { LeftOutCells } from './left-out-cells';
import { readFigure } from './read-figure';
import { rowSums } from './row-sums';
import type { TableProps } from './table-answer';
import { cellAt, withCell, withoutYear, withYear } from './table-cells';
import { usePaste } from './use-paste';

/** Figures by row and year: the years are the user's, a cell is a whole number, "not available" or blank. */
export function FigureTable({
  question,
  label,
  hint,
  readOnly,
  value,
  onChange,
  rows,
}: TableProps & { readonly rows: readonly TableRow[] }): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const formats = useFormats();
  const captionId = useId();
  const years = value.years ?? [];
  const rowPhrase = (row: string) => words(`question/${question.wording}/row/${row}`);
  const set = (row: string, year: number, cell: Cell | undefined): void => onChange(withCell(value, row, String(year), cell), true);

  const paste = usePaste(value, onChange);
  const notAvailable = [t('table.notAvailable'), t('table.notAvailableShort')];
  const placeOf = (row: number, column: number) => ({
    rows: rows.slice(row).map(({ id }) => id),
    columns: years.slice(column).map((year) => ({ id: String(year), read: (text: string) => readFigure(text, notAvailable) })),
  });

  return (
    <div className="field field-wide">
      <span className="label" id={captionId}>
        {label}
      </span>
      {hint && <span className="hint">{hint}</span>}
      {years.length === 0 ? (
        <p className="hint">{t('table.noYears')}</p>
      ) : (
        <div className="table-scroll">
          <table className="figure-table" aria-labelledby={captionId}>
            <thead>
              <tr>
                <td />
                {years.map((year) => (
                  <th key={year} scope="col">
                    <YearHead year={year} readOnly={readOnly} onRemove={() => onChange(withoutYear(value, year))} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, rowPlace) => (
                <tr key={row.id} className={row.partOf ? 'figure-part' : 'figure-total'}>
                  <th scope="row">
                    <PhraseText phrase={rowPhrase(row.id)} />
                  </th>
                  {years.map((year, column) => (
                    <td key={year}>
                      <FigureCell
                        label={`${rowPhrase(row.id).text}${formats.comma}${year}`}
                        cell={cellAt(value, row.id, String(year))}
                        onChange={(cell) => set(row.id, year, cell)}
                        onMove={moveInColumn}
                        onPasteBlock={(event) => paste.take(event, placeOf(rowPlace, column))}
                        readOnly={readOnly}
                      />
                      <Sums row={row} value={value} year={year} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <LeftOutCells cells={paste.leftOut} onDismiss={paste.putAway} />
      {!readOnly && <AddYear years={years} onAdd={(year) => onChange(withYear(value, year))} />}
      {years.length > 0 && <p className="hint">{t('table.figureHint')}</p>}
    </div>
  );
}

function YearHead({
  year,
  readOnly,
  onRemove,
}: {
  readonly year: number;
  readonly readOnly: boolean;
  readonly onRemove: () => void;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <span className="year-head">
      {year}
      {!readOnly && (
        <Button variant="quiet" className="button-inline" onPress={onRemove} aria-label={t('table.removeYear', { year })}>
          <span aria-hidden="true">×</span>
        </Button>
      )}
    </span>
  );
}

function Sums({ row, value, year }: { readonly row: TableRow; readonly value: TableValue; readonly year: number }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return rowSums(row, value, year).map(({ sum, differs }, index) => (
    <span key={index} className={differs ? 'figure-sum figure-differs' : 'figure-sum'}>
      {t(differs ? 'table.sumDiffers' : 'table.sum', { sum: formats.number(sum) })}
    </span>
  ));
}

/** Up, down and Enter go to the same year in the row above and below. */
function moveInColumn(event: KeyboardEvent<HTMLInputElement>): void {
  const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' || event.key === 'Enter' ? 1 : 0;
  if (step === 0) return;
  event.preventDefault();
  const cell = event.currentTarget.closest('td');
  const row = cell?.closest('tr');
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  if (cell && next instanceof HTMLTableRowElement) next.cells[cell.cellIndex]?.querySelector('input')?.focus();
}
