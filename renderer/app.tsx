import { useEffect, useState, type ReactNode } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import { connectHost } from './api-client';
import { ApplicationProvider } from './application/application-provider';
import { browserLanguage, loadApplication, StartStopped, type LoadedApplication } from './application/load-application';
import { resumeWorkspace } from './application/resume-workspace';
import { AnnouncerProvider } from './components/announcer';
import { ErrorNotice } from './components/error-notice';
import { Loading } from './components/loading';
import { directionOf } from './localisation/direction';
import { showInterfaceIn } from './localisation/interface-strings';
import { SessionLost } from './shell/session-lost';
import { CurrentScreen } from './screens/current-screen';

type Start =
  | { readonly status: 'starting' }
  | { readonly status: 'ready'; readonly loaded: LoadedApplication }
  | { readonly status: 'failed'; readonly error: AppErrorBody };

/** Connects to the host, loads what every screen needs, and then shows the screen of the address. */
export function App(): ReactNode {
  const [start, setStart] = useState<Start>({ status: 'starting' });
  const [sessionLost, setSessionLost] = useState(false);
  useEffect(() => {
    let current = true;
    void begin(() => setSessionLost(true)).then((next) => current && setStart(next));
    return () => {
      current = false;
    };
  }, []);

  if (start.status !== 'ready') {
    return <div className="full-screen">{sessionLost ? <SessionLost /> : <StartState start={start} />}</div>;
  }
  return (
    <AnnouncerProvider>
      <ApplicationProvider loaded={start.loaded}>
        {sessionLost && <SessionLost />}
        <CurrentScreen />
      </ApplicationProvider>
    </AnnouncerProvider>
  );
}

function StartState({ start }: { readonly start: Exclude<Start, { status: 'ready' }> }): ReactNode {
  return start.status === 'failed' ? <ErrorNotice error={start.error} /> : <Loading />;
}

let beginning: Promise<Start> | null = null;

/** Once a window: the start token can be used a single time, and React may mount twice while developing. */
function begin(onSessionLost: () => void): Promise<Start> {
  beginning ??= start(onSessionLost);
  return beginning;
}

async function start(onSessionLost: () => void): Promise<Start> {
  const language = browserLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  await showInterfaceIn(language, false);
  try {
    const loaded = await loadApplication(await connectHost(onSessionLost));
    await resumeWorkspace(loaded);
    return { status: 'ready', loaded };
  } catch (error) {
    return { status: 'failed', error: error instanceof StartStopped ? error.error : { code: 'internal', params: { reference: 'start' } } };
  }
}
