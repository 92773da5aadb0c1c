import type { ReactNode } from 'react';
import type { Question } from '#core/questionnaire/definition';
import type { AnswerControl } from '../use-answer';
import { ChoiceAnswer } from './choice-answer';
import { ChoicesAnswer } from './choices-answer';
import { CitationsAnswer } from './citations-answer';
import { DateAnswer } from './date-answer';
import { NumberAnswer } from './number-answer';
import { StatusAnswer } from './status-answer';
import { TableAnswer } from './table-answer';
import { TextAnswer } from './text-answer';

export interface AnswerProps<Type extends Question['type'] = Question['type']> {
  readonly question: Extract<Question, { type: Type }>;
  readonly answer: AnswerControl;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly readOnly: boolean;
}

/** The control that fits the type of the question. */
export function AnswerInput({ question, ...props }: AnswerProps): ReactNode {
  switch (question.type) {
    case 'status':
      return <StatusAnswer {...props} question={question} />;
    case 'choice':
      return <ChoiceAnswer {...props} question={question} />;
    case 'choices':
      return <ChoicesAnswer {...props} question={question} />;
    case 'text':
      return <TextAnswer {...props} question={question} />;
    case 'number':
      return <NumberAnswer {...props} question={question} />;
    case 'date':
      return <DateAnswer {...props} question={question} />;
    case 'citations':
      return <CitationsAnswer {...props} question={question} />;
    case 'table':
      return <TableAnswer {...props} question={question} />;
  }
}
