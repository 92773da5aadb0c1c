import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { RadioGroup } from '../components/radio-group';

const MINUTES = [0, 5, 15, 60] as const;

/** After how many minutes without a sign of life the data locks itself. */
export function LockAfter(): ReactNode {
  const { t } = useTranslation();
  const { preferences, savePreferences } = useApplication();
  return (
    <RadioGroup
      label={t('protection.lockAfter')}
      hint={t('protection.lockAfterHint')}
      choices={MINUTES.map((minutes) => ({
        id: String(minutes),
        label: minutes === 0 ? t('protection.lockNever') : t('protection.lockMinutes', { count: minutes }),
      }))}
      value={String(preferences.lockAfter ?? 0)}
      onChange={(chosen) => void savePreferences({ lockAfter: MINUTES.find((minutes) => String(minutes) === chosen) ?? 0 })}
    />
  );
}
