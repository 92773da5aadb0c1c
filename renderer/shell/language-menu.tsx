import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { useApplication } from '../application/application-context';
import { Select } from '../components/select';
import { LANGUAGE_NAMES } from '../localisation/direction';

/** Changes the language of the whole window at once. What has been written stays as it is. */
export function LanguageMenu(): ReactNode {
  const { t } = useTranslation();
  const { preferences, savePreferences } = useApplication();
  const choices = LANGUAGES.map((language) => ({
    id: language,
    label: (
      <bdi lang={language} translate="no">
        {LANGUAGE_NAMES[language]}
      </bdi>
    ),
    text: LANGUAGE_NAMES[language],
  }));
  return (
    <Select<Language>
      label={t('settings.language')}
      hideLabel
      compact
      choices={choices}
      value={preferences.language}
      onChange={(language) => void savePreferences({ language })}
    />
  );
}
