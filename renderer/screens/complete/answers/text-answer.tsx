import type { ReactNode } from 'react';
import { TextField } from '../../../components/text-field';
import type { AnswerProps } from './answer-input';
import { TextLanguages } from './text-languages';
import { useTextAnswer } from './use-text-answer';

/** A text in the language of the answers, and where the assessment has several languages, in each that is wanted. */
export function TextAnswer({ question, answer, label, hint, readOnly }: AnswerProps<'text'>): ReactNode {
  const text = useTextAnswer(answer);
  const lines = question.lines === 'many' ? 3 : 1;
  return (
    <div className="stack-small">
      <TextField
        label={label}
        hint={hint}
        lines={lines}
        maxLength={100_000}
        value={text.value}
        textLanguage={text.language}
        onChange={text.setValue}
        readOnly={readOnly}
        {...answer.composition}
      />
      {text.choices.length > 1 && <TextLanguages text={text} answer={answer} label={label} lines={lines} readOnly={readOnly} />}
    </div>
  );
}
