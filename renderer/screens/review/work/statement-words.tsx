import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { LANGUAGE_NAMES } from '../../../localisation/direction';

interface Props {
  readonly label: string;
  readonly lines: number;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly language: Language;
  readonly onLanguage: (language: Language) => void;
  /** Keeping it was tried: what is missing is said. */
  readonly tried: boolean;
  readonly autoFocus?: boolean;
}

/** What a party says, and in which language: of an observation, a request or an answer alike. */
export function StatementWords({ label, lines, text, onText, language, onLanguage, tried, autoFocus = false }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextField
        label={label}
        lines={lines}
        maxLength={100_000}
        required
        autoFocus={autoFocus}
        value={text}
        onChange={onText}
        textLanguage={language}
        error={tried && text.trim() === '' ? t('review.work.textNeeded') : undefined}
      />
      <Select
        label={t('review.work.language')}
        choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
        value={language}
        onChange={onLanguage}
      />
    </>
  );
}
