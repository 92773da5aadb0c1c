import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phrase } from '#core/questionnaire/wording';
import { useSpeech } from '../application/application-context';
import { directionOf } from '../localisation/direction';
import { fillPlaces } from '../localisation/fill-places';

interface Props {
  readonly phrase: Phrase;
  readonly values?: Readonly<Record<string, string | number>>;
  /** Says in words that this is the English, where a whole passage is not translated. */
  readonly notice?: boolean;
}

/** Wording of the questionnaire, marked with the language in which it really is. */
export function PhraseText({ phrase, values, notice }: Props): ReactNode {
  const { t } = useTranslation();
  const { language } = useSpeech();
  const text = values ? fillPlaces(phrase.text, values) : phrase.text;
  if (phrase.language === language) return text;
  return (
    <>
      <span lang={phrase.language} dir={directionOf(phrase.language)} className="source-text">
        {text}
      </span>
      {notice && <span className="source-notice">{t('phrase.sourceLanguage')}</span>}
    </>
  );
}
