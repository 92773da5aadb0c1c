import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { CheckboxGroup } from '../../../components/checkbox-group';
import type { AnswerProps } from './answer-input';
import { chooseExclusively, optionChoices } from './option-choices';

export function ChoicesAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'choices'>): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const { value } = answer.content;
  const chosen = Array.isArray(value) ? (value as readonly string[]) : [];
  return (
    <CheckboxGroup
      label={label}
      hint={hint}
      choices={optionChoices(question.options, `question/${question.wording}`, words, { chosen, retired: t('questions.retiredOption') })}
      value={chosen}
      onChange={(next) => answer.setValue(chooseExclusively(question.options, chosen, next))}
      readOnly={readOnly}
    />
  );
}
