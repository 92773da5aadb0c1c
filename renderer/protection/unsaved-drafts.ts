type Field = HTMLInputElement | HTMLTextAreaElement;

const typedIn = new Set<Field>();

/** From now on it is known what was typed. Returns the way to stop. */
export function watchDrafts(): () => void {
  const note = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) typedIn.add(target);
  };
  document.addEventListener('input', note, true);
  return () => document.removeEventListener('input', note, true);
}

/** Something was typed that is kept nowhere else: the form, dialog or long text in which it stands is still there. */
export function hasDrafts(): boolean {
  for (const field of typedIn) if (!field.isConnected) typedIn.delete(field);
  return [...typedIn].some((field) => isDraft(field) && field.value.trim() !== '');
}

/** Answers keep themselves; secrets are never kept, and what narrows a list is typed again. */
function isDraft(field: Field): boolean {
  if (field.closest('.section-form')) return false;
  if (field instanceof HTMLTextAreaElement) return true;
  if (!['text', 'url'].includes(field.type)) return false;
  return field.closest('[role=dialog], [role=alertdialog], form:not([role=search])') !== null;
}
