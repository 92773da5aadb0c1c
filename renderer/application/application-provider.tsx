import { useCallback, useEffect, useMemo, useState, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import type { Preferences } from '#core/contract/operations';
import { directionOf, localeOf } from '../localisation/direction';
import { ApplicationContext, type Application } from './application-context';
import type { LoadedApplication } from './load-application';
import { useRoute } from './use-route';
import { useWording } from './use-wording';

const NOBODY = { name: '', role: '' };

/** Holds what `useApplication` gives. Everything below it may count on the host and the English wording being there. */
export function ApplicationProvider({ loaded, children }: { readonly loaded: LoadedApplication; readonly children: ReactNode }): ReactNode {
  const { api, description, states } = loaded;
  const [preferences, setPreferences] = useState<Preferences>(loaded.preferences);
  const [route, navigate] = useRoute();
  const pseudo = preferences.pseudoLocale === true;
  const { language, words } = useWording(loaded, preferences.language, pseudo);

  const savePreferences = useCallback(
    async (change: Partial<Preferences>) => {
      const next = { ...preferences, ...change };
      setPreferences(next);
      await api.call('preferences.write', next);
    },
    [api, preferences],
  );
  const names = useMemo(() => new Map(states.map((state) => [state.code, state.name[language]])), [states, language]);

  const application = useMemo<Application>(
    () => ({
      api,
      description,
      states,
      stateName: (code) => names.get(code) ?? code,
      preferences,
      savePreferences,
      language,
      locale: localeOf(language),
      direction: directionOf(language),
      words,
      person: preferences.person ?? NOBODY,
      route,
      navigate,
    }),
    [api, description, states, names, preferences, savePreferences, language, words, route, navigate],
  );

  useEffect(() => api.onMenu((command) => command === 'start' && navigate({ screen: 'start' })), [api, navigate]);

  return (
    <I18nProvider locale={localeOf(language)}>
      <ApplicationContext.Provider value={application}>{children}</ApplicationContext.Provider>
    </I18nProvider>
  );
}
