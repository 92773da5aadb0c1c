import type { Language } from '#core/questionnaire/wording';
import { compileFiles } from '../compile';
import { Problems, sentenceOf } from '../problem';
import type { ContentFiles } from '../read-content-files';
import { missingTerms } from './missing-terms';
import { readTermLists } from './term-list';

/** Lines for a translator: every translation that seems to lack a fixed term, with both texts. A reader decides. */
export function missingTermsReport(files: ContentFiles, language: Language): readonly string[] {
  const problems = new Problems();
  const list = readTermLists(files, problems).find((each) => each.language === language);
  if (!list) return problems.list.map(sentenceOf);
  const missing = missingTerms(compileFiles(files), list);
  return [
    ...missing.flatMap(({ key, place, english, translation, term }) => [
      `${key}  (${place.file.path}:${place.file.lineOf(place.path)})`,
      `  en: ${english}`,
      `  ${language}: ${translation}`,
      `  expected for "${term.en}"${term.strict ? ' (strict)' : ''}: ${[term.term, ...(term.also ?? [])].join(' | ')}${term.confirmed ? '' : '  not confirmed'}`,
    ]),
    `${language}: ${missing.length} to look at, ${missing.filter(({ term }) => term.strict).length} of them strict.`,
  ];
}

/** Lines for whoever has the authentic texts: titles and terms that nobody has seen there yet. */
export function unconfirmedReport(files: ContentFiles, language: Language): readonly string[] {
  const problems = new Problems();
  const { origin } = compileFiles(files);
  const titles = origin.source.translations
    .filter((each) => each.language === language)
    .flatMap(({ file, value }) =>
      Object.entries(value)
        .filter(([, { confirmed, text }]) => confirmed === false && text.trim() !== '')
        .map(
          ([key, { text }]) =>
            `${key}  (${file.path}:${file.lineOf([key])})\n  en: ${origin.collector.entries.get(key)?.text ?? ''}\n  ${language}: ${text}`,
        ),
    );
  const list = readTermLists(files, problems).find((each) => each.language === language);
  const unconfirmed = list?.terms.filter(({ confirmed }) => !confirmed) ?? [];
  const terms = unconfirmed.map(({ en, term, use, note }) => `${en}: ${term}  [${use}]${note === undefined ? '' : `  ${note}`}`);
  return [
    ...problems.list.map(sentenceOf),
    ...titles,
    ...terms,
    `${language}: ${titles.length} titles and ${terms.length} of ${list?.terms.length ?? 0} terms not confirmed.`,
  ];
}
