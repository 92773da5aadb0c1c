import type { Language } from '#core/questionnaire/wording';
import { PHRASES, type Phrases } from './phrases/phrases';
import type { Seeded } from './seeded';

export type PhraseKind = Exclude<keyof Phrases, 'space' | 'syllables'>;

/** One phrase with its places filled in. */
export function phrase(draw: Seeded, language: Language, kind: PhraseKind): string {
  const phrases = PHRASES[language];
  const filled = (text: string): string =>
    text.replace(/\{(\w+)\}/g, (_, place: string) => {
      if (place === 'year') return String(draw.between(2008, 2025));
      if (place === 'n') return String(draw.between(2, 340));
      if (place === 'place') return placeName(draw, phrases);
      if (place === 'law') return filled(draw.oneOf(phrases.laws));
      return draw.oneOf(place === 'body' ? phrases.bodies : phrases.topics);
    });
  const text = filled(draw.oneOf(phrases[kind]));
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** From `least` to `most` phrases in a row. */
export const phrasesOf = (draw: Seeded, language: Language, kind: PhraseKind, least: number, most: number): string =>
  Array.from({ length: draw.between(least, most) }, () => phrase(draw, language, kind)).join(PHRASES[language].space);

function placeName(draw: Seeded, { syllables }: Phrases): string {
  const name = Array.from({ length: draw.between(2, 3) }, () => draw.oneOf(syllables)).join('');
  return name.charAt(0).toUpperCase() + name.slice(1);
}
