import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translatedLanguage } from './language-argument';
import { readContentFiles } from './read-content-files';
import { addMissingTranslations } from './translation-files';

/** `npm run content:translate -- fr`: an entry for every text that waits for its translation. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const language = translatedLanguage(process.argv[2]);
const { files, added, kept } = addMissingTranslations(await readContentFiles(root), language);
for (const [path, text] of files) {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}
console.log(`${language}: ${added} entries added in ${files.size} files, ${kept} were there.`);
