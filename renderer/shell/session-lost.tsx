import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice';
import type { Connection } from '../host-presence';

/** The program behind this window has gone or was started again. What is on the screen stays readable. */
export function SessionLost({ connection }: { readonly connection: Exclude<Connection, 'there'> }): ReactNode {
  const { t } = useTranslation();
  const ended = connection === 'ended';
  return (
    <Notice kind="error" title={t(ended ? 'session.endedTitle' : 'session.lostTitle')} announce>
      {t(ended ? 'session.ended' : 'session.lost')}
    </Notice>
  );
}
