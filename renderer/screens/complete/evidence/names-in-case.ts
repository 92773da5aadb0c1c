import { suspectedNames, withInitials, type SuspectedName } from '#core/answers/names/suspected-names';
import type { EvidenceContent } from '#core/answers/same-evidence';
import type { EvidenceForm } from './evidence-form';

/** Courts are named after people: theirs is not looked at. */
const TOLD = ['title', 'reference', 'outcome', 'summary'] as const;

/** What looks like full names in a case, without those that stood in it before and were let stand. */
export function namesInCase(content: EvidenceContent, before: EvidenceContent | undefined): readonly SuspectedName[] {
  if (content.kind !== 'case') return [];
  const known = new Set(before ? namesIn(before).map(({ text }) => text) : []);
  return namesIn(content).filter(({ text }) => !known.has(text));
}

function namesIn(content: EvidenceContent): readonly SuspectedName[] {
  const found = TOLD.flatMap((field) => suspectedNames(content[field] ?? ''));
  return [...new Map(found.map((name) => [name.text, name])).values()];
}

/** The fields in which initials stand in place of these names, where they did not before. */
export const fieldsWithInitials = (
  form: EvidenceForm,
  names: readonly SuspectedName[],
): readonly (readonly [(typeof TOLD)[number], string])[] =>
  TOLD.flatMap((field) => {
    const changed = withInitials(form[field], names);
    return changed === form[field].normalize('NFC') ? [] : [[field, changed] as const];
  });
