import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Evidence } from '#core/answers/document';
import type { AppErrorBody } from '#core/contract/errors';
import { useSession } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';

interface Props {
  readonly id: string;
  readonly evidence: Evidence;
  readonly onClose: () => void;
}

/** Asks once more; the services refuse what has been cited in the meantime. */
export function RemoveEvidence({ id, evidence: { title, revision }, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const { showToast } = useAnnouncer();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const remove = async (): Promise<void> => {
    const result = await session.write('evidence.remove', { evidence: id, base: revision });
    if (!result.ok) return setError(result.error);
    showToast(t('evidence.deleted'));
    onClose();
  };
  return (
    <Dialog
      title={t('evidence.deleteTitle')}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" onPress={() => void remove()}>
            {t('evidence.deleteConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('evidence.deleteText', { title })}</p>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
