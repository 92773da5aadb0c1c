import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Official, OFFICIAL } from '#test/carry-over/official';

/** Of each source its title, and of its file the name and what is in it. */
const SOURCES: Readonly<Record<string, Readonly<Record<string, readonly [title: string, file: string, content: string]>>>> = {
  '2024': {
    kept: ['Act on shelters', 'shelters.txt', 'Shelters are open to all.'],
    renamed: ['Act on trafficking', 'act.txt', 'Whoever trafficks is punished.'],
    swapped: ['Decree on permits', 'decree.txt', 'Permits of six months.'],
    withdrawn: ['Circular on interviews', 'circular.txt', 'Interviews are recorded.'],
  },
  '2026': {
    kept: ['Act on shelters', 'shelters.txt', 'Shelters are open to all.'],
    renamed: ['Act on trafficking', 'act-consolidated.txt', 'Whoever trafficks is punished.'],
    swapped: ['Decree on permits', 'decree.txt', 'Permits of twelve months.'],
    added: ['Instruction on data', 'data.txt', 'Figures are counted by quarter.'],
  },
};

export interface TwoExercises {
  readonly older: string;
  readonly newer: string;
  leave(): Promise<void>;
}

/** Two signed bundles of one State that cite sources with files: one kept, one renamed, one swapped, one withdrawn, one added. */
export async function twoExercises(): Promise<TwoExercises> {
  const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
  const official = await Official.arrives();
  const { id: key } = await official.party.makesKey('submission');
  const sends = async (year: string): Promise<string> => {
    const assessment = await official.begins(`cycle-${year}`);
    await official.party.answers(assessment, 'TIP:5(1)', 'The Act applies.');
    const sources = Object.entries(SOURCES[year] ?? {});
    for (const [evidence, [title, name, content]] of sources) {
      const file = path.join(desk, name);
      await writeFile(file, content);
      const attachment = await official.party.call('attachments.add', { assessment, file: official.party.file(file) });
      const law = { kind: 'law', title, stage: 'in-force', attachment } as const;
      await official.party.call('evidence.save', { assessment, evidence, base: 0, content: law, by: OFFICIAL });
    }
    await official.answers({ 'TIP:5(1)/legal-basis.citations': sources.map(([evidence]) => evidence) });
    const to = path.join(desk, `${year}.omnibus`);
    await writeFile(to, await readFile(await official.party.sends(assessment, key)));
    return to;
  };
  const older = await sends('2024');
  const newer = await sends('2026');
  await official.leaves();
  return { older, newer, leave: () => rm(desk, { recursive: true, force: true }) };
}
