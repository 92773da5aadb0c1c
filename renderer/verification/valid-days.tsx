import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../hooks/use-formats';
import type { Validity } from '../keys/validity-fields';

/** The days on which a key counts, in words; nothing where it has no such bound. */
export function ValidDays({ validFrom, validUntil }: Validity): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  if (validFrom !== undefined && validUntil !== undefined)
    return t('trust.validBetween', { from: formats.date(validFrom), until: formats.date(validUntil) });
  if (validFrom !== undefined) return t('trust.validSince', { from: formats.date(validFrom) });
  return validUntil === undefined ? null : t('trust.validTo', { until: formats.date(validUntil) });
}
