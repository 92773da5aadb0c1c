import type { HostApi } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { Language } from '#core/questionnaire/wording';
import { connectHost } from './api-client';
import { bringWords, speakIn, type ShownWordings } from './application/bring-words';
import { askForApplication, browserLanguage, StartStopped, type LoadedApplication } from './application/load-application';
import { resumeWorkspace } from './application/resume-workspace';
import type { Route } from './application/routes';
import { openAhead } from './assessment/use-held-session';
import type { Connection } from './host-presence';
import { directionOf } from './localisation/direction';
import { showInterfaceIn } from './localisation/interface-strings';
import { SCREENS } from './screens/screens';

/** What a window begins with. */
export type Begun =
  | { readonly status: 'ready'; readonly loaded: LoadedApplication }
  /** The data folder is protected, and nobody has given its passphrase. */
  | { readonly status: 'locked'; readonly api: HostApi; readonly language: Language }
  | { readonly status: 'failed'; readonly error: AppErrorBody };

export interface StartingWindow {
  /** Never rejects. */
  readonly begun: Promise<Begun>;
  /** Calls back when the connection to the host is another. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly connection: () => Connection;
}

/**
 * Connects to the host and brings what the window begins with, before anything is drawn and all of it at once. Once a window:
 * its start token can be used a single time.
 */
export function startWindow(): StartingWindow {
  let connection: Connection = 'there';
  const listeners = new Set<() => void>();
  const begun = begin((next) => {
    connection = next;
    for (const listener of listeners) listener();
  });
  return {
    begun,
    connection: () => connection,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

async function begin(onConnection: (connection: Connection) => void): Promise<Begun> {
  const language = browserLanguage();
  document.documentElement.lang = language;
  document.documentElement.dir = directionOf(language);
  const speaking = showInterfaceIn(language, false);
  try {
    const api = await connectHost(onConnection);
    return await load(api, speaking).then(
      (loaded): Begun => ({ status: 'ready', loaded }),
      (error: unknown) => lockedOr(error, api, speaking),
    );
  } catch (error) {
    await speaking;
    return { status: 'failed', error: error instanceof StartStopped ? error.error : { code: 'internal', params: { reference: 'start' } } };
  }
}

/** In the language of the folder, which is known before it is unlocked. Throws any other error again. */
async function lockedOr(error: unknown, api: HostApi, speaking: Promise<void>): Promise<Begun> {
  if (!(error instanceof StartStopped) || error.error.code !== 'locked') throw error;
  const preferences = await api.call('preferences.read', {});
  const language = preferences.ok ? preferences.value.language : browserLanguage();
  await speaking;
  await speakIn(language, false);
  return { status: 'locked', api, language };
}

/** `speaking`: what is said while the window starts, in the language of the browser. */
async function load(api: HostApi, speaking: Promise<void>): Promise<LoadedApplication> {
  const { wording, ...coming } = askForApplication(api);
  const arriving = Promise.all([coming.preferences, coming.states, coming.description, speaking]);
  // Said where it is awaited; the preferences alone may stop the start before.
  arriving.catch(() => undefined);
  const preferences = await coming.preferences;
  let begunWith: ShownWordings | undefined;
  const speak = async (): Promise<void> => {
    await speaking;
    await speakIn(preferences.language, preferences.pseudoLocale === true);
  };
  const bring = async (): Promise<void> => {
    begunWith = await bringWords(wording, preferences.language);
    await speak();
  };
  // Whatever the screen needs comes at the same time. Most windows begin with the start screen, which needs nothing.
  const reach = async (route: Route): Promise<boolean> => {
    const [isThere] = await Promise.all([
      'assessment' in route ? openAhead(route.assessment, { api, states: coming.states }) : true,
      SCREENS[route.screen].load(),
      route.screen === 'start' ? speak() : bring(),
    ]);
    return isThere;
  };
  await resumeWorkspace(preferences, reach);
  const [, states, description] = await arriving;
  return { api, wording, preferences, states, description, ...(begunWith && { begunWith }) };
}
