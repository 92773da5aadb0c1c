import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output, ReviewSummary } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable, type DataColumn } from '../../../components/data-table';
import { EmptyState } from '../../../components/empty-state';
import { Notice } from '../../../components/notice';
import { PhraseText } from '../../../components/phrase-text';
import { RouteLink } from '../../../components/route-link';
import { today } from '../../../evidence/today';
import { useFormats } from '../../../hooks/use-formats';
import { OpenReview } from './open-review';
import { OwnReviewKey } from './own-review-key';
import { TakeIn } from './take-in';
import { usePartyName } from './use-party-name';

/** The reviews on this computer, and the ways in which one gets here: by a file, or opened by the secretariat. */
export function ReviewList({ reviews, unreadable }: Output<'reviews.list'>): ReactNode {
  const { t } = useTranslation();
  const { stateName, words } = useApplication();
  const formats = useFormats();
  const partyName = usePartyName();
  const [opening, setOpening] = useState(false);
  const columns: readonly DataColumn<ReviewSummary>[] = [
    {
      id: 'state',
      header: t('review.party.reviewed'),
      rowHeader: true,
      cell: ({ review, state, practice }) => (
        <>
          <RouteLink to={{ screen: 'review', part: 'work', about: review }}>{stateName(state)}</RouteLink>{' '}
          {practice && <span className="practice-tag">{t('common.practice')}</span>}
        </>
      ),
    },
    {
      id: 'instrument',
      header: t('review.document.instrument'),
      cell: ({ instrument }) => <PhraseText phrase={words(`instrument/${instrument}/short-title`)} />,
    },
    { id: 'exercise', header: t('document.fact.exercise'), cell: ({ exerciseTitle }) => <bdi>{exerciseTitle}</bdi> },
    { id: 'as', header: t('review.work.as'), cell: ({ as }) => (as === null ? t('review.work.readsOnly') : partyName(as)) },
    {
      id: 'agreed',
      header: t('review.work.agreedOf'),
      numeric: true,
      cell: ({ agreed, observations }) => t('common.doneOf', { done: formats.number(agreed), total: formats.number(observations) }),
    },
    { id: 'requests', header: t('review.work.openRequests'), numeric: true, cell: (row) => <OpenRequests {...row} /> },
    { id: 'unsigned', header: t('review.work.unsignedHere'), numeric: true, cell: ({ unsigned }) => formats.number(unsigned) },
    { id: 'opened', header: t('review.work.openedOn'), cell: ({ openedAt }) => formats.date(openedAt) },
  ];
  if (opening) return <OpenReview onCancel={() => setOpening(false)} />;
  return (
    <div className="stack-large">
      <p className="measure">{t('review.work.intro')}</p>
      {unreadable.map(({ review, code }) => (
        <Notice key={review} kind="error" title={t('review.work.unreadable')}>
          <bdi translate="no">{review}</bdi> (<bdi translate="no">{code}</bdi>)
        </Notice>
      ))}
      {reviews.length === 0 ? (
        <EmptyState title={t('review.work.empty')}>{t('review.work.emptyHint')}</EmptyState>
      ) : (
        <DataTable caption={t('review.work.table')} rows={reviews} rowKey={({ review }) => review} columns={columns} />
      )}
      <TakeIn />
      <section className="stack screen-only" aria-labelledby="open-review">
        <h2 id="open-review">{t('review.work.open')}</h2>
        <p className="measure">{t('review.work.openHint')}</p>
        <div className="actions">
          <Button onPress={() => setOpening(true)}>{t('review.work.openButton')}</Button>
        </div>
      </section>
      <OwnReviewKey />
    </div>
  );
}

/** How many are open, and by when the first is to be answered. */
function OpenRequests({ openRequests, nextDue }: ReviewSummary): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <>
      {formats.number(openRequests)}
      {nextDue !== null && (
        <span className="review-next-due">
          {nextDue < today() ? (
            <strong className="request-overdue">{t('review.work.overdueSince', { date: formats.date(nextDue) })}</strong>
          ) : (
            t('review.work.nextDue', { date: formats.date(nextDue) })
          )}
        </span>
      )}
    </>
  );
}
