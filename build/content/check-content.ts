import type { Language } from '#core/questionnaire/wording';
import { checkCycles } from './checks/cycles';
import { checkGuidance } from './checks/guidance';
import { checkInterfaceTranslations } from './checks/interface-translations';
import { checkReachability } from './checks/reachability';
import { checkReferences } from './checks/references';
import { checkReleased } from './checks/released';
import { checkScenarios } from './checks/scenarios';
import { checkTerms } from './checks/terms';
import { checkTranslations } from './checks/translations';
import { compileFiles } from './compile';
import { Problems, type Problem } from './problem';
import type { ContentFiles } from './read-content-files';

/** Everything that is wrong with the questionnaire, in the order of files and lines. */
export function checkContent(files: ContentFiles): readonly Problem[] {
  const compiled = compileFiles(files);
  const problems = new Problems();
  problems.list.push(...compiled.problems);
  if (compiled.readable) {
    checkReferences(compiled, problems);
    checkGuidance(compiled, problems);
  }
  // Meaning is looked at only where everything that is named exists: one mistake would be told many times.
  if (problems.list.length > 0) return sorted(problems);
  checkReachability(compiled, problems);
  checkCycles(compiled, problems);
  checkReleased(compiled, problems);
  checkScenarios(compiled, problems);
  return sorted(problems);
}

/**
 * Everything that is wrong with translations, of the content and of the interface. `complete`: languages in which nothing of
 * the content may be missing.
 */
export function checkAllTranslations(files: ContentFiles, complete?: readonly Language[]): readonly Problem[] {
  const compiled = compileFiles(files);
  const problems = new Problems();
  problems.list.push(...compiled.problems.filter(({ file }) => file.startsWith('locales/')));
  if (!compiled.readable) return sorted(problems);
  checkTranslations(compiled, problems, complete);
  checkTerms(files, compiled, problems);
  checkInterfaceTranslations(files, problems);
  return sorted(problems);
}

const sorted = ({ list }: Problems): readonly Problem[] =>
  [...list].sort((one, other) => one.file.localeCompare(other.file) || one.line - other.line || one.check.localeCompare(other.check));
