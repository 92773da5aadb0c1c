import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LOCK_AFTER } from '#core/contract/lock-after';
import { useApplication } from '../application/application-context';
import { tellReplaced } from '../application/replaced-content';
import { settleSessions } from '../assessment/use-held-session';
import { Button } from '../components/button';
import { Disclosure } from '../components/disclosure';
import { ErrorNotice } from '../components/error-notice';
import { Loading } from '../components/loading';
import { isReady, NewPassphrase, NO_PASSPHRASE } from '../components/new-passphrase';
import { Notice } from '../components/notice';
import { TaskProgress } from '../components/task-progress';
import { useCall } from '../hooks/use-call';
import { useFormats } from '../hooks/use-formats';
import { useTask } from '../hooks/use-task';
import { ChangePassphrase } from './change-passphrase';
import { EndProtection } from './end-protection';
import { LockAfter } from './lock-after';
import { NewRecoveryCode } from './new-recovery-code';
import { RecoveryCodeShown } from './recovery-code-shown';

/** Encrypts what lies on this computer, and all that can be done about it afterwards. */
export function ProtectionPart(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = useCall('protection.state', {});
  const locking = useTask('protection.lock');
  const [code, setCode] = useState<string | null>(null);

  const lock = async (): Promise<void> => {
    await settleSessions();
    const result = await locking.run({});
    if (!result?.ok) return;
    tellReplaced();
    window.location.reload();
  };
  if (code !== null) {
    const kept = (): void => {
      setCode(null);
      state.reload();
    };
    return <RecoveryCodeShown code={code} onKept={kept} />;
  }
  if (state.status === 'loading') return <Loading />;
  if (state.status === 'failed') return <ErrorNotice error={state.error} onRetry={state.reload} />;
  if (!state.value.on) return <TurnOn onCode={setCode} />;
  const { since, renew } = state.value;
  return (
    <>
      <Notice kind="information">{t('protection.on', { date: formats.dateTime(since ?? '') })}</Notice>
      <div className="actions">
        <Button onPress={() => void lock()} isDisabled={locking.running}>
          {t('protection.lock')}
        </Button>
      </div>
      <LockAfter />
      {locking.error && <ErrorNotice error={locking.error} onDismiss={locking.dismissError} />}
      <Disclosure title={t('protection.changeTitle')}>
        <ChangePassphrase byCode={renew} onChanged={state.reload} />
      </Disclosure>
      <Disclosure title={t('protection.newCodeTitle')}>
        <NewRecoveryCode onCode={setCode} />
      </Disclosure>
      <Disclosure title={t('protection.offTitle')}>
        <EndProtection />
      </Disclosure>
    </>
  );
}

function TurnOn({ onCode }: { readonly onCode: (code: string) => void }): ReactNode {
  const { t } = useTranslation();
  const { savePreferences, preferences } = useApplication();
  const task = useTask('protection.turnOn');
  const [entered, setEntered] = useState(NO_PASSPHRASE);
  const turnOn = async (): Promise<void> => {
    const result = await task.run({ passphrase: entered.passphrase });
    if (!result?.ok) return;
    setEntered(NO_PASSPHRASE);
    // As the program has chosen it, for this window.
    void savePreferences({ lockAfter: preferences.lockAfter ?? LOCK_AFTER });
    onCode(result.value.recoveryCode);
  };
  return (
    <>
      <p className="measure">{t('protection.intro')}</p>
      <Notice kind="warning">{t('protection.warning')}</Notice>
      <p className="measure">{t('protection.backupFirst')}</p>
      <p className="measure muted">{t('protection.traces')}</p>
      <NewPassphrase label={t('protection.passphrase')} value={entered} onChange={setEntered} />
      <div className="actions">
        <Button isDisabled={!isReady(entered) || task.running} onPress={() => void turnOn()}>
          {t('protection.start')}
        </Button>
      </div>
      <TaskProgress task={task} label={t('protection.working')} />
    </>
  );
}
