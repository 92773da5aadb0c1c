import type { ReactNode } from 'react';
import { useApplication } from '../../../application/application-context';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useOwnKeys } from '../key/use-own-keys';
import { RegisterTable } from './register-table';

/** What was received, from every State. */
export function RegisterPart(): ReactNode {
  const { navigate } = useApplication();
  const keys = useOwnKeys();
  const register = useCall('register.list', {});
  if (register.status === 'failed') return <ErrorNotice error={register.error} onRetry={register.reload} />;
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (register.status === 'loading' || keys.status === 'loading') return <Loading />;
  return (
    <RegisterTable
      entries={register.value}
      keys={keys.value}
      onIssued={register.reload}
      onReceive={() => navigate({ screen: 'secretariat', part: 'intake' })}
    />
  );
}
