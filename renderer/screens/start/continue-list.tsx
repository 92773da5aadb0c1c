import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { useCall } from '../../hooks/use-call';
import { AssessmentItem } from './assessment-item';

/** Every assessment in the data folder, the one changed last first. */
export function ContinueList(): ReactNode {
  const { t } = useTranslation();
  const list = useCall('assessments.list', {});
  if (list.status === 'loading') return <Loading />;
  if (list.status === 'failed') return <ErrorNotice error={list.error} onRetry={list.reload} />;
  if (list.value.length === 0) return <EmptyState title={t('start.continue.empty')}>{t('start.continue.emptyHint')}</EmptyState>;
  const newestFirst = [...list.value].sort((one, other) => other.changed.localeCompare(one.changed));
  return (
    <ul className="assessment-list">
      {newestFirst.map((assessment) => (
        <AssessmentItem key={assessment.id} assessment={assessment} onRemoved={list.reload} />
      ))}
    </ul>
  );
}
