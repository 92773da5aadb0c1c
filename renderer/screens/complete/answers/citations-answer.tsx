import type { ReactNode } from 'react';
import type { AnswerProps } from './answer-input';
import { CitationsInput } from '../evidence/citations-input';

export function CitationsAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'citations'>): ReactNode {
  const { value } = answer.content;
  return (
    <CitationsInput
      label={label}
      hint={hint}
      accepts={question.accepts}
      provision={question.provision}
      value={Array.isArray(value) ? (value as readonly string[]) : []}
      onChange={(next) => answer.setValue(next)}
      readOnly={readOnly}
    />
  );
}
