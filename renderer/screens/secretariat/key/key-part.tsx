import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { SecretariatKey } from './secretariat-key';
import { useOwnKeys } from './use-own-keys';

/** The secretariat's own keys. */
export function KeyPart(): ReactNode {
  const keys = useOwnKeys();
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (keys.status === 'loading') return <Loading />;
  return <SecretariatKey keys={keys.value} onChanged={keys.reload} />;
}
