/** Field names of react-hook-form take dots and brackets for paths; question ids are full of them. */
export const fieldName = (question: string): string => question.replace(/[^A-Za-z0-9]/g, (sign) => `_${sign.charCodeAt(0).toString(16)}_`);

export const questionElementId = (question: string): string => `question-${fieldName(question)}`;

/** Brings a question into view and puts the focus into its first control. `false` where it is not on the page. */
export function focusQuestion(question: string): boolean {
  const element = document.getElementById(questionElementId(question));
  if (!element) return false;
  element.scrollIntoView({ block: 'center' });
  const control = element.querySelector<HTMLElement>('input, textarea, button, [tabindex="0"]');
  control?.focus({ preventScroll: true });
  return true;
}
