import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { formatRoute, type Route } from '../application/routes';
import { HelpButton } from '../help/help-button';
import { isTourRunning } from '../help/tour-running';
import { LanguageMenu } from './language-menu';
import { PrintHead } from './print-head';

export interface SkipLink {
  /** Id of the element to go to. */
  readonly target: string;
  readonly label: string;
}

interface Props {
  /** Title of the window and of the page for screen readers. */
  readonly title: string;
  /** What is being worked on: State and exercise. */
  readonly context?: ReactNode;
  /** Saved indicator, undo. */
  readonly tools?: ReactNode;
  readonly status?: ReactNode;
  /** What concerns the whole screen: not saved, read-only. */
  readonly notices?: ReactNode;
  readonly skipLinks?: readonly SkipLink[];
  readonly children: ReactNode;
  /** The screen arranges and scrolls its regions itself. */
  readonly ownRegions?: boolean;
  /** An agency's part of an assessment: it writes a contribution instead of signing. */
  readonly agencyPart?: boolean;
}

interface ShellLink {
  readonly route: Route;
  readonly label: string;
}

const NOTHING: readonly SkipLink[] = [];

/** Frame of every screen: skip links, top bar, the page, and a status line. */
export function Shell({ title, context, tools, status, notices, skipLinks = NOTHING, children, ownRegions, agencyPart }: Props): ReactNode {
  const { t } = useTranslation();
  const { route } = useApplication();
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    document.title = `${title} · Omnibus`;
  }, [title]);
  useEffect(() => {
    // A new screen starts at its beginning, for the eye and for the screen reader.
    // Unless it has put the focus into one of its questions itself.
    if (!isTourRunning() && !main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
  }, [route.screen]);

  const handIn = ({ assessment }: { readonly assessment: string }): ShellLink =>
    agencyPart
      ? { route: { screen: 'agencies', assessment }, label: t('nav.contribution') }
      : { route: { screen: 'sign', assessment }, label: t('nav.sign') };
  const links: readonly ShellLink[] = [
    { route: { screen: 'start' }, label: t('nav.start') },
    ...('assessment' in route
      ? ([
          { route: { screen: 'complete', assessment: route.assessment }, label: t('nav.complete') },
          { route: { screen: 'check', assessment: route.assessment }, label: t('nav.check') },
          { route: { screen: 'report', assessment: route.assessment }, label: t('nav.report') },
          handIn(route),
        ] satisfies readonly ShellLink[])
      : []),
    { route: { screen: 'secretariat' }, label: t('nav.secretariat') },
    { route: { screen: 'review' }, label: t('nav.review') },
  ];

  return (
    <div className="shell">
      <div className="skip-links">
        {[{ target: 'main', label: t('nav.skipToMain') }, ...skipLinks].map((link) => (
          <a
            key={link.target}
            href={`#${link.target}`}
            className="skip-link"
            onClick={(event) => {
              // The fragment is the route: move the focus without changing it.
              event.preventDefault();
              document.getElementById(link.target)?.focus();
            }}
          >
            {link.label}
          </a>
        ))}
      </div>
      <header className="top-bar">
        <a href={formatRoute({ screen: 'start' })} className="top-bar-name" translate="no">
          Omnibus
        </a>
        {context && <span className="top-bar-context">{context}</span>}
        <nav className="nav-links" aria-label={t('nav.label')}>
          {links.map((link) => (
            <a
              key={link.route.screen}
              href={formatRoute(link.route)}
              className="nav-link"
              aria-current={link.route.screen === route.screen ? 'page' : undefined}
            >
              {link.label}
            </a>
          ))}
        </nav>
        <div className="top-bar-end">
          {tools}
          <LanguageMenu />
          <HelpButton />
        </div>
      </header>
      <main id="main" ref={main} tabIndex={-1} className={ownRegions ? 'page page-own-regions' : 'page'}>
        <PrintHead title={title} draft={'assessment' in route} />
        {notices && <div className="page-notices">{notices}</div>}
        {ownRegions ? children : <div className="page-content">{children}</div>}
      </main>
      {status && <footer className="status-bar">{status}</footer>}
    </div>
  );
}
