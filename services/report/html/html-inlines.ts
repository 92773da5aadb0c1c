import type { Language } from '#core/questionnaire/wording';
import type { Inline } from '#core/report/report-document';
import { directionOf } from '../direction';
import { escapeHtml } from './escape';

/** Words of a line, each in its language and direction, identifiers isolated from both. */
export const inlinesHtml = (inlines: readonly Inline[]): string => inlines.map(inlineHtml).join('');

function inlineHtml({ text, strong, language, isolate, link, goTo }: Inline): string {
  let html = escapeHtml(text);
  if (isolate) html = `<bdi dir="ltr" translate="no">${html}</bdi>`;
  else if (language) html = `<bdi${languageOf(language)}>${html}</bdi>`;
  if (strong) html = `<strong>${html}</strong>`;
  if (link) return `<a href="${escapeHtml(link)}" rel="noreferrer">${html}</a>`;
  return goTo ? `<a href="#${escapeHtml(goTo)}">${html}</a>` : html;
}

/** Attributes for words in this language. */
const languageOf = (language: Language): string => ` lang="${language}" dir="${directionOf(language)}"`;

/** A paragraph that is wholly in another language is set in its direction. */
export function paragraphLanguage(inlines: readonly Inline[]): string {
  const [first] = inlines;
  return first?.language && inlines.every(({ language }) => language === first.language) ? languageOf(first.language) : '';
}
