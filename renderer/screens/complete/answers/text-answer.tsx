import type { ReactNode } from 'react';
import { TextField } from '../../../components/text-field';
import type { AnswerProps } from './answer-input';

export function TextAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'text'>): ReactNode {
  const { value } = answer.content;
  return (
    <TextField
      label={label}
      hint={hint}
      lines={question.lines === 'many' ? 3 : 1}
      maxLength={100_000}
      value={typeof value === 'string' ? value : ''}
      onChange={(text) => answer.setValue(text, true)}
      readOnly={readOnly}
      {...answer.composition}
    />
  );
}
