import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '#core/answers/answer';
import { useFormats } from '../hooks/use-formats';

/** "Amina K., head of unit, 3 March 2026, 14:32"; somebody without a name is somebody. */
export function WhoAndWhen({ by, at }: { readonly by: Person; readonly at: string }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <span className="small muted">
      <bdi translate="no">{by.name || t('comments.somebody')}</bdi>
      {by.role && (
        <>
          {' · '}
          <bdi translate="no">{by.role}</bdi>
        </>
      )}
      {' · '}
      <time dateTime={at}>{formats.dateTime(at)}</time>
    </span>
  );
}
