import type { Term } from './term-list';

/** One English form of a fixed term, ready to be looked for. */
interface Form {
  readonly term: Term;
  /** Renderings that satisfy it. */
  readonly renderings: readonly string[];
  readonly pattern: RegExp;
  readonly length: number;
}

export interface FoundTerm {
  readonly term: Term;
  readonly renderings: readonly string[];
}

/** Looks for fixed terms of the treaties in English texts: whole words, plurals too, and of overlapping ones the longest. */
export class TermFinder {
  readonly #forms: readonly Form[];

  constructor(terms: readonly Term[]) {
    this.#forms = terms
      .filter(({ use }) => use === 'treaty')
      .flatMap(formsOf)
      .sort((one, other) => other.length - one.length);
  }

  /** The fixed terms in a text; `instrument`: code of the one whose text it is, or undefined for what all of them share. */
  find(english: string, instrument: string | undefined): readonly FoundTerm[] {
    let rest = english;
    const found = new Map<string, FoundTerm>();
    for (const { term, renderings, pattern } of this.#forms) {
      if (term.instruments && !(instrument !== undefined && term.instruments.includes(instrument))) continue;
      const without = rest.replace(pattern, (match) => '\u0000'.repeat(match.length));
      if (without === rest) continue;
      rest = without;
      const earlier = found.get(term.en);
      found.set(term.en, { term, renderings: [...(earlier?.renderings ?? []), ...renderings] });
    }
    return [...found.values()];
  }
}

/** "one / other" are two forms with one rendering each, or with all of them where their number differs; brackets are left out. */
function formsOf(term: Term): Form[] {
  const english = alternatives(term.en);
  const translated = alternatives(term.term);
  return english.map((form, index) => {
    const own = english.length === translated.length ? translated[index] : undefined;
    const words = form.replace(/^to /, '').split(/\s+/);
    return {
      term,
      renderings: [...(own === undefined ? translated : [own]), ...(term.also ?? [])],
      pattern: new RegExp(
        `(?<![\\p{L}\\d]|sub-)${words.map((word) => wordPattern(word, words.length > 1)).join('[\\s-]+')}(?![\\p{L}\\d])`,
        'giu',
      ),
      length: form.length,
    };
  });
}

const alternatives = (text: string): string[] =>
  text
    .replace(/\s*[(（][^()（）]*[)）]\s*/gu, ' ')
    .split(/\s+\/\s+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');

/** The word itself or its plural; in a longer term a plural is met in the singular too ("nationals" alone is not "national"). */
function wordPattern(word: string, inLonger: boolean): string {
  const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  if (/[^aeiou]y$/i.test(word)) return `${escaped.slice(0, -1)}(?:y|ies)`;
  if (!inLonger && /[^s]s$/i.test(word)) return escaped;
  if (/ies$/i.test(word)) return `${escaped.slice(0, -3)}(?:y|ies)`;
  if (/(?:s|x|ch|sh)$/i.test(word)) return /[^s]s$/i.test(word) ? `${escaped.slice(0, -1)}s?` : `${escaped}(?:es)?`;
  return `${escaped}s?`;
}
