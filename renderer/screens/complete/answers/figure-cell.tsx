import { useEffect, useId, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isNotAvailable, type Cell } from '#core/answers/answer';
import { useAnnouncer } from '../../../components/announcer';
import { useFormats } from '../../../hooks/use-formats';
import { readFigure } from './read-figure';

interface Props {
  readonly label: string;
  readonly cell: Cell | undefined;
  readonly onChange: (cell: Cell | undefined) => void;
  readonly onMove: (event: KeyboardEvent<HTMLInputElement>) => void;
  /** True where it was a block of cells and has been taken. */
  readonly onPasteBlock: (event: ClipboardEvent<HTMLInputElement>) => boolean;
  readonly readOnly: boolean;
}

/** One figure. What cannot be read stays as typed, is marked, and is not saved. */
export function FigureCell({ label, cell, onChange, onMove, onPasteBlock, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [draft, setDraft] = useState<string | null>(null);
  // What comes from elsewhere, by pasting or undoing, is shown and not what was typed before.
  const key = JSON.stringify(cell);
  const [seen, setSeen] = useState(key);
  if (key !== seen) {
    setSeen(key);
    if (draft !== null && key !== keyOfDraft(draft)) setDraft(null);
  }
  const shown = isNotAvailable(cell) ? t('table.notAvailableShort') : typeof cell === 'number' ? formats.number(cell) : '';
  const invalid = draft !== null && readFigure(draft).kind === 'unreadable';

  const { announce } = useAnnouncer();
  const problem = useId();
  useEffect(() => {
    if (invalid) announce(t('table.unreadable'));
  }, [invalid, announce, t]);

  const type = (text: string): void => {
    setDraft(text);
    const read = readFigure(text);
    if (read.kind === 'cell') onChange(read.cell);
  };
  const notAvailable = isNotAvailable(cell);
  return (
    <span className="figure-cell">
      <input
        className="input figure-input"
        inputMode="numeric"
        autoComplete="off"
        translate="no"
        spellCheck={false}
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={invalid ? problem : undefined}
        readOnly={readOnly}
        value={draft ?? shown}
        onFocus={(event) => event.currentTarget.select()}
        onChange={(event) => type(event.currentTarget.value)}
        onBlur={() => !invalid && setDraft(null)}
        onKeyDown={onMove}
        onPaste={(event) => !readOnly && onPasteBlock(event) && setDraft(null)}
      />
      {!readOnly && (
        <button
          type="button"
          tabIndex={-1}
          className="figure-missing"
          aria-pressed={notAvailable}
          aria-label={t('table.notAvailableFor', { cell: label })}
          title={t('table.notAvailable')}
          onClick={() => {
            setDraft(null);
            onChange(notAvailable ? undefined : { notAvailable: true });
          }}
        >
          {t('table.notAvailableShort')}
        </button>
      )}
      {invalid && (
        <span id={problem} className="field-error figure-problem">
          {t('table.unreadable')}
        </span>
      )}
    </span>
  );
}

function keyOfDraft(draft: string): string | undefined {
  const read = readFigure(draft);
  return read.kind === 'cell' ? JSON.stringify(read.cell) : undefined;
}
