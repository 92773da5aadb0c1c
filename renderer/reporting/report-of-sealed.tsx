import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#core/contract/operations';
import { Loading } from '../components/loading';
import { useCall } from '../hooks/use-call';
import { UnlockFields, unlockOf, type Unlock } from '../keys/unlock-fields';
import { ReportForm } from './report-form';

interface Props {
  readonly of: Input<'reports.write'>['of'];
  readonly encrypted: boolean;
  readonly instruments: readonly string[];
  readonly agencies: readonly string[];
}

/** A document of a sealed submission; where that is encrypted, a key of ours opens it. */
export function ReportOfSealed({ of, encrypted, ...form }: Props): ReactNode {
  return encrypted ? <OfEncrypted of={of} {...form} /> : <ReportForm of={of} {...form} />;
}

function OfEncrypted({ of, ...form }: Omit<Props, 'encrypted'>): ReactNode {
  const { t } = useTranslation();
  const keys = useCall('keys.list', {});
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  if (keys.status === 'loading') return <Loading />;
  return (
    <>
      <UnlockFields keys={keys.status === 'done' ? keys.value : []} value={unlock} onChange={setUnlock} hint={t('redact.locked')} />
      <ReportForm of={{ ...of, ...unlockOf(unlock) }} isReady={unlock.key !== '' && unlock.passphrase !== ''} {...form} />
    </>
  );
}
