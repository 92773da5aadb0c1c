import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { OpenedBackup } from '#core/contract/operations';
import { Button } from '../../components/button';
import { FileDrop } from '../../components/file-drop';
import { TaskProgress } from '../../components/task-progress';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { useCall } from '../../hooks/use-call';
import { useTask } from '../../hooks/use-task';
import { OpenedBackupView } from './opened-backup-view';

const BY_PASSPHRASE = 'passphrase';

/** Opens a backup, shows what is in it, and puts it in place on the user's word. */
export function RestoreBackup(): ReactNode {
  const { t } = useTranslation();
  const keys = useCall('keys.list', {});
  const task = useTask('backup.open');
  const [file, setFile] = useState<ChosenFile | null>(null);
  const [by, setBy] = useState(BY_PASSPHRASE);
  const [passphrase, setPassphrase] = useState('');
  const [opened, setOpened] = useState<OpenedBackup | null>(null);
  const own = keys.status === 'done' ? keys.value : [];

  const open = async (): Promise<void> => {
    if (!file) return;
    const result = await task.run({ file: file.handle, unlock: by === BY_PASSPHRASE ? { passphrase } : { key: by, passphrase } });
    // The handle is used up, whatever came of it.
    setFile(null);
    setPassphrase('');
    if (result?.ok) setOpened(result.value);
  };
  if (opened) return <OpenedBackupView opened={opened} onLeft={() => setOpened(null)} />;
  return (
    <>
      <p className="measure">{t('backup.restore.intro')}</p>
      {!file && (
        <FileDrop
          label={t('backup.restore.drop')}
          buttonLabel={t('backup.restore.choose')}
          accept={['.omnibus-backup']}
          onFiles={([chosen]) => chosen && setFile(chosen)}
        />
      )}
      {file && (
        <>
          <p>
            <bdi translate="no">{file.name}</bdi>
          </p>
          {own.length > 0 && (
            <Select
              label={t('backup.restore.with')}
              choices={[
                { id: BY_PASSPHRASE, label: t('backup.restore.byPassphrase') },
                ...own.map(({ id, holder }) => ({ id, label: t('backup.restore.byKey', { holder }) })),
              ]}
              value={by}
              onChange={setBy}
            />
          )}
          <TextField
            label={by === BY_PASSPHRASE ? t('backup.make.passphrase') : t('key.passphrase')}
            type="password"
            latin
            value={passphrase}
            onChange={setPassphrase}
            disabled={task.running}
            required
          />
          <div className="actions">
            <Button isDisabled={task.running} onPress={() => setFile(null)}>
              {t('common.cancel')}
            </Button>
            <Button variant="primary" isDisabled={passphrase === '' || task.running} onPress={() => void open()}>
              {t('backup.restore.open')}
            </Button>
          </div>
        </>
      )}
      <TaskProgress task={task} label={t('backup.restore.opening')} />
    </>
  );
}
