import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isIsoDate } from '#core/answers/iso-date';
import { checkContent } from './check-content';
import { compileFiles } from './compile';
import { sentenceOf } from './problem';
import { readContentFiles } from './read-content-files';
import { releaseIds } from './release-ids';

/**
 * `npm run content:release`, or `npm run content:release -- 2026-03-01`: from now on ids and meanings of every instrument are
 * kept. Refused while the content has problems.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const on = process.argv[2] ?? new Date().toISOString().slice(0, 10);
if (!isIsoDate(on)) {
  console.error(`${on} is no date. Write it as 2026-03-01.`);
  process.exit(1);
}
const files = await readContentFiles(root);
const problems = checkContent(files);
if (problems.length > 0) {
  for (const problem of problems) console.error(sentenceOf(problem));
  process.exit(1);
}
for (const { path, text, added, kept } of releaseIds(compileFiles(files), on)) {
  await writeFile(join(root, path), text);
  console.log(`${path}: ${added} questions added, ${kept} were there.`);
}
