import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice';

/** The program behind this window has gone or was started again. What is on the screen stays readable. */
export function SessionLost(): ReactNode {
  const { t } = useTranslation();
  return (
    <Notice kind="error" title={t('session.lostTitle')} announce>
      {t('session.lost')}
    </Notice>
  );
}
