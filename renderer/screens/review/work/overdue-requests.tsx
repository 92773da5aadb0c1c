import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice';
import { useFormats } from '../../../hooks/use-formats';
import { GoToSection } from './go-to-section';
import { standingOf } from './request-standing';
import { useReviewWork } from './review-context';

/** Where a day has passed without an answer it is said before all else, with the way to what was asked. */
export function OverdueRequests(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review } = useReviewWork();
  const overdue = review.requests.filter((request) => standingOf(request) === 'overdue');
  const first = overdue[0];
  if (!first) return null;
  const said = { number: formats.number(overdue.length), date: formats.date(first.due) };
  return (
    <Notice kind="warning" actions={<GoToSection section="requests">{t('review.work.toRequests')}</GoToSection>}>
      {t(review.as === 'reviewed' ? 'review.work.overdueForYou' : 'review.work.overdueForState', said)}
    </Notice>
  );
}
