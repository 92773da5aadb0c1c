import type { HostApi } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { AppDescription, Preferences, StateEntry } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { LANGUAGES, SOURCE_LANGUAGE, type Language, type Wording } from '#core/questionnaire/wording';

export interface LoadedApplication {
  readonly api: HostApi;
  readonly description: AppDescription;
  readonly states: readonly StateEntry[];
  readonly preferences: Preferences;
  /** The English wording; asked for once, when it is first needed. The start screen has no words of the questionnaire. */
  readonly source: () => Promise<Wording>;
}

/** A foreseen stop of the start; `error` says which. */
export class StartStopped extends Error {
  constructor(readonly error: AppErrorBody) {
    super(error.code);
  }
}

export async function loadApplication(api: HostApi): Promise<LoadedApplication> {
  const [description, states, preferences] = await Promise.all([
    api.call('app.describe', {}),
    api.call('content.states', {}),
    api.call('preferences.read', {}),
  ]);
  let source: Promise<Wording> | undefined;
  return {
    api,
    description: valueOf(description),
    states: valueOf(states),
    preferences: valueOf(preferences),
    source: () => (source ??= api.call('content.wording', { language: SOURCE_LANGUAGE }).then(valueOf)),
  };
}

/** The value of a call that must succeed for the window to start. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new StartStopped(result.error);
  return result.value;
}

/** The first language of the browser that is one of ours: what the very first screen speaks. */
export function browserLanguage(): Language {
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2));
  return LANGUAGES.find((language) => language === wanted.find((tag) => (LANGUAGES as readonly string[]).includes(tag))) ?? SOURCE_LANGUAGE;
}
