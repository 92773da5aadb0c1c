import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../../components/date-field';
import type { AnswerProps } from './answer-input';

export function DateAnswer({ answer, label, hint, readOnly }: AnswerProps<'date'>): ReactNode {
  const { t } = useTranslation();
  const { value } = answer.content;
  return (
    <DateField
      label={label}
      hint={hint}
      value={typeof value === 'string' ? value : undefined}
      onChange={(next) => answer.setValue(next)}
      clearLabel={t('common.clear')}
      readOnly={readOnly}
    />
  );
}
