import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useOwnKeys } from '../key/use-own-keys';
import { Intake } from './intake';

/** The door of the register. */
export function IntakePart(): ReactNode {
  const keys = useOwnKeys();
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (keys.status === 'loading') return <Loading />;
  return <Intake keys={keys.value} />;
}
