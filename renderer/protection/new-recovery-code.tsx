import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';

/** Makes a second way in anew; the former one is gone. */
export function NewRecoveryCode({ onCode }: { readonly onCode: (code: string) => void }): ReactNode {
  const { t } = useTranslation();
  const task = useTask('protection.newRecoveryCode');
  const [passphrase, setPassphrase] = useState('');
  const make = async (): Promise<void> => {
    const result = await task.run({ passphrase });
    setPassphrase('');
    if (result?.ok) onCode(result.value.recoveryCode);
  };
  return (
    <>
      <p className="measure">{t('protection.newCodeText')}</p>
      <TextField
        label={t('protection.current')}
        type="password"
        latin
        autoComplete="current-password"
        value={passphrase}
        onChange={setPassphrase}
        required
      />
      <div className="actions">
        <Button isDisabled={task.running || passphrase === ''} onPress={() => void make()}>
          {t('protection.newCode')}
        </Button>
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </>
  );
}
