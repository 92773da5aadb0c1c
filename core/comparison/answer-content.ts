import { isTable, type AnswerValue } from '../answers/answer';
import type { AnswerContent } from '../engine/live-assessment';
import type { Question } from '../questionnaire/definition';
import { choicesContent, citationsContent, textContent, type Register } from './content';
import { tableContent } from './row-difference';

/** Equal exactly when two answers say the same. */
export function answerContent(
  { standing, value, reason, texts = {} }: AnswerContent,
  question: Question | undefined,
  register: Register,
): string {
  const further = Object.entries(texts)
    .map(([language, text]) => [language, textContent(text)])
    .sort(([one = ''], [other = '']) => (one < other ? -1 : 1));
  return JSON.stringify([standing, textContent(reason ?? ''), value === undefined ? '' : valueContent(value, question, register), further]);
}

function valueContent(value: AnswerValue, question: Question | undefined, register: Register): string {
  if (typeof value === 'string') return textContent(value);
  if (typeof value === 'number') return String(value);
  if (!isTable(value)) return question?.type === 'citations' ? citationsContent(value, register) : choicesContent(value);
  return tableContent({ table: value, question, register });
}
