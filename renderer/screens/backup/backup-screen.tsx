import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Notice } from '../../components/notice';
import { useCall } from '../../hooks/use-call';
import { ProtectionPart } from '../../protection/protection-part';
import { Shell } from '../../shell/shell';
import { KeptAside } from './kept-aside';
import { MakeBackup } from './make-backup';
import { RestoreBackup } from './restore-backup';

/** Everything in one file, and back; what was replaced, and the way back to it. */
export function BackupScreen(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate } = useApplication();
  const state = useCall('backup.state', {});
  const at = route.screen === 'backup' ? route.at : undefined;
  const [came] = useState(at);
  // Said once: neither going back nor the next start says it again.
  useEffect(() => {
    if (at !== undefined) navigate({ screen: 'backup' });
  }, [at, navigate]);
  return (
    <Shell title={t('backup.title')}>
      <h1>{t('backup.title')}</h1>
      <p className="measure">{t('backup.intro')}</p>
      {came === 'restored' && (
        <Notice kind="success" title={t('backup.restore.restored')} announce>
          {t('backup.restore.restoredText')}
        </Notice>
      )}
      {came === 'brought-back' && <Notice kind="success" title={t('backup.restore.broughtBack')} announce />}
      {state.status === 'loading' && <Loading />}
      {state.status === 'failed' && <ErrorNotice error={state.error} onRetry={state.reload} />}
      {state.status === 'done' && (
        <div className="stack-large">
          <section className="stack" aria-labelledby="make-backup">
            <h2 id="make-backup">{t('backup.make.title')}</h2>
            <MakeBackup last={state.value.last} onKept={state.reload} />
          </section>
          <section className="stack" aria-labelledby="restore-backup">
            <h2 id="restore-backup">{t('backup.restore.title')}</h2>
            <RestoreBackup />
          </section>
          <section className="stack" aria-labelledby="protection">
            <h2 id="protection">{t('protection.title')}</h2>
            <ProtectionPart />
          </section>
          {state.value.aside.length > 0 && (
            <section className="stack" aria-labelledby="kept-aside">
              <h2 id="kept-aside">{t('backup.aside.title')}</h2>
              <KeptAside aside={state.value.aside} onChanged={state.reload} />
            </section>
          )}
        </div>
      )}
    </Shell>
  );
}
