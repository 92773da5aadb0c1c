import type { Plugin } from 'vite';
import { LANGUAGES } from '#core/questionnaire/wording';

/** A file of words of the controls' library: `…/react-aria/dist/private/intl/select/de-DE.mjs`. */
const WORDS = /[\\/]node_modules[\\/]react-(?:aria|stately|aria-components)[\\/]dist[\\/].*[\\/]([a-z]{2})-[A-Z]{2}\.mjs$/;

/** The controls bring their own words in thirty languages. Those in which the window never speaks are English, which is there anyway. */
export const ourLanguagesOnly: Plugin = {
  name: 'our-languages-only',
  enforce: 'pre',
  load(id) {
    const language = WORDS.exec(id)?.[1];
    if (language === undefined || (LANGUAGES as readonly string[]).includes(language)) return null;
    return "export { default } from './en-US.mjs';";
  },
};
