import './styles/all.css';
import { useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ApplicationProvider } from './application/application-provider';
import { AnnouncerProvider } from './components/announcer';
import { ErrorNotice } from './components/error-notice';
import { Loading } from './components/loading';
import { HelpProvider } from './help/help-provider';
import { LockScreen } from './protection/lock-screen';
import { SessionLost } from './shell/session-lost';
import { CurrentScreen } from './screens/current-screen';
import type { Begun, StartingWindow } from './start-window';

type Start = { readonly status: 'starting' } | Begun;

/** Says that the window is starting, and then shows the screen of its address. */
export function App({ starting }: { readonly starting: StartingWindow }): ReactNode {
  const [start, setStart] = useState<Start>({ status: 'starting' });
  const connection = useSyncExternalStore(starting.subscribe, starting.connection);
  useEffect(() => {
    let current = true;
    void starting.begun.then((next) => current && setStart(next));
    return () => {
      current = false;
    };
  }, [starting]);

  const lost = connection !== 'there' && <SessionLost connection={connection} />;
  if (start.status !== 'ready') {
    return <div className="full-screen">{lost || <StartState start={start} />}</div>;
  }
  return (
    <AnnouncerProvider>
      <ApplicationProvider loaded={start.loaded} connected={connection === 'there'}>
        <HelpProvider>
          <div className="window">
            {lost}
            <CurrentScreen />
          </div>
        </HelpProvider>
      </ApplicationProvider>
    </AnnouncerProvider>
  );
}

function StartState({ start }: { readonly start: Exclude<Start, { status: 'ready' }> }): ReactNode {
  if (start.status === 'locked') return <LockScreen api={start.api} language={start.language} />;
  return start.status === 'failed' ? <ErrorNotice error={start.error} /> : <Loading />;
}
