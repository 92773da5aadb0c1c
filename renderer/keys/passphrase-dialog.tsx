import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/button';
import { Dialog } from '../components/dialog';
import { ErrorNotice } from '../components/error-notice';
import { Notice } from '../components/notice';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';

/** Shorter ones are refused by the key ring; said here before it is asked. */
const SHORTEST = 12;

/** Puts another passphrase on a key. The key itself, its card and its fingerprint stay. */
export function PassphraseDialog({ ownKey, onClose }: { readonly ownKey: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const task = useTask('keys.changePassphrase');
  const [passphrase, setPassphrase] = useState('');
  const [next, setNext] = useState('');
  const [again, setAgain] = useState('');
  const short = next !== '' && next.length < SHORTEST;
  const differs = again !== '' && again !== next;
  const ready = passphrase !== '' && next.length >= SHORTEST && again === next;
  const change = async (): Promise<void> => {
    const result = await task.run({ key: ownKey, passphrase, next });
    if (result?.ok) onClose();
  };
  return (
    <Dialog
      title={t('key.changePassphrase')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={!ready || task.running} onPress={() => void change()}>
            {t('key.changePassphrase')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <Notice kind="warning">{t('key.passphraseWarning')}</Notice>
        <TextField label={t('key.passphraseNow')} type="password" latin value={passphrase} onChange={setPassphrase} required />
        <TextField
          label={t('key.passphraseNew')}
          hint={t('key.passphraseHint')}
          error={short ? t('key.passphraseShort', { minimum: SHORTEST }) : undefined}
          type="password"
          latin
          autoComplete="new-password"
          value={next}
          onChange={setNext}
          required
        />
        <TextField
          label={t('key.passphraseAgain')}
          error={differs ? t('key.passphraseDiffers') : undefined}
          type="password"
          latin
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          required
        />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
