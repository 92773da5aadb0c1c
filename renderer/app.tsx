import './styles/all.css';
import { useEffect, useState, type ReactNode } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import { connectHost } from './api-client';
import { ApplicationProvider } from './application/application-provider';
import { browserLanguage, loadApplication, StartStopped, type LoadedApplication } from './application/load-application';
import { resumeWorkspace } from './application/resume-workspace';
import { parseRoute } from './application/routes';
import { AnnouncerProvider } from './components/announcer';
import { ErrorNotice } from './components/error-notice';
import { Loading } from './components/loading';
import { directionOf } from './localisation/direction';
import type { Connection } from './host-presence';
import { showInterfaceIn } from './localisation/interface-strings';
import { HelpProvider } from './help/help-provider';
import { SessionLost } from './shell/session-lost';
import { CurrentScreen } from './screens/current-screen';
import { SCREENS } from './screens/screens';

type Start =
  | { readonly status: 'starting' }
  | { readonly status: 'ready'; readonly loaded: LoadedApplication }
  | { readonly status: 'failed'; readonly error: AppErrorBody };

/** Connects to the host, loads what every screen needs, and then shows the screen of the address. */
export function App(): ReactNode {
  const [start, setStart] = useState<Start>({ status: 'starting' });
  const [connection, setConnection] = useState<Connection>('there');
  useEffect(() => {
    let current = true;
    void begin(setConnection).then((next) => current && setStart(next));
    return () => {
      current = false;
    };
  }, []);

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
  return start.status === 'failed' ? <ErrorNotice error={start.error} /> : <Loading />;
}

let beginning: Promise<Start> | null = null;

/** Once a window: the start token can be used a single time, and React may mount twice while developing. */
function begin(onConnection: (connection: Connection) => void): Promise<Start> {
  beginning ??= start(onConnection);
  return beginning;
}

async function start(onConnection: (connection: Connection) => void): Promise<Start> {
  const language = browserLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const showing = showInterfaceIn(language, false);
  try {
    // Most windows begin with the start screen, and its code comes while the host is still being asked.
    const [loaded] = await Promise.all([askHost(onConnection), showing, SCREENS.start.load()]);
    await SCREENS[parseRoute(window.location.hash).screen].load();
    return { status: 'ready', loaded };
  } catch (error) {
    await showing;
    return { status: 'failed', error: error instanceof StartStopped ? error.error : { code: 'internal', params: { reference: 'start' } } };
  }
}

async function askHost(onConnection: (connection: Connection) => void): Promise<LoadedApplication> {
  const loaded = await loadApplication(await connectHost(onConnection));
  await resumeWorkspace(loaded);
  // Every other screen shows the questionnaire's words at once.
  if (parseRoute(window.location.hash).screen !== 'start') await loaded.source();
  return loaded;
}
