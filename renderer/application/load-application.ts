import type { HostApi } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { AppDescription, Preferences, StateEntry } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';
import type { ReadWording, ShownWordings } from './bring-words';

export interface LoadedApplication {
  readonly api: HostApi;
  readonly description: AppDescription;
  readonly states: readonly StateEntry[];
  readonly preferences: Preferences;
  /** Asked for when a wording is first needed: the start screen has no words of the questionnaire. */
  readonly wording: ReadWording;
  /** The words that were brought before the first screen, where it has any. */
  readonly begunWith?: ShownWordings;
}

/** A foreseen stop of the start; `error` says which. */
export class StartStopped extends Error {
  constructor(readonly error: AppErrorBody) {
    super(error.code);
  }
}

/** What every screen needs, each part on its way; where the window goes on follows from the preferences alone. */
export interface ComingApplication extends Pick<LoadedApplication, 'api' | 'wording'> {
  readonly preferences: Promise<Preferences>;
  readonly states: Promise<readonly StateEntry[]>;
  readonly description: Promise<AppDescription>;
}

/** Each part rejects with `StartStopped` where it cannot be had. */
export function askForApplication(api: HostApi): ComingApplication {
  return {
    api,
    preferences: api.call('preferences.read', {}).then(valueOf),
    states: api.call('content.states', {}).then(valueOf),
    description: api.call('app.describe', {}).then(valueOf),
    wording: wordingsOf(api),
  };
}

/** What could not be had is asked for again. */
function wordingsOf(api: HostApi): ReadWording {
  const asked = new Map<Language, Promise<Wording>>();
  return (language) => {
    const known = asked.get(language) ?? api.call('content.wording', { language }).then(valueOf);
    asked.set(language, known);
    known.catch(() => asked.delete(language));
    return known;
  };
}

/** The value of a call that must succeed for the window to start. */
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new StartStopped(result.error);
  return result.value;
}

/** The first language of the browser that is one of ours: what the very first screen speaks. */
export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return LANGUAGES.find((language) => language === wanted.find((tag) => (LANGUAGES as readonly string[]).includes(tag))) ?? SOURCE_LANGUAGE;
}
