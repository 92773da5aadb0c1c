import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Groups that can be read aloud one by one; copied as one line. */
export function FingerprintGroups({ fingerprint }: { readonly fingerprint: string }): ReactNode {
  const { t } = useTranslation();
  const groups = fingerprint.split(/[\s-]+/).filter(Boolean);
  return (
    <span className="fingerprint" dir="ltr" translate="no" role="group" aria-label={t('common.fingerprint')}>
      {groups.map((group, index) => (
        <span key={index} className="fingerprint-group">
          {group}{' '}
        </span>
      ))}
    </span>
  );
}
