import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useOwnKeys } from '../key/use-own-keys';
import { EnrolledCards } from './enrolled-cards';
import { TrustJournal } from './trust-journal';

/** Whose keys count here, and how that came about. */
export function CardsPart(): ReactNode {
  const cards = useCall('cards.list', {});
  const changes = useCall('trust.changes', {});
  const keys = useOwnKeys();
  if (cards.status === 'failed') return <ErrorNotice error={cards.error} onRetry={cards.reload} />;
  if (cards.status === 'loading') return <Loading />;
  const reload = (): void => {
    cards.reload();
    changes.reload();
  };
  return (
    <div className="stack">
      <EnrolledCards enrolments={cards.value} onChanged={reload} />
      {changes.status === 'failed' && <ErrorNotice error={changes.error} onRetry={changes.reload} />}
      {changes.status === 'done' && <TrustJournal changes={changes.value} keys={keys.status === 'done' ? keys.value : []} />}
    </div>
  );
}
