import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Notice } from '../components/notice';
import { TaskProgress } from '../components/task-progress';
import { TextField } from '../components/text-field';
import { useFormats } from '../hooks/use-formats';
import { useTask } from '../hooks/use-task';

/** Writes everything in clear again. */
export function EndProtection(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask('protection.turnOff');
  const [passphrase, setPassphrase] = useState('');
  const [damaged, setDamaged] = useState<readonly string[]>([]);
  const end = async (): Promise<void> => {
    const result = await task.run({ passphrase });
    setPassphrase('');
    if (!result?.ok) return;
    if (result.value.damaged.length === 0) window.location.reload();
    else setDamaged(result.value.damaged);
  };
  if (damaged.length > 0) {
    return (
      <Notice kind="warning" title={t('protection.ended')} announce>
        {t('protection.damaged', { names: damaged.join(formats.comma) })}
      </Notice>
    );
  }
  return (
    <>
      <p className="measure">{t('protection.offText')}</p>
      <TextField
        label={t('protection.current')}
        type="password"
        latin
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        disabled={task.running}
        required
      />
      <div className="actions">
        <Button variant="danger" isDisabled={task.running || passphrase === ''} onPress={() => void end()}>
          {t('protection.off')}
        </Button>
      </div>
      <TaskProgress task={task} label={t('protection.offWorking')} />
    </>
  );
}
