import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { RadioGroup } from '../../../components/radio-group';
import type { AnswerProps } from './answer-input';
import { optionChoices } from './option-choices';

export function ChoiceAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'choice'>): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { value } = answer.content;
  const chosen = typeof value === 'string' ? value : null;
  const choices = optionChoices(question.options, `question/${question.wording}`, words, {
    chosen: chosen === null ? [] : [chosen],
    retired: t('questions.retiredOption'),
  });
  return (
    <>
      <RadioGroup
        label={label}
        hint={hint}
        horizontal={choices.length <= 3}
        choices={choices}
        value={chosen}
        onChange={(id) => answer.setValue(id)}
        readOnly={readOnly}
      />
      {chosen !== null && !readOnly && (
        <div>
          <Button variant="quiet" className="button-inline" onPress={() => answer.setValue(undefined)}>
            {t('questions.clear')}
          </Button>
        </div>
      )}
    </>
  );
}
