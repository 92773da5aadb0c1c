import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { QuarantinedFile } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { TextField } from '../../../components/text-field';
import { useTask } from '../../../hooks/use-task';

interface Props {
  readonly file: QuarantinedFile;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}

/** The file goes for good, with a reason; that it came stays known. */
export function RemoveDialog({ file, onClose, onRemoved }: Props): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const task = useTask('quarantine.remove');
  const [reason, setReason] = useState('');
  const remove = async (): Promise<void> => {
    const result = await task.run({ sha512: file.sha512, reason, by: person });
    if (result?.ok) onRemoved();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('secretariat.intake.removeTitle', { name: file.report.fileName })}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" isDisabled={reason.trim() === '' || task.running} onPress={() => void remove()}>
            {t('secretariat.intake.removeConfirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('secretariat.intake.removeText')}</p>
        <TextField label={t('secretariat.intake.removeReason')} value={reason} onChange={setReason} required />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
