import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '#core/questionnaire/wording';
import { Button } from '../../../components/button';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { LANGUAGE_NAMES } from '../../../localisation/direction';
import type { AnswerControl } from '../use-answer';
import type { TextAnswerControl } from './use-text-answer';

interface Props {
  readonly text: TextAnswerControl;
  readonly answer: AnswerControl;
  readonly label: ReactNode;
  readonly lines: number;
  readonly readOnly: boolean;
}

/** In which language the text is written, and the same text in others. */
export function TextLanguages({ text, answer, label, lines, readOnly }: Props): ReactNode {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<readonly Language[]>([]);
  const others = text.choices.filter((language) => language !== text.language);
  const shown = others.filter((language) => text.texts[language] !== undefined || opened.includes(language));
  const addable = others.filter((language) => !shown.includes(language));
  return (
    <>
      {shown.map((language) => (
        <TextField
          key={language}
          label={
            <>
              {label} <span className="muted">({LANGUAGE_NAMES[language]})</span>
            </>
          }
          lines={lines}
          maxLength={100_000}
          value={text.texts[language] ?? ''}
          textLanguage={language}
          onChange={(next) => text.setText(language, next)}
          readOnly={readOnly}
          {...answer.composition}
        />
      ))}
      {!readOnly && (
        <div className="row">
          <Select
            label={t('questions.textLanguage')}
            compact
            choices={text.choices.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
            value={text.language}
            onChange={text.setLanguage}
          />
          {addable.map((language) => (
            <Button key={language} variant="quiet" onPress={() => setOpened([...opened, language])}>
              {t('questions.addLanguage', { language: LANGUAGE_NAMES[language] })}
            </Button>
          ))}
        </div>
      )}
    </>
  );
}
