import { useEffect, useRef, type ReactNode } from 'react';
import { Label, ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';
import { useFocusReturn } from '../hooks/use-focus-return';
import { useAnnouncer } from './announcer';
import { Button } from './button';

interface Props {
  readonly label: ReactNode;
  readonly done: number;
  /** 0: not known yet. */
  readonly total: number;
  /** Absent: things, counted. */
  readonly unit?: 'bytes';
  readonly onCancel?: () => void;
  /** Reads out that it began, and how far it is at each quarter of the way. */
  readonly announce?: boolean;
}

/** How far something is. Whoever stops it is back at what set it going, if that is still there. */
export function Progress({ label, done, total, unit, onCancel, announce = false }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const row = useFocusReturn<HTMLDivElement>();
  const said = unit === 'bytes' ? formats.bytes : formats.number;
  const text = total > 0 ? t('common.doneOf', { done: said(done), total: said(total) }) : undefined;
  useSpokenProgress(announce, typeof label === 'string' ? label : '', text, total > 0 ? Math.floor((4 * done) / total) : 0);
  return (
    <div className="progress-row" ref={row}>
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

function useSpokenProgress(wanted: boolean, label: string, text: string | undefined, quarter: number): void {
  const { announce } = useAnnouncer();
  const latest = useRef({ label, text });
  useEffect(() => {
    latest.current = { label, text };
  }, [label, text]);
  useEffect(() => {
    if (wanted) announce(quarter === 0 ? latest.current.label : [latest.current.label, latest.current.text].join(' '));
  }, [wanted, quarter, announce]);
}
