/** Scripts that part no words: each character stands for itself. */
const UNSPACED =
  '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const PICTURE = '\\p{Extended_Pictographic}[\\p{M}\\u{1F3FB}-\\u{1F3FF}]*';

const TOKEN = new RegExp(
  [
    '\\s+',
    `${UNSPACED}\\p{M}*`,
    `(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}_])(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}_\\u200c\\u200d]|['’](?=\\p{L})|(?<=\\p{N})[.,٫٬](?=\\p{N}))*`,
    `${PICTURE}(?:\\u200d${PICTURE})*`,
    '\\p{Regional_Indicator}{2}',
    '[^]\\p{M}*',
  ].join('|'),
  'gu',
);

/**
 * Words, stretches of space and single marks, which together are the text. Not the segmenter of the machine: that one follows
 * its language and the dictionaries of its version, and two offices would see different changes in the same texts.
 */
export const wordTokens = (text: string): readonly string[] => text.match(TOKEN) ?? [];

const ONE_CHARACTER = new RegExp(`^(?:\\s+|${UNSPACED}\\p{M}*)$`, 'u');

/** Too little to stand as kept between two replacements: a space, or one character of a script without spaces. */
export const isSlight = (text: string): boolean => ONE_CHARACTER.test(text);
