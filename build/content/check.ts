import { fileURLToPath } from 'node:url';
import { checkAllTranslations, checkContent } from './check-content';
import { sentenceOf } from './problem';
import { readContentFiles } from './read-content-files';

/**
 * `npm run check:content` and, with `--translations`, `npm run check:translations`; a language after it (`-- fr`) leaves the
 * others out. Exit status 1 where something is wrong.
 */
const files = await readContentFiles(fileURLToPath(new URL('../..', import.meta.url)));
const translations = process.argv.includes('--translations');
const [only] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const problems = (translations ? checkAllTranslations(files) : checkContent(files)).filter(
  ({ file }) => only === undefined || file.startsWith(`locales/${only}/`),
);
for (const problem of problems) console.log(sentenceOf(problem));
console.log(problems.length === 0 ? `${translations ? 'Translations' : 'Content'}: nothing to mend.` : `${problems.length} to mend.`);
process.exitCode = problems.length === 0 ? 0 : 1;
