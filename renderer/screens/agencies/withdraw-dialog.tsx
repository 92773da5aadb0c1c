import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AgencyOverview } from '#core/agencies/agency-overview';
import type { AppErrorBody } from '#core/contract/errors';
import { useSession } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';

interface Props {
  readonly agency: AgencyOverview;
  readonly onClose: () => void;
}

/** Asks before a commission is withdrawn, and says what stays. */
export function WithdrawDialog({ agency, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const { showToast } = useAnnouncer();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const withdraw = async (): Promise<void> => {
    setRunning(true);
    const result = await session.write('agencies.withdraw', { workPackage: agency.workPackage });
    setRunning(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    showToast(t('agencies.withdraw.done', { agency: agency.agency }));
    onClose();
  };
  return (
    <Dialog
      title={t('agencies.withdraw.title', { agency: agency.agency })}
      role="alertdialog"
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="danger" isDisabled={running} onPress={() => void withdraw()}>
            {t('agencies.withdraw.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('agencies.withdraw.text')}</p>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
