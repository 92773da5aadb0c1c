import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { EnrolledCards } from './enrolled-cards';

/** Whose keys count here. */
export function CardsPart(): ReactNode {
  const cards = useCall('cards.list', {});
  if (cards.status === 'failed') return <ErrorNotice error={cards.error} onRetry={cards.reload} />;
  if (cards.status === 'loading') return <Loading />;
  return <EnrolledCards enrolments={cards.value} onChanged={cards.reload} />;
}
