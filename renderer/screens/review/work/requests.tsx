import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { maySay } from '#core/review/may-say';
import { Button } from '../../../components/button';
import { useFormats } from '../../../hooks/use-formats';
import { RequestForm } from './request-form';
import { RequestItem } from './request-item';
import { REQUEST_STANDINGS, standingOf } from './request-standing';
import { useReviewWork } from './review-context';

/** What was asked of the State under review, by when, and what it answered. */
export function Requests(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review } = useReviewWork();
  const [asking, setAsking] = useState(false);
  const { requests, as } = review;
  const counts = REQUEST_STANDINGS.map((standing) => ({
    standing,
    count: requests.filter((each) => standingOf(each) === standing).length,
  }));
  return (
    <section className="stack" aria-labelledby="requests">
      <h3 id="requests" tabIndex={-1}>
        {t('review.document.requests')}
      </h3>
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
