import type { ReactNode } from 'react';
import { NumberField } from '../../../components/number-field';
import type { AnswerProps } from './answer-input';

export function NumberAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'number'>): ReactNode {
  const { value } = answer.content;
  return (
    <NumberField
      label={label}
      hint={hint}
      value={typeof value === 'number' ? value : undefined}
      onChange={(next) => answer.setValue(next, true)}
      minimum={question.minimum}
      maximum={question.maximum}
      whole={question.whole}
      readOnly={readOnly}
    />
  );
}
