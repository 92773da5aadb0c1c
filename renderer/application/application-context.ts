import { createContext, useContext } from 'react';
import type { ChosenFile, HostApi } from '#core/contract/api';
import type { AppDescription, Preferences, StateEntry } from '#core/contract/operations';
import type { Person } from '#core/answers/answer';
import type { Language, Words } from '#core/questionnaire/wording';
import type { Direction } from '../localisation/direction';
import type { Route } from './routes';
import type { Navigate } from './use-route';

/** What every screen may use: the host, the language, the words of the questionnaire, and where the window is. */
export interface Application {
  readonly api: HostApi;
  /** False once the program behind the window is gone: nothing can be saved any more. */
  readonly connected: boolean;
  readonly description: AppDescription;
  readonly states: readonly StateEntry[];
  /** The State's name in the language of the window; the code itself where it is unknown. */
  readonly stateName: (code: string) => string;
  readonly preferences: Preferences;
  /** Shown at once; written in the background. */
  readonly savePreferences: (change: Partial<Preferences>) => Promise<void>;
  readonly language: Language;
  /** Tag for `Intl` and the controls. */
  readonly locale: string;
  readonly direction: Direction;
  /** Wording of the questionnaire by key, in the language of the window or, failing that, in English. */
  readonly words: Words;
  /** Who acts: what the user has written in the settings. */
  readonly person: Person;
  readonly route: Route;
  readonly navigate: Navigate;
  /** A bundle that was opened from outside of the window, until the start screen takes it. */
  readonly openedFile: ChosenFile | null;
  readonly takeOpenedFile: () => void;
}

export const ApplicationContext = createContext<Application | null>(null);

/** What a text needs to be shown. Apart, because every row of a long list uses it and nothing of it moves with the address. */
export type Speech = Pick<Application, 'language' | 'locale' | 'words'>;

export const SpeechContext = createContext<Speech | null>(null);

export function useSpeech(): Speech {
  const speech = useContext(SpeechContext);
  if (!speech) throw new Error('useSpeech outside ApplicationProvider');
  return speech;
}

export function useApplication(): Application {
  const application = useContext(ApplicationContext);
  if (!application) throw new Error('useApplication outside ApplicationProvider');
  return application;
}
