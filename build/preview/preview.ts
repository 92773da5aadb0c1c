import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chooseBrowser, showAddress } from '#web/open-browser';
import { openWebHost } from '#web/open-web-host';
import manifest from '../../package.json' with { type: 'json' };
import { ContentProblems } from '../content/ensure';
import { sentenceOf } from '../content/problem';
import { ensureRenderer } from '../ensure-renderer';
import { openLiveContent } from './live-content';
import { makePracticeRun } from './practice-run';
import { makePreviewPage } from './preview-page';
import { PREVIEW_USAGE, readPreviewOptions, type PreviewOptions } from './preview-options';
import { watchContent } from './watch-content';

/**
 * `npm run preview -- 'TIP:5(1)' --language fr`: a provision as the app shows it, in a practice run that is thrown away
 * afterwards, while its YAML is edited: what is saved is compiled and the page loaded again at the same place.
 */
const project = path.resolve(import.meta.dirname, '../..');
const EXIT_USAGE = 64;

async function preview(options: PreviewOptions, folder: string): Promise<void> {
  await ensureRenderer();
  const content = await openLiveContent(options.content, path.join(folder, 'content'));
  const page = await makePreviewPage(path.join(project, 'dist/renderer'), path.join(folder, 'page'));
  const dataFolder = path.join(folder, 'data');
  const { provision, language, port } = options;
  await makePracticeRun({ dataFolder, content: content.library, version: manifest.version, provision, language });

  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => end.abort());
  const host = await openWebHost({
    dataFolder,
    pageFolder: path.join(folder, 'page'),
    version: manifest.version,
    content: content.library,
    port,
    log: (line) => console.error(line),
  });
  if (host.kind !== 'running') throw new Error('Another program uses the folder of this preview.');
  try {
    watchContent(options.content, () => refresh(content, page), end.signal);
    const choice = chooseBrowser(process.platform, process.env);
    console.log(`${provision} (${language}), good for one tab:\n${host.address()}`);
    if (options.open && choice.kind !== 'address-only') showAddress(choice, host.address(), path.join(folder, 'browser'))?.unref();
    console.log('Edit and save: the page shows it. Ctrl+C ends it; the practice run is thrown away.');
    if (!end.signal.aborted) await once(end.signal, 'abort');
  } finally {
    await host.close();
  }
}

async function refresh(content: Awaited<ReturnType<typeof openLiveContent>>, page: { reload(): Promise<void> }): Promise<void> {
  try {
    const { changed } = await content.refresh();
    if (!changed) return;
    await page.reload();
    console.log('Shown anew.');
  } catch (error) {
    if (!(error instanceof ContentProblems)) throw error;
    console.log(`${error.problems.map(sentenceOf).join('\n')}\nThe page stays as it was.`);
  }
}

async function main(): Promise<number> {
  if (process.argv.includes('--help')) {
    console.log(PREVIEW_USAGE);
    return 0;
  }
  let options: PreviewOptions;
  try {
    options = readPreviewOptions(process.argv.slice(2), project);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${PREVIEW_USAGE}`);
    return EXIT_USAGE;
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-preview-'));
  try {
    await preview(options, folder);
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

process.exit(await main());
