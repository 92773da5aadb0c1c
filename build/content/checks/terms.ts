import type { CompiledContent } from '../compile';
import type { Problems } from '../problem';
import type { ContentFiles } from '../read-content-files';
import { missingTerms } from '../terms/missing-terms';
import { readTermLists } from '../terms/term-list';

/** The terms of which every instrument lives are in every translation; others are listed for translators by `content:terms`. */
export function checkTerms(files: ContentFiles, compiled: CompiledContent, problems: Problems): void {
  for (const list of readTermLists(files, problems)) {
    for (const { key, place, term } of missingTerms(compiled, list)) {
      if (!term.strict) continue;
      const what = `${key} lacks the fixed term for "${term.en}".`;
      problems.add('translation-term', place, what, `Use ${[term.term, ...(term.also ?? [])].join(' or ')}.`);
    }
  }
}
