import { useCallback, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#core/contract/operations';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { useAnnouncer } from '../components/announcer';
import { directionOf, localeOf } from '../localisation/direction';
import { errorSentence } from '../localisation/error-sentence';
import { ApplicationContext, SpeechContext, type Application, type Speech } from './application-context';
import type { LoadedApplication } from './load-application';
import type { ScreenName } from './routes';
import { useLastPlace } from './use-last-place';
import { useMenuCommands } from './use-menu-commands';
import { useOpenedFile } from './use-opened-file';
import { useAutoLock } from '../protection/use-auto-lock';
import { useReplacedContent } from './replaced-content';
import { useRoute } from './use-route';
import { useWording } from './use-wording';

const NOBODY = { name: '', role: '' };

interface Props {
  readonly loaded: LoadedApplication;
  readonly connected: boolean;
  readonly children: ReactNode;
}

/** Holds what `useApplication` gives. Everything below it may count on the host and the English wording being there. */
export function ApplicationProvider({ loaded, connected, children }: Props): ReactNode {
  const { api, description, states } = loaded;
  const [preferences, setPreferences] = useState<Preferences>(loaded.preferences);
  const [route, navigate] = useRoute();
  const pseudo = preferences.pseudoLocale === true;
  const { language, words } = useWording(loaded, preferences.language, pseudo);

  useReplacedContent();
  const { showToast } = useAnnouncer();
  const latest = useRef(preferences);
  const savePreferences = useCallback(
    async (change: Partial<Preferences>) => {
      latest.current = { ...latest.current, ...change };
      setPreferences(latest.current);
      const result = await api.call('preferences.write', change);
      if (!result.ok) showToast(errorSentence(result.error));
    },
    [api, showToast],
  );
  useAutoLock(api, preferences.lockAfter);
  const { t } = useTranslation();
  const practiceState = t('state.practice');
  const names = useMemo(() => new Map(states.map((state) => [state.code, state.name[language]])), [states, language]);

  const { openedFile, takeOpenedFile } = useOpenedFile(api, navigate);
  const application = useMemo<Application>(
    () => ({
      api,
      connected,
      description,
      states,
      stateName: (code) => names.get(code) ?? (code === PRACTICE_STATE ? practiceState : code),
      preferences,
      savePreferences,
      language,
      locale: localeOf(language),
      direction: directionOf(language),
      words,
      person: preferences.person ?? NOBODY,
      route,
      navigate,
      openedFile,
      takeOpenedFile,
    }),
    [
      api,
      connected,
      description,
      states,
      names,
      preferences,
      savePreferences,
      language,
      words,
      route,
      navigate,
      practiceState,
      openedFile,
      takeOpenedFile,
    ],
  );

  const speech = useMemo<Speech>(() => ({ language, locale: localeOf(language), words }), [language, words]);
  const workspace = workspaceOf(route.screen);
  useEffect(() => {
    if (workspace && latest.current.workspace !== workspace) void savePreferences({ workspace });
  }, [workspace, savePreferences]);
  useLastPlace(api, route, connected);
  useMenuCommands(api, navigate);

  return (
    <I18nProvider locale={localeOf(language)}>
      <SpeechContext.Provider value={speech}>
        <ApplicationContext.Provider value={application}>{children}</ApplicationContext.Provider>
      </SpeechContext.Provider>
    </I18nProvider>
  );
}

/** Which workspace a screen belongs to: the next start opens it again. */
function workspaceOf(screen: ScreenName): Preferences['workspace'] {
  if (screen === 'secretariat' || screen === 'review') return screen;
  return screen === 'start' || screen === 'countersign' ? undefined : 'complete';
}
