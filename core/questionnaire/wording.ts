/**
 * The words of a questionnaire in one language, by key. Keys:
 *
 * instrument/<code>/title, instrument/<code>/short-title
 * chapter/<code>/<number>
 * article/<code>:<number>/title, …/asked, …/good-answer, …/frequent-mistake      guidance per article
 * provision/<id>/subject, provision/<id>/qualifier, provision/<id>/note, provision/<id>/retired   `note`: often misunderstood
 * provision/<id>/element/<element id>
 * cluster/<id>, theme/<id>
 * twin/<id>/difference
 * scale/<scale>/<value>
 * block/<block>/title, block/<block>/hint
 * question/<wording>/label, question/<wording>/hint, question/<wording>/retired        `retired`: why it is no longer asked
 * question/<wording>/option/<option>, question/<wording>/row/<row>, question/<wording>/column/<column>
 * question/<wording>/column/<column>/option/<option>
 * rule/<case id>/message, rule/<case id>/remedy
 *
 * A message or label may hold `{reference}` and other named places; values are put in by `i18next`-style
 * interpolation with single braces, never by concatenation.
 */
export interface Wording {
  readonly format: 'omnibus-wording/1';
  readonly language: Language;
  readonly entries: Readonly<Record<string, string>>;
  /** Keys whose translation was made from an older source: the source is shown with a notice. */
  readonly stale: readonly string[];
}

export const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export const SOURCE_LANGUAGE: Language = 'en';

export interface Phrase {
  readonly text: string;
  /** The language in which the text really is. */
  readonly language: Language;
  /** `source`: not translated, or the translation is stale; the English is shown. */
  readonly shown: 'translation' | 'source' | 'key';
  /** Of a translation: the English that it translates. */
  readonly original?: string;
}

export type Words = (key: string) => Phrase;

/** Looks keys up in `wording`, falling back to `source`; a key found nowhere is returned as it is, marked `key`. */
export function wordsOf(wording: Wording | undefined, source: Wording): Words {
  const stale = new Set(wording?.stale);
  return (key) => {
    const translated = wording && !stale.has(key) && Object.hasOwn(wording.entries, key) ? wording.entries[key] : undefined;
    const original = Object.hasOwn(source.entries, key) ? source.entries[key] : undefined;
    if (translated !== undefined)
      return { text: translated, language: wording!.language, shown: 'translation', ...(original !== undefined && { original }) };
    if (original === undefined) return { text: key, language: source.language, shown: 'key' };
    return {
      text: original,
      language: source.language,
      shown: source.language === wording?.language || !wording ? 'translation' : 'source',
    };
  };
}

const NO_SOURCE: Wording = { format: 'omnibus-wording/1', language: SOURCE_LANGUAGE, entries: {}, stale: [] };

/**
 * The words that a bundle carries, in `language` where it has them. Where it does not, `installed`, the words of this program, are shown
 * for what has the very same English: a translation of other words would say something that the State was never asked.
 */
export function carriedWords(carried: readonly Wording[], language: Language, installed: Words): Words {
  const source = carried.find((wording) => wording.language === SOURCE_LANGUAGE) ?? NO_SOURCE;
  const shown = language === SOURCE_LANGUAGE ? undefined : carried.find((wording) => wording.language === language);
  const own = wordsOf(shown, source);
  return (key) => {
    const phrase = own(key);
    if (phrase.language === language || phrase.shown === 'key') return phrase;
    const here = installed(key);
    return here.language === language && here.original === phrase.text ? here : phrase;
  };
}
