import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maySay } from '#core/review/may-say';
import { isOverdue, type RequestState } from '#core/review/review-state';
import { Button } from '../../../components/button';
import { useFormats } from '../../../hooks/use-formats';
import { RequestForm } from './request-form';
import { RequestItem } from './request-item';
import { useReviewWork } from './review-context';

const STANDINGS = ['overdue', 'open', 'answered', 'closed'] as const;
export type RequestStanding = (typeof STANDINGS)[number];

/** Days of this computer: a due date is a day where somebody works. */
function today(now = new Date()): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export function standingOf(request: RequestState): RequestStanding {
  if (request.closed) return 'closed';
  if (request.replies.length > 0) return 'answered';
  return isOverdue(request, today()) ? 'overdue' : 'open';
}

/** What was asked of the State under review, by when, and what it answered. */
export function Requests(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review } = useReviewWork();
  const [asking, setAsking] = useState(false);
  const { requests, as } = review;
  const counts = STANDINGS.map((standing) => ({ standing, count: requests.filter((each) => standingOf(each) === standing).length }));
  return (
    <section className="stack" aria-labelledby="requests">
      <h3 id="requests">{t('review.document.requests')}</h3>
      {requests.length === 0 ? (
        <p className="hint">{t('review.document.noRequests')}</p>
      ) : (
        <ul className="change-counts" aria-label={t('review.work.counts')}>
          {counts.map(({ standing, count }) => (
            <li key={standing}>
              {t(`review.requestStanding.${standing}`)} <strong>{formats.number(count)}</strong>
            </li>
          ))}
        </ul>
      )}
      {as !== null && maySay(as, 'request') && !asking && (
        <div className="actions screen-only">
          <Button onPress={() => setAsking(true)}>{t('review.work.ask')}</Button>
        </div>
      )}
      {asking && <RequestForm onDone={() => setAsking(false)} />}
      {requests.map((request, place) => (
        <RequestItem key={request.request} request={request} number={place + 1} />
      ))}
    </section>
  );
}
