import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Notice } from '../../../components/notice';
import { PhraseText } from '../../../components/phrase-text';
import { useFormats } from '../../../hooks/use-formats';
import { GoToSection } from './go-to-section';
import { OverdueRequests } from './overdue-requests';
import { Reassign } from './reassign';
import { useReviewWork } from './review-context';
import { UndoLast } from './undo-last';
import { isRead } from './use-reviewed';

/** Of whom and by whom, who works here, and what here is not signed yet. */
export function ReviewHead(): ReactNode {
  const { t } = useTranslation();
  const { stateName, words } = useApplication();
  const formats = useFormats();
  const { review, partyName, submissions } = useReviewWork();
  const { as, reviewers, reviewersProblem, own } = review;
  const named = reviewers.map(({ state, party }) =>
    party ? stateName(state) : t('review.document.notParty', { state: stateName(state) }),
  );
  return (
    <header className="stack">
      <h2 id="review-of">
        {stateName(review.state)}
        {formats.colon}
        <PhraseText phrase={words(`instrument/${review.instrument}/short-title`)} />{' '}
        {review.practice && <span className="practice-tag">{t('common.practice')}</span>}
      </h2>
      <p className="hint">{t('review.document.confidential')}</p>
      <dl className="facts">
        <dt>{t('document.fact.exercise')}</dt>
        <dd>
          <bdi>{review.exercise.title}</bdi>
        </dd>
        <dt>{t('review.work.openedOn')}</dt>
        <dd>{formats.date(review.openedAt)}</dd>
        <dt>{t('review.document.reviewers')}</dt>
        <dd>{named.length === 0 ? t('review.document.nobody') : formats.list(named)}</dd>
        <dt>{t('review.work.as')}</dt>
        <dd>{as === null ? t('review.work.readsOnly') : partyName(as)}</dd>
        <dt>{t('review.work.submissions')}</dt>
        <dd>
          {review.submissions.map(({ digest, number, exercise }) => {
            const read = submissions.get(digest);
            return (
              <div key={digest}>
                <bdi>{exercise.title}</bdi> · {t('review.submissionNumber', { number: formats.number(number) })}
                {read && !isRead(read) && ` (${t('review.work.notHere')})`}
              </div>
            );
          })}
        </dd>
      </dl>
      {reviewersProblem !== null && <Notice kind="warning">{t(`review.work.reviewersProblem.${reviewersProblem}`)}</Notice>}
      {as === null && <Notice kind="information">{t('review.work.readsOnlyHint')}</Notice>}
      <OverdueRequests />
      {own.length > 0 && (
        <Notice
          kind="information"
          actions={
            <>
              <GoToSection section="hand-on">{t('review.work.toHandOn')}</GoToSection>
              <UndoLast />
            </>
          }
        >
          {t('review.work.unsigned', { number: formats.number(own.length) })} {t('review.work.unsignedHint')}
        </Notice>
      )}
      {as === 'secretariat' && <Reassign />}
    </header>
  );
}
