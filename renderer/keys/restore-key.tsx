import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { KeySummary } from '#core/contract/operations';
import { Button } from '../components/button';
import { Disclosure } from '../components/disclosure';
import { ErrorNotice } from '../components/error-notice';
import { FileDrop } from '../components/file-drop';
import { TextField } from '../components/text-field';
import { useTask } from '../hooks/use-task';

/** Brings a key back from the backup that was kept elsewhere; its passphrase is asked, to know that it opens. */
export function RestoreKey({ onRestored }: { readonly onRestored: (key: KeySummary) => void }): ReactNode {
  const { t } = useTranslation();
  const task = useTask('keys.restore');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [passphrase, setPassphrase] = useState('');
  const restore = async (): Promise<void> => {
    if (!file) return;
    const result = await task.run({ file: file.handle, passphrase });
    // The handle is used up, whatever came of it.
    setFile(null);
    if (result?.ok) onRestored(result.value);
  };
  return (
    <Disclosure title={t('key.restoreTitle')}>
      <div className="stack">
        <p className="hint measure">{t('key.restoreHint')}</p>
        {file ? (
          <>
            <p>
              <bdi translate="no">{file.name}</bdi>
            </p>
            <TextField label={t('key.passphrase')} type="password" latin value={passphrase} onChange={setPassphrase} required />
            <div className="actions">
              <Button onPress={() => setFile(null)}>{t('common.cancel')}</Button>
              <Button isDisabled={passphrase === '' || task.running} onPress={() => void restore()}>
                {t('key.restore')}
              </Button>
            </div>
          </>
        ) : (
          <FileDrop
            label={t('key.restoreDrop')}
            buttonLabel={t('key.restoreChoose')}
            accept={['.json']}
            onFiles={([chosen]) => chosen && setFile(chosen)}
          />
        )}
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Disclosure>
  );
}
