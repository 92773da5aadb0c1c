import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkContent } from './check-content';
import { compileFiles } from './compile';
import { sentenceOf } from './problem';
import { readContentFiles } from './read-content-files';
import { releaseIds } from './release-ids';

/** `npm run content:release`: from now on the ids of every instrument are kept. Refused while the content has problems. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const files = await readContentFiles(root);
const problems = checkContent(files);
if (problems.length > 0) {
  for (const problem of problems) console.error(sentenceOf(problem));
  process.exit(1);
}
for (const { path, text, added, kept } of releaseIds(compileFiles(files))) {
  await writeFile(join(root, path), text);
  console.log(`${path}: ${added} questions added, ${kept} were there.`);
}
