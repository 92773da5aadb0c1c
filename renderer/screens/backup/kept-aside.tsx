import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupState } from '#core/contract/operations';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';
import { startAnew } from './start-anew';

interface Props {
  readonly aside: BackupState['aside'];
  readonly onChanged: () => void;
}

/** What was replaced and is still there: the way back, and the way to be rid of it. */
export function KeptAside({ aside, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const back = useTask('backup.bringBack');
  const drop = useTask('backup.dropAside');
  const [removing, setRemoving] = useState<BackupState['aside'][number] | null>(null);
  const bringBack = async (id: string): Promise<void> => {
    const result = await back.run({ aside: id });
    if (result?.ok) startAnew('brought-back');
  };
  const remove = async (): Promise<void> => {
    if (!removing) return;
    const result = await drop.run({ aside: removing.id });
    setRemoving(null);
    if (result?.ok) onChanged();
  };
  return (
    <>
      <p className="muted">{t('backup.aside.intro')}</p>
      <ul className="assessment-list">
        {aside.map((each) => {
          const name = t('backup.aside.at', { date: formats.dateTime(each.at) });
          return (
            <li key={each.id} className="assessment-item">
              <span>
                {name} · {formats.bytes(each.bytes)}
              </span>
              <div className="row">
                <Button
                  isDisabled={back.running}
                  onPress={() => void bringBack(each.id)}
                  aria-label={`${t('backup.aside.bringBack')}${formats.colon}${name}`}
                >
                  {t('backup.aside.bringBack')}
                </Button>
                <Button variant="quiet" onPress={() => setRemoving(each)} aria-label={`${t('backup.aside.remove')}${formats.colon}${name}`}>
                  {t('backup.aside.remove')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {back.error && <ErrorNotice error={back.error} onDismiss={back.dismissError} />}
      {drop.error && <ErrorNotice error={drop.error} onDismiss={drop.dismissError} />}
      <Dialog
        title={t('backup.aside.remove')}
        role="alertdialog"
        isOpen={removing !== null}
        onClose={() => setRemoving(null)}
        actions={
          <>
            <Button onPress={() => setRemoving(null)}>{t('common.cancel')}</Button>
            <Button variant="danger" isDisabled={drop.running} onPress={() => void remove()}>
              {t('backup.aside.remove')}
            </Button>
          </>
        }
      >
        <p>{removing && t('backup.aside.removeText', { date: formats.dateTime(removing.at) })}</p>
      </Dialog>
    </>
  );
}
