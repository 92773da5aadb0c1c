import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { Disclosure } from '../components/disclosure';
import { HELP_BUTTON, HELP_PANEL } from './help-button';
import { useHelp } from './help-context';
import { HELP_POINTS } from './help-points';
import { PracticeButtons } from './practice-buttons';
import { ShortcutList } from './shortcut-list';
import './help.css';

/** Short help to the screen it stands beside. It leaves the screen usable, follows from screen to screen, and Escape closes it. */
export function HelpPanel(): ReactNode {
  const { t } = useTranslation();
  const { route } = useApplication();
  const { close } = useHelp();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    title.current?.focus();
    return () => {
      // Where the help was closed from within; whoever has gone on to work elsewhere stays there.
      if (document.activeElement === document.body) document.getElementById(HELP_BUTTON)?.focus();
    };
  }, []);
  const points = Array.from({ length: HELP_POINTS[route.screen] }, (_, index) => t(`help.${route.screen}.${index + 1}`));
  return (
    <aside id={HELP_PANEL} className="help-panel" aria-labelledby="help-title" onKeyDown={(event) => event.key === 'Escape' && close()}>
      <header className="help-head">
        <h2 id="help-title" ref={title} tabIndex={-1}>
          {t('help.title')}
        </h2>
        <Button variant="quiet" onPress={close} aria-label={t('common.close')}>
          <span aria-hidden="true">×</span>
        </Button>
      </header>
      <section aria-labelledby="help-screen" className="stack">
        <h3 id="help-screen">{t(`help.${route.screen}.title`)}</h3>
        <ul className="help-points">
          {points.map((point) => (
            <li key={point}>{point}</li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="help-practice" className="stack">
        <h3 id="help-practice">{t('help.practice.title')}</h3>
        <p className="muted">{t('help.practice.hint')}</p>
        <PracticeButtons />
      </section>
      <Disclosure title={t('help.shortcuts.title')}>
        <ShortcutList />
      </Disclosure>
    </aside>
  );
}
