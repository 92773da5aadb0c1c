import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../components/notice';
import type { Connection } from '../host-presence';

/** The program behind this window has gone or was started again. What is on the screen stays readable. */
export function SessionLost({ connection }: { readonly connection: Exclude<Connection, 'there'> }): ReactNode {
  const { t } = useTranslation();
  const [title, text] = {
    ended: [t('session.endedTitle'), t('session.ended')],
    replaced: [t('session.lostTitle'), t('session.lost')],
    taken: [t('session.takenTitle'), t('error.ownership-lost')],
  }[connection];
  return (
    <Notice kind="error" title={title} announce>
      {text}
    </Notice>
  );
}
