import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { Questionnaire } from '#core/questionnaire/definition';
import { LANGUAGES } from '#core/questionnaire/wording';
import { selectInstruments } from '#services/content/select-instruments';
import { compileContent } from './compile';
import { sentenceOf, type Problem } from './problem';
import { listContentFiles } from './read-content-files';

const PROJECT = fileURLToPath(new URL('../..', import.meta.url));
/** Code that shapes what is written; a change of it makes the compiled content stale too. */
const COMPILER_FOLDERS = ['build/content', 'core/questionnaire', 'services/content'];
const STAMP = 'stamp.json';

export class ContentProblems extends Error {
  constructor(readonly problems: readonly Problem[]) {
    super(`The questionnaire cannot be compiled:\n${problems.slice(0, 50).map(sentenceOf).join('\n')}`);
  }
}

export interface EnsureOptions {
  /** Folder that holds `questionnaires/` and `locales/`. */
  readonly root?: string;
  /** Where the compiled files go. */
  readonly output?: string;
  /** `fail`: never go on with content compiled earlier. For what is built to be given away. */
  readonly onProblems?: 'keep-earlier' | 'fail';
}

/**
 * Compiles the content into `dist/content` where it is stale; a look at the dates where it is fresh. Each file is replaced
 * whole and the stamp comes last, so that a reader never sees half a file, and two processes at once write the same.
 * Content with mistakes leaves what was compiled before in place, with a notice on standard error; throws where there is none.
 */
export async function ensureContent(options: EnsureOptions = {}): Promise<{ readonly folder: string; readonly rebuilt: boolean }> {
  const root = options.root ?? PROJECT;
  const folder = options.output ?? join(root, 'dist', 'content');
  const inputs = await digestOfInputs(root);
  const earlier = await readFile(join(folder, STAMP), 'utf8').catch(() => undefined);
  if (earlier !== undefined && earlier === stampOf(inputs)) return { folder, rebuilt: false };

  const { questionnaire, wordings, practice, states, problems } = await compileContent(root);
  if (problems.length > 0) {
    if (earlier === undefined || options.onProblems === 'fail') throw new ContentProblems(problems);
    process.stderr.write(
      `The questionnaire has problems (${problems.length}); the one compiled before stays in use. npm run check:content lists them.\n`,
    );
    return { folder, rebuilt: false };
  }
  await mkdir(folder, { recursive: true });
  await replaceFile(join(folder, 'questionnaire.json'), JSON.stringify(packQuestionnaire(questionnaire)));
  await replaceFile(join(folder, 'versions.json'), JSON.stringify(versionsOfEach(questionnaire)));
  for (const language of LANGUAGES) {
    await replaceFile(join(folder, `wording.${language}.json`), JSON.stringify(wordings[language]));
    await replaceFile(join(folder, `practice.${language}.json`), JSON.stringify(practice[language]));
  }
  await replaceFile(join(folder, 'states.json'), JSON.stringify(states));
  await replaceFile(join(folder, STAMP), stampOf(inputs));
  return { folder, rebuilt: true };
}

/** Of a questionnaire about one instrument alone, as most States are asked it: who only compares versions need not select it. */
const versionsOfEach = (questionnaire: Questionnaire): Readonly<Record<string, string>> =>
  Object.fromEntries(questionnaire.instruments.map(({ code }) => [code, selectInstruments(questionnaire, [code]).version]));

const stampOf = (inputs: string): string => JSON.stringify({ inputs });

async function digestOfInputs(root: string): Promise<string> {
  const hash = createHash('sha256');
  const note = async (base: string, path: string) => {
    const { size, mtimeMs } = await stat(join(base, path));
    hash.update(`${path} ${size} ${mtimeMs}\n`);
  };
  for (const path of await listContentFiles(root)) await note(root, path);
  for (const folder of COMPILER_FOLDERS) {
    const names = (await readdir(join(PROJECT, folder), { recursive: true })).filter((name) => name.endsWith('.ts')).sort();
    for (const name of names) await note(PROJECT, join(folder, name));
  }
  return hash.digest('hex');
}

async function replaceFile(path: string, text: string): Promise<void> {
  const temporary = `${path}.${randomUUID()}.part`;
  await writeFile(temporary, text);
  await rename(temporary, path);
}
