import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFiles } from '#build/content/compile';
import { ensureContent } from '#build/content/ensure';
import { readContentFiles } from '#build/content/read-content-files';
import { releaseIds } from '#build/content/release-ids';
import { Official } from '#test/carry-over/official';

const EXAMPLE = fileURLToPath(new URL('../content/worked-example/2026', import.meta.url));
const ARTICLE = 'questionnaires/sample-protocol/articles/article-09.yaml';
const articleOf = (year: string): string => fileURLToPath(new URL(`two-editions/${year}.yaml`, import.meta.url));

/** What a State says under the questionnaire of 2026, and under that of 2028: of the seven things that become of a question, each once. */
const ANSWERS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '2026': {
    campaigns: 'Posters at two airports.',
    plan: 'yes',
    research: 'A study of debt bondage.',
    'protection-and-return': 'yes',
    'shelters-for-women': 'Two houses in the capital.',
    'shelters-for-men': 'One house in the north.',
    fax: '+000 123',
  },
  '2028': {
    campaigns: 'Posters at three airports.',
    plan: 'yes',
    'research-and-data': 'A study of debt bondage.',
    protection: 'yes',
    'safe-return': 'no',
    shelters: 'Three houses.',
    'online-report': 'yes',
  },
};

export interface TwoEditions {
  readonly older: string;
  readonly newer: string;
  /** Compiled, of 2028: what the secretariat and the reviewers have by then. */
  readonly content: string;
  leave(): Promise<void>;
}

/** Two signed bundles of one State, each under the questionnaire of its year, made by the real program. */
export async function twoEditions(): Promise<TwoEditions> {
  const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
  await cp(EXAMPLE, desk, { recursive: true });
  const compiled = async (year: string): Promise<string> => {
    await cp(articleOf(year), path.join(desk, ARTICLE));
    return (await ensureContent({ root: desk, output: path.join(desk, `compiled-${year}`), onProblems: 'fail' })).folder;
  };
  const official = await Official.arrives(await compiled('2026'));
  const { id: key } = await official.party.makesKey('submission');
  const sends = async (year: string): Promise<string> => {
    const assessment = await official.begins(`cycle-${year}`);
    const said = Object.entries(ANSWERS[year] ?? {}).map(([local, value]) => [`TIP:9(1)/${local}`, value] as const);
    await official.answers({ 'TIP:9(1)/status': 'yes', ...Object.fromEntries(said) });
    const to = path.join(desk, `${year}.omnibus`);
    await writeFile(to, await readFile(await official.party.sends(assessment, key)));
    return to;
  };
  const older = await sends('2026');
  const [lock] = releaseIds(compileFiles(await readContentFiles(desk)), '2026-03-01');
  if (lock) await writeFile(path.join(desk, lock.path), lock.text);
  const content = await compiled('2028');
  await official.comesBack(content);
  const newer = await sends('2028');
  await official.leaves();
  return { older, newer, content, leave: () => rm(desk, { recursive: true, force: true }) };
}
