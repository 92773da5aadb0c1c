import type { ReactNode } from 'react';
import { ErrorNotice } from '../components/error-notice';
import { useCall } from '../hooks/use-call';

/** Own keys whose files cannot be read: named here, since no list can show them. Nothing where all is well. */
export function DamagedKeys(): ReactNode {
  const problems = useCall('keys.problems', {});
  if (problems.status === 'failed') return <ErrorNotice error={problems.error} onRetry={problems.reload} />;
  if (problems.status !== 'done') return null;
  return problems.value.map((error) => <ErrorNotice key={String(error.params['file'])} error={error} />);
}
