import { z } from 'zod';
import { LANGUAGES, SOURCE_LANGUAGE, type Language } from '#core/questionnaire/wording';
import type { Problems } from '../problem';
import type { ContentFiles } from '../read-content-files';
import { SourceFile } from '../source-file';

const termShape = z.strictObject({
  en: z.string().min(1),
  term: z.string().min(1),
  note: z.string().optional(),
  use: z.enum(['treaty', 'practice']),
  confirmed: z.boolean(),
  /** Only in texts of these instruments; elsewhere the word may be rendered otherwise. */
  instruments: z.array(z.string().min(1)).min(1).optional(),
  /** Other renderings that are right too: a plural of another root, a verb, the adjective of a compound. */
  also: z.array(z.string().min(1)).min(1).optional(),
  /** The check of translations fails where it is missing; other terms are only told in the list for translators. */
  strict: z.boolean().optional(),
});
const termsShape = z.strictObject({ terms: z.array(termShape) });

export type Term = z.infer<typeof termShape>;

export interface TermList {
  readonly language: Language;
  readonly file: SourceFile;
  readonly terms: readonly Term[];
}

/** `locales/<lang>/terms.yaml` of every language that has one. A list of the wrong shape is a problem, and left out. */
export function readTermLists(files: ContentFiles, problems: Problems): readonly TermList[] {
  return LANGUAGES.filter((language) => language !== SOURCE_LANGUAGE).flatMap((language) => {
    const path = `locales/${language}/terms.yaml`;
    const text = files.get(path);
    if (text === undefined) return [];
    const file = new SourceFile(path, text);
    if (!file.checkSyntax(problems)) return [];
    const parsed = termsShape.safeParse(file.value);
    if (parsed.success) return [{ language, file, terms: parsed.data.terms }];
    for (const { path: at, message } of parsed.error.issues) {
      const place = { file, path: at.filter((step) => typeof step !== 'symbol') };
      problems.add('terms-shape', place, `\`${place.path.join('.')}\`: ${message}`, 'Write it as docs/guides/translating.md shows.');
    }
    return [];
  });
}
