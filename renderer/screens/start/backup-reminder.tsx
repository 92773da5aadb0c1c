import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../components/route-link';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';

/** One quiet line where there is work and no backup, or none for long. */
export function BackupReminder(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const state = useCall('backup.state', {});
  if (state.status !== 'done' || !state.value.due) return null;
  const { last } = state.value;
  return (
    <p className="small muted">
      {last ? t('backup.reminder.old', { date: formats.date(last.made) }) : t('backup.reminder.never')}{' '}
      <RouteLink to={{ screen: 'backup' }}>{t('backup.make.title')}</RouteLink>
    </p>
  );
}
