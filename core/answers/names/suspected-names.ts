import { arabicNames } from './arabic-names';
import { chineseNames } from './chinese-names';
import { lettersWithCase } from './names-with-case';

/** Something in a text that looks like the full name of a person. */
export interface SuspectedName {
  /** As it stands in the text. */
  readonly text: string;
  /** What could stand in its place. */
  readonly initials: string;
}

/**
 * What looks like full names of persons, in Latin, Cyrillic, Arabic and Chinese script, each once and in the order of the
 * text. It is a guess, made to ask a question by: it takes some names of places and operations for persons, and misses
 * names that are rare, stand alone, or are written without capitals. Initials and a single name are not found.
 */
export function suspectedNames(text: string): readonly SuspectedName[] {
  const found = new Map<string, SuspectedName>();
  const plain = text.normalize('NFC');
  for (const name of [...lettersWithCase(plain), ...arabicNames(plain), ...chineseNames(plain)]) found.set(name.text, name);
  return [...found.values()].sort((one, other) => plain.indexOf(one.text) - plain.indexOf(other.text));
}

/** The text with initials in place of these names, everywhere in it. */
export const withInitials = (text: string, names: readonly SuspectedName[]): string =>
  [...names]
    .sort((one, other) => other.text.length - one.text.length)
    .reduce((changed, { text: name, initials }) => {
      // The full stop of the last initial ends the sentence too.
      const atTheEnd = initials.endsWith('.') ? changed.replaceAll(`${name}.`, initials) : changed;
      return atTheEnd.replaceAll(name, initials);
    }, text.normalize('NFC'));
