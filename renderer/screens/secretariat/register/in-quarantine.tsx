import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RouteLink } from '../../../components/route-link';
import { useFormats } from '../../../hooks/use-formats';

/** What came and did not enter the register has no verdict here to narrow it by: how much it is, and where it lies. */
export function InQuarantine({ count }: { readonly count: number }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (count === 0) return null;
  return (
    <p>
      {t('secretariat.register.inQuarantine', { count: formats.number(count) })}{' '}
      <RouteLink to={{ screen: 'secretariat', part: 'intake' }}>{t('secretariat.register.showQuarantine')}</RouteLink>
    </p>
  );
}
