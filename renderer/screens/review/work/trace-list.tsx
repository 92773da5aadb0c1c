import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Trace } from '#core/review/statement';
import { Button } from '../../../components/button';
import { useReviewWork } from './review-context';
import { TraceWords, useTraceText } from './trace-words';

interface Props {
  readonly traces: readonly Trace[];
  /** Where they are still being chosen. */
  readonly onRemove?: (place: number) => void;
}

/** What something rests on: each opens the answer beside. */
export function TraceList({ traces, onRemove }: Props): ReactNode {
  const { t } = useTranslation();
  const { showTrace } = useReviewWork();
  const textOf = useTraceText();
  if (traces.length === 0) return null;
  return (
    <div>
      <p className="hint">{t('review.document.restsOn')}</p>
      <ul className="plain-list trace-list">
        {traces.map((trace, place) => (
          <li key={`${trace.submission} ${trace.question ?? trace.provision} ${place}`}>
            <Button variant="quiet" className="link-button" onPress={() => showTrace(trace)}>
              <TraceWords trace={trace} />
            </Button>
            {onRemove && (
              <Button variant="quiet" aria-label={t('review.work.removeTrace', { trace: textOf(trace) })} onPress={() => onRemove(place)}>
                <span aria-hidden="true">×</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
