import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupState, MadeBackup } from '#core/contract/operations';
import { Button } from '../../components/button';
import { CheckboxGroup } from '../../components/checkbox-group';
import { Disclosure } from '../../components/disclosure';
import { ErrorNotice } from '../../components/error-notice';
import { isReady, NewPassphrase, NO_PASSPHRASE } from '../../components/new-passphrase';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';
import { BackupMade } from './backup-made';

interface Props {
  readonly last: BackupState['last'];
  /** The user has the file. */
  readonly onKept: () => void;
}

/** Chooses what opens the backup, writes it and has it read again. */
export function MakeBackup({ last, onKept }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const task = useTask('backup.make');
  const keys = useCall('keys.list', {});
  const cards = useCall('cards.list', {});
  const [entered, setEntered] = useState(NO_PASSPHRASE);
  const [encryptFor, setEncryptFor] = useState<readonly string[]>([]);
  const [made, setMade] = useState<MadeBackup | null>(null);
  const choices = [
    ...(keys.status === 'done' ? keys.value.map(({ id, holder }) => ({ id, label: holder })) : []),
    ...(cards.status === 'done'
      ? cards.value.flatMap(({ key, card, revoked }) =>
          revoked || card.purpose !== 'secretariat' ? [] : [{ id: key, label: card.holder }],
        )
      : []),
  ].filter(({ id }, place, all) => all.findIndex((each) => each.id === id) === place);

  const make = async (): Promise<void> => {
    setMade(null);
    const result = await task.run({ passphrase: entered.passphrase, encryptFor: [...encryptFor] });
    if (!result?.ok) return;
    setEntered(NO_PASSPHRASE);
    setMade(result.value);
  };
  return (
    <>
      <p className="measure">{t('backup.make.intro')}</p>
      <p className="muted">
        {last ? t('backup.make.last', { date: formats.dateTime(last.made), size: formats.bytes(last.bytes) }) : t('backup.make.never')}
      </p>
      {made ? (
        <BackupMade made={made} onKept={onKept} />
      ) : (
        <>
          <Notice kind="warning">{t('backup.make.warning')}</Notice>
          <NewPassphrase label={t('backup.make.passphrase')} value={entered} onChange={setEntered} />
          {choices.length > 0 && (
            <Disclosure title={t('backup.make.also')}>
              <CheckboxGroup
                label={t('backup.make.alsoFor')}
                hint={t('backup.make.alsoHint')}
                choices={choices}
                value={encryptFor}
                onChange={setEncryptFor}
              />
            </Disclosure>
          )}
          <div className="actions">
            <Button variant="primary" isDisabled={!isReady(entered)} isBusy={task.running} onPress={() => void make()}>
              {t('backup.make.start')}
            </Button>
          </div>
          {task.running && (
            <Progress
              label={t(task.progress?.label === 'verifying' ? 'backup.make.verifying' : 'backup.make.writing')}
              done={task.progress?.done ?? 0}
              total={task.progress?.total ?? 0}
              unit="bytes"
              onCancel={task.cancel}
            />
          )}
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
        </>
      )}
    </>
  );
}
