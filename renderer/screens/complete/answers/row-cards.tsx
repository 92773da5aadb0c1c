import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableColumn, TableRow } from '#core/questionnaire/definition';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { PhraseText } from '../../../components/phrase-text';
import { CellInput } from './cell-input';
import type { TableProps } from './table-answer';
import { cellAt, withCell } from './table-cells';

/** Rows one below the other, each with a field per column: nothing to scroll sideways, every cell with its label. */
export function RowCards(
  props: TableProps & { readonly rows: 'free' | readonly TableRow[]; readonly columns: readonly TableColumn[] },
): ReactNode {
  const { question, answer, label, hint, readOnly, value, onChange, rows: given, columns } = props;
  const { t } = useTranslation();
  const { words } = useApplication();
  const id = useId();
  const rows = given === 'free' ? value.rows : given;

  return (
    <div className="field field-wide" role="group" aria-labelledby={id}>
      <span className="label" id={id}>
        {label}
      </span>
      {hint && <span className="hint">{hint}</span>}
      {rows.map((row, place) => (
        <fieldset key={row.id} className="row-card">
          <legend>
            {given === 'free' ? (
              t('table.row', { number: place + 1 })
            ) : (
              <PhraseText phrase={words(`question/${question.wording}/row/${row.id}`)} />
            )}
          </legend>
          <div className="row-card-fields">
            {columns.map((column) => (
              <CellInput
                key={column.id}
                column={column}
                wording={`question/${question.wording}/column/${column.id}`}
                provision={question.provision}
                cell={cellAt(value, row.id, column.id)}
                onChange={(cell, typing) => onChange(withCell(value, row.id, column.id, cell), typing)}
                readOnly={readOnly}
                composition={answer.composition}
              />
            ))}
          </div>
          {given === 'free' && !readOnly && (
            <Button
              variant="quiet"
              className="button-inline"
              onPress={() => onChange({ ...value, rows: value.rows.filter((each) => each.id !== row.id) })}
              aria-label={t('table.removeRow', { number: place + 1 })}
            >
              {t('common.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {given === 'free' && !readOnly && (
        <div>
          <Button onPress={() => onChange({ ...value, rows: [...value.rows, { id: crypto.randomUUID(), cells: {} }] })}>
            {t('table.addRow')}
          </Button>
        </div>
      )}
    </div>
  );
}
