import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { isReady, NewPassphrase, NO_PASSPHRASE } from '../components/new-passphrase';
import { Notice } from '../components/notice';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';

interface Props {
  /** The recovery code has opened it: the present passphrase is not asked for. */
  readonly byCode: boolean;
  readonly onChanged: () => void;
}

export function ChangePassphrase({ byCode, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useTask('protection.changePassphrase');
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSPHRASE);
  const [changed, setChanged] = useState(false);
  const change = async (): Promise<void> => {
    setChanged(false);
    const result = await task.run({ ...(byCode ? {} : { current }), next: next.passphrase });
    if (!result?.ok) return;
    setCurrent('');
    setNext(NO_PASSPHRASE);
    setChanged(true);
    onChanged();
  };
  return (
    <>
      {!byCode && (
        <TextField
          label={t('protection.current')}
          type="password"
          latin
          autoComplete="current-password"
          value={current}
          onChange={setCurrent}
          required
        />
      )}
      <NewPassphrase label={t('protection.next')} value={next} onChange={setNext} />
      <div className="actions">
        <Button isDisabled={task.running || !isReady(next) || (!byCode && current === '')} onPress={() => void change()}>
          {t('protection.change')}
        </Button>
      </div>
      {changed && <Notice kind="success" title={t('protection.changed')} announce />}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </>
  );
}
