import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { translatedLanguage } from './language-argument';
import { readContentFiles } from './read-content-files';
import { exportTranslations } from './xliff/export-translations';
import { importTranslations } from './xliff/import-translations';
import { XliffRefused } from './xliff/refusal';

/** `npm run content:xliff -- export fr out/` and `npm run content:xliff -- import fr out/*.xlf`. */
const USAGE = 'npm run content:xliff -- export fr FOLDER   or   npm run content:xliff -- import fr FILE.xlf…';
const EXIT_USAGE = 64;
const root = fileURLToPath(new URL('../..', import.meta.url));

async function exportTo(languageName: string | undefined, folder: string): Promise<void> {
  const language = translatedLanguage(languageName);
  const documents = exportTranslations(await readContentFiles(root), language);
  await mkdir(folder, { recursive: true });
  for (const [name, xml] of documents) await writeFile(join(folder, name), xml);
  console.log(`${language}: ${documents.size} files in ${folder}.`);
}

async function importFrom(languageName: string | undefined, paths: readonly string[]): Promise<void> {
  const language = translatedLanguage(languageName);
  const documents = await Promise.all(paths.map(async (path) => ({ name: basename(path), xml: await readFile(path, 'utf8') })));
  const { files, taken, stale, open } = importTranslations(await readContentFiles(root), language, documents);
  for (const [path, text] of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  for (const key of stale) console.log(`stale: ${key}  its English changed since the export; the next export shows both.`);
  console.log(
    `${language}: ${taken.length} texts taken over, ${stale.length} stale, ${open.length} still open; ${files.size} files changed.`,
  );
  console.log(`Now: npm run check:translations -- ${language}`);
}

const [command, language, ...paths] = process.argv.slice(2);
try {
  if (command === 'export' && paths[0] !== undefined && paths.length === 1) await exportTo(language, paths[0]);
  else if (command === 'import' && paths.length > 0) await importFrom(language, paths);
  else {
    console.error(USAGE);
    process.exitCode = EXIT_USAGE;
  }
} catch (error) {
  if (!(error instanceof XliffRefused)) throw error;
  console.error(`${error.message}\nNothing was changed.`);
  process.exitCode = 1;
}
