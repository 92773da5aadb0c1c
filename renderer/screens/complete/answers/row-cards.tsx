import { useId, type ClipboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableColumn, TableRow } from '#core/questionnaire/definition';
import { useSpeech } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { PhraseText } from '../../../components/phrase-text';
import { CellInput } from './cell-input';
import { LeftOutCells } from './left-out-cells';
import { readCell } from './read-cell';
import type { TableProps } from './table-answer';
import { cellAt, withCell } from './table-cells';
import { usePaste } from './use-paste';

/** Rows one below the other, each with a field per column: nothing to scroll sideways, every cell with its label. */
export function RowCards(
  props: TableProps & { readonly rows: 'free' | readonly TableRow[]; readonly columns: readonly TableColumn[] },
): ReactNode {
  const { question, answer, label, hint, readOnly, value, onChange, rows: given, columns } = props;
  const { t } = useTranslation();
  const { words, locale } = useSpeech();
  const id = useId();
  const rows = given === 'free' ? value.rows : given;
  const paste = usePaste(value, onChange);
  const take = (event: ClipboardEvent<HTMLElement>, row: number, place: number): void => {
    // A dialog that a cell has opened lies elsewhere on the page.
    if (readOnly || !(event.target instanceof Node) || !event.currentTarget.contains(event.target)) return;
    paste.take(event, {
      rows: rows.slice(row).map((each) => each.id),
      columns: columns.slice(place).map((column) => {
        const labelOf = (option: string): string => words(`question/${question.wording}/column/${column.id}/option/${option}`).text;
        return { id: column.id, read: (text: string) => readCell(text, column, { locale, labelOf }) };
      }),
      ...(given === 'free' && { newRow: () => crypto.randomUUID() }),
    });
  };

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
            {columns.map((column, columnPlace) => (
              <div key={column.id} className="paste-target" onPasteCapture={(event) => take(event, place, columnPlace)}>
                <CellInput
                  column={column}
                  wording={`question/${question.wording}/column/${column.id}`}
                  provision={question.provision}
                  cell={cellAt(value, row.id, column.id)}
                  onChange={(cell, typing) => onChange(withCell(value, row.id, column.id, cell), typing)}
                  readOnly={readOnly}
                  composition={answer.composition}
                />
              </div>
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
      <LeftOutCells cells={paste.leftOut} onDismiss={paste.putAway} />
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
