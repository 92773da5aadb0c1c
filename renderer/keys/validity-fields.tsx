import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../components/date-field';

/** First and last day, both included; ISO dates. */
export interface Validity {
  readonly validFrom?: string;
  readonly validUntil?: string;
}

interface Props {
  readonly value: Validity;
  readonly onChange: (value: Validity) => void;
}

/** The days on which a key counts. Both may be left out. */
export function ValidityFields({ value, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const backwards = isBackwards(value);
  return (
    <div className="field-row">
      <DateField
        label={t('trust.validFrom')}
        hint={t('trust.validHint')}
        value={value.validFrom}
        onChange={(validFrom) => onChange({ ...value, validFrom })}
      />
      <DateField
        label={t('trust.validUntil')}
        error={backwards ? t('trust.backwards') : undefined}
        value={value.validUntil}
        onChange={(validUntil) => onChange({ ...value, validUntil })}
      />
    </div>
  );
}

export const isBackwards = ({ validFrom, validUntil }: Validity): boolean =>
  validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;

/** As the operations take it: only the days that are set. */
export const validityOf = ({ validFrom, validUntil }: Validity): Validity => ({
  ...(validFrom !== undefined && { validFrom }),
  ...(validUntil !== undefined && { validUntil }),
});
