import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button';
import { LatePart } from '../../components/late-part';
import { FirstRun } from '../../help/first-run';
import { RouteLink } from '../../components/route-link';
import { Shell } from '../../shell/shell';
import { BackupReminder } from './backup-reminder';
import { ContinueList } from './continue-list';
import { OpenBundle } from './open-bundle';
import { SettingsForm } from './settings-form';
import { TextPacks } from './text-packs';
import './start.css';

/** The form with its calendars and its list of States is much code, and most starts do without it. */
const NEW_ASSESSMENT = new LatePart(async () => (await import('./new-assessment')).NewAssessment);
const FROM_EARLIER = new LatePart(async () => (await import('./from-earlier')).FromEarlier);

/** Where everything begins: continue, start anew, look into a bundle, say who one is. */
export function StartScreen(): ReactNode {
  const { t } = useTranslation();
  const [creating, setCreating] = useState<'new' | 'earlier' | null>(null);
  // Whoever has a file in hand knows what to do first; what was found in it is not to lie below the offer of a tour.
  const [looking, setLooking] = useState(false);
  const NewAssessment = NEW_ASSESSMENT.component;
  const FromEarlier = FROM_EARLIER.component;
  // Without the code nothing happens; the window says then that its program is gone.
  const begin = (way: 'new' | 'earlier'): Promise<void> =>
    (way === 'new' ? NEW_ASSESSMENT : FROM_EARLIER).load().then(
      () => setCreating(way),
      () => undefined,
    );
  if (creating === 'new' && NewAssessment) {
    return (
      <Shell title={t('start.new.title')}>
        <NewAssessment onCancel={() => setCreating(null)} />
      </Shell>
    );
  }
  if (creating === 'earlier' && FromEarlier) {
    return (
      <Shell title={t('carryOver.start.title')}>
        <FromEarlier onCancel={() => setCreating(null)} />
      </Shell>
    );
  }
  return (
    <Shell title={t('start.title')}>
      <div className="start-head">
        <h1 className="start-title">{t('start.title')}</h1>
        <p className="measure muted">{t('start.introduction')}</p>
        <div className="row">
          <Button variant="primary" onPress={() => void begin('new')}>
            {t('start.new.button')}
          </Button>
          <Button onPress={() => void begin('earlier')}>{t('carryOver.start.button')}</Button>
        </div>
      </div>
      {!looking && <FirstRun />}
      <div className="start-columns">
        <section className="stack" aria-labelledby="continue-title">
          <h2 id="continue-title">{t('start.continue.title')}</h2>
          <ContinueList />
          <BackupReminder />
        </section>
        <div className="stack-large">
          <section className="stack" aria-labelledby="bundle-title">
            <h2 id="bundle-title">{t('start.bundle.title')}</h2>
            <OpenBundle onLooking={() => setLooking(true)} />
          </section>
          <section className="stack" aria-labelledby="settings-title">
            <h2 id="settings-title">{t('settings.title')}</h2>
            <SettingsForm />
            <p>
              <RouteLink to={{ screen: 'backup' }}>{t('backup.title')}</RouteLink>
            </p>
          </section>
          <section className="stack" aria-labelledby="text-packs-title">
            <h2 id="text-packs-title">{t('official.packs')}</h2>
            <TextPacks />
          </section>
        </div>
      </div>
    </Shell>
  );
}
