import { CYRILLIC_STEMS, LATIN_WORDS } from './words-of-no-name';
import type { SuspectedName } from './suspected-names';

/** Small words inside a name: between two capitalised words they join, elsewhere they part. */
const PARTICLES = new Set(
  'de da do dos das del della di du la le van von der den ter bin ibn bint binti al el ul ben bou abu ould y e i af av zu оглы кызы улы'.split(
    ' ',
  ),
);
const WORD = /[\p{Script=Latin}\p{Script=Cyrillic}][\p{L}\p{M}]*(?:[-'’ʼ‘`][\p{L}\p{M}]+)*\.?/gu;
/** Longer runs are headings. */
const MOST_WORDS = 5;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Two or more words in a row that begin with a capital and are none of the words of courts, laws, States and offices. Only
 * what joins a name may stand between them: a space, a comma after a surname, or a particle.
 */
export function lettersWithCase(text: string): readonly SuspectedName[] {
  const words = [...text.matchAll(WORD)].map(({ 0: word, index }): Word => ({ text: word, from: index, to: index + word.length }));
  const names: SuspectedName[] = [];
  let run: Word[] = [];
  const close = (): void => {
    const name = nameIn(text, run);
    if (name) names.push(name);
    run = [];
  };
  for (const word of words) {
    const before = run.at(-1);
    if (before && !joined(text.slice(before.to, word.from), run)) close();
    // A full stop after a whole word ends the sentence.
    const last = word.text.endsWith('.') ? { ...word, text: word.text.slice(0, -1), to: word.to - 1 } : word;
    const joins = run.length > 0 && PARTICLES.has(last.text);
    if (joins || isNameWord(last.text)) run.push(last);
    else close();
    if (last !== word) close();
  }
  close();
  return names;
}

/** SMITH, John: only a surname in capitals is followed by a comma inside a name. */
function joined(between: string, run: readonly Word[]): boolean {
  const [only] = run;
  const isCapitals = run.length === 1 && only !== undefined && only.text === only.text.toUpperCase();
  return between === ' ' || between === '\u00a0' || (between === ', ' && isCapitals);
}

function nameIn(text: string, run: readonly Word[]): SuspectedName | null {
  const trimmed = [...run];
  while (trimmed.length > 0 && PARTICLES.has(trimmed.at(-1)?.text ?? '')) trimmed.pop();
  const proper = trimmed.filter((word) => !PARTICLES.has(word.text));
  const [first, last] = [trimmed[0], trimmed.at(-1)];
  if (!first || !last || proper.length < 2 || proper.length > MOST_WORDS) return null;
  const initials = proper.map((word) => `${word.text.charAt(0).toLocaleUpperCase()}.`).join(' ');
  return { text: text.slice(first.from, last.to), initials };
}

function isNameWord(word: string): boolean {
  const letters = word.replace(/[^\p{L}\p{M}]/gu, '');
  if ([...letters].length < 2 || !/^\p{Lu}/u.test(word)) return false;
  // Three capitals or fewer are an abbreviation, more of them a surname as officials write it.
  if (letters === letters.toUpperCase() && [...letters].length <= 3) return false;
  const plain = word.toLowerCase();
  if (/\p{Script=Cyrillic}/u.test(word)) return !CYRILLIC_STEMS.some((stem) => plain.startsWith(stem));
  return !plain.split(/[-'’ʼ‘`]/u).some((part) => part.length > 1 && LATIN_WORDS.has(part.normalize('NFD').replace(/\p{M}/gu, '')));
}
