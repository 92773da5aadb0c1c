import type { ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useOwnKeys } from '../key/use-own-keys';
import { ReceiptBatch } from './receipt-batch';

/** Receipts for many submissions at once. */
export function ReceiptsPart(): ReactNode {
  const due = useCall('receipts.due', {});
  const keys = useOwnKeys();
  if (due.status === 'failed') return <ErrorNotice error={due.error} onRetry={due.reload} />;
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (due.status === 'loading' || keys.status === 'loading') return <Loading />;
  return <ReceiptBatch due={due.value} keys={keys.value} onIssued={due.reload} />;
}
