import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { PracticeButtons } from './practice-buttons';

/** Offered until it was taken or put away; the help offers it ever after. */
export function FirstRun(): ReactNode {
  const { t } = useTranslation();
  const { preferences, savePreferences } = useApplication();
  if (preferences.tour === 'offered') return null;
  const putAway = (): void => void savePreferences({ tour: 'offered' });
  return (
    <section className="first-run" aria-labelledby="first-run-title">
      <h2 id="first-run-title">{t('help.firstRun.title')}</h2>
      <p className="measure">{t('help.firstRun.hint')}</p>
      <PracticeButtons onBegin={putAway}>
        <Button variant="quiet" onPress={putAway}>
          {t('help.firstRun.notNow')}
        </Button>
      </PracticeButtons>
    </section>
  );
}
