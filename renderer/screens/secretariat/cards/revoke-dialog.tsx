import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Enrolment } from '#core/register/enrolment';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { FingerprintGroups } from '../../../components/fingerprint-groups';
import { TextField } from '../../../components/text-field';
import { useTask } from '../../../hooks/use-task';

interface Props {
  readonly enrolment: Enrolment;
  readonly onClose: () => void;
  readonly onRevoked: () => void;
}

/** Revoking cannot be taken back; what was received before stays as it was judged then. */
export function RevokeDialog({ enrolment, onClose, onRevoked }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useTask('cards.revoke');
  const [reason, setReason] = useState('');
  const revoke = async (): Promise<void> => {
    const result = await task.run({ key: enrolment.key, reason });
    if (result?.ok) onRevoked();
  };
  return (
    <Dialog
      role="alertdialog"
      title={t('revoke.title')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" isDisabled={reason.trim() === '' || task.running} onPress={() => void revoke()}>
            {t('revoke.revoke')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('revoke.text')}</p>
        <FingerprintGroups fingerprint={enrolment.fingerprint} />
        <TextField label={t('revoke.reason')} value={reason} onChange={setReason} required />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
