import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { ReportForm } from '../../../reporting/report-form';
import { VerificationReport } from '../../../verification/verification-report';
import { ReceiptForm } from './receipt-form';
import { RegisterHits } from './register-hits';
import { ReleaseSide } from './release-side';

interface Props {
  readonly digest: string;
  /** What was looked for; empty: nothing. */
  readonly text: string;
  readonly cluster?: string;
  readonly keys: readonly KeySummary[];
  readonly onIssued: () => void;
}

/** One submission: where the words stand in it, its verdict, its receipt and documents of it. */
export function RegisterSide({ digest, text, cluster, keys, onIssued }: Props): ReactNode {
  const { t } = useTranslation();
  const entry = useCall('register.read', { digest });
  if (entry.status === 'failed') return <ErrorNotice error={entry.error} onRetry={entry.reload} />;
  if (entry.status === 'loading') return <Loading />;
  const { report, claims } = entry.value;
  const issued = (): void => {
    entry.reload();
    onIssued();
  };
  return (
    <div className="stack">
      {text !== '' && <RegisterHits digest={digest} text={text} cluster={cluster} />}
      <VerificationReport report={report} />
      <ReleaseSide entry={entry.value} onRecorded={onIssued} />
      <ReceiptForm entry={entry.value} keys={keys} onIssued={issued} />
      <Disclosure title={t('documents.heading')}>
        <ReportForm of={{ digest }} instruments={claims.instruments} agencies={[]} />
      </Disclosure>
    </div>
  );
}
