import type { ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';
import { Button } from './button';

interface Props {
  readonly label: ReactNode;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  /** Absent: things, counted. */
  readonly unit?: 'bytes';
  readonly onCancel?: () => void;
}

export function Progress({ label, done, total, unit, onCancel }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const said = unit === 'bytes' ? formats.bytes : formats.number;
  const text = total > 0 ? t('common.doneOf', { done: said(done), total: said(total) }) : undefined;
  return (
    <div className="progress-row">
      <ProgressBar value={done} maxValue={Math.max(total, 1)} isIndeterminate={total === 0} valueLabel={text} className="progress">
        {({ percentage, valueText }) => (
          <>
            <Label className="progress-label">{label}</Label>
            <span className="progress-value">{valueText}</span>
            <span className="progress-track">
              <span className="progress-bar" style={{ inlineSize: `${percentage ?? 0}%` }} />
            </span>
          </>
        )}
      </ProgressBar>
      {onCancel && <Button onPress={onCancel}>{t('common.cancel')}</Button>}
    </div>
  );
}
