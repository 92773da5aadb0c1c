import type { Option } from '#core/questionnaire/definition';
import type { Words } from '#core/questionnaire/wording';
import type { Choice } from '../../../components/choice';
import { phraseChoice } from '../../../components/phrase-choice';

/**
 * Options with their words; `prefix` is the wording key of the question or of its column. What is no longer offered is there
 * only where it was `chosen`, with the hint that it is `retired`.
 */
export function optionChoices(
  options: readonly Option[],
  prefix: string,
  words: Words,
  { chosen, retired }: { readonly chosen: readonly string[]; readonly retired: string },
): readonly Choice[] {
  return options
    .filter((option) => !option.retired || chosen.includes(option.id))
    .map(({ id, retired: gone }) => ({ ...phraseChoice(id, words(`${prefix}/option/${id}`)), ...(gone && { hint: retired }) }));
}

/** An exclusive option clears every other, and every other clears it. */
export function chooseExclusively(options: readonly Option[], before: readonly string[], after: readonly string[]): readonly string[] {
  const exclusive = new Set(options.flatMap((option) => (option.exclusive ? [option.id] : [])));
  const added = after.find((id) => !before.includes(id));
  if (added === undefined) return after;
  return exclusive.has(added) ? [added] : after.filter((id) => !exclusive.has(id));
}
