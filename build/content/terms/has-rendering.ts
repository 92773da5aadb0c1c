import type { Language } from '#core/questionnaire/wording';

/** Words that a rendering may have or lack in a sentence: articles, prepositions, conjunctions. */
const SMALL: Readonly<Partial<Record<Language, ReadonlySet<string>>>> = {
  fr: new Set('de du des d l la le les à au aux en et ou par pour un une dans sur se s son sa ses que qui'.split(' ')),
  es: new Set('de del la el los las a al en y o u e por para un una su sus que se con lo'.split(' ')),
  ru: new Set('в во на и или о об для с со к по от из до за при'.split(' ')),
  ar: new Set('في من على او الى عن ان'.split(' ')),
};
/** Words of other kinds may come between those of a rendering: "traite transnationale des personnes". */
const MAY_COME_BETWEEN = 6;
const STEM_SHARE = 0.55;
const LEAST_STEM = 3;

/**
 * Whether a translation holds a fixed term, in whatever form its grammar needs: the beginnings of all its words stand close
 * together, in any order. Arabic words are compared by their consonants, Chinese ones to the letter.
 */
export function hasRendering(text: string, rendering: string, language: Language): boolean {
  if (language === 'zh') return inChinese(text, rendering);
  const stems = wordsOf(rendering, language).map((word) => stemOf(word, language));
  const words = wordsOf(text, language).map((word) => (language === 'ar' ? consonants(word) : word));
  if (stems.length === 0) return true;
  const isForm = (word: string, stem: string) => (language === 'ar' ? isArabicForm(word, stem) : word.startsWith(stem));
  const reach = stems.length + MAY_COME_BETWEEN;
  return words.some((_word, start) => stems.every((stem) => words.slice(start, start + reach).some((word) => isForm(word, stem))));
}

function inChinese(text: string, rendering: string): boolean {
  const bare = (each: string) => each.replace(/[\s的…]/gu, '');
  return bare(text).includes(bare(rendering).replace(/^[各某一]/u, ''));
}

function wordsOf(text: string, language: Language): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .replace(/ё/g, 'е')
      .match(/[\p{L}\p{M}]+/gu) ?? [];
  const small = SMALL[language];
  return words.filter((word) => !small?.has(language === 'ar' ? unmarked(word) : word));
}

function stemOf(word: string, language: Language): string {
  if (language === 'ar') return consonants(word);
  return word.slice(0, Math.max(LEAST_STEM, Math.ceil(word.length * STEM_SHARE)));
}

const unmarked = (word: string): string =>
  word
    .replace(/[\p{M}ـ]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي');

/** What stays of an Arabic word in all its forms: no article or prefixed particle, no weak letters, no endings. */
function consonants(word: string): string {
  const bare = unmarked(word).replace(/^(?:[وف]?(?:ال|[بك]ال|لل)|[وف](?=.{4}))/u, '');
  return bare.replace(/(?:ات|ين|ون|ية|ة)$/u, '').replace(/[اويءئؤة]/gu, '');
}

const isArabicForm = (word: string, stem: string): boolean => stem !== '' && (word === stem || word.includes(stem));
