import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ensureContent } from '#build/content/ensure';
import type { AssessmentDocument } from '#core/answers/document';
import { Official, OFFICIAL } from '../carry-over/official';

const EXAMPLE = resolve('test/content/worked-example');
const LAW = 'The whole text of a law. '.repeat(30_000);

/** A draft of 2026 with four answers and a law with its file; a program with the questionnaire of 2028 comes to it. */
export interface DraftOf2026 {
  readonly assessment: string;
  readonly before: AssessmentDocument;
  /** The compiled questionnaire of 2028. */
  readonly content: string;
  /** The draft in a new data folder. */
  aFolder(): Promise<string>;
  remove(): Promise<void>;
}

export async function draftOf2026(): Promise<DraftOf2026> {
  const desk = await mkdtemp(join(tmpdir(), 'omnibus-carry-'));
  const compiled = async (year: string): Promise<string> => {
    await cp(join(EXAMPLE, year), join(desk, 'source'), { recursive: true });
    return (await ensureContent({ root: join(desk, 'source'), output: join(desk, year), onProblems: 'fail' })).folder;
  };
  const official = await Official.arrives(await compiled('2026'));
  const assessment = await official.begins('cycle-2026');
  const law = join(desk, 'law.txt');
  await writeFile(law, LAW);
  const attachment = await official.party.call('attachments.add', { assessment, file: official.party.file(law) });
  const act = { kind: 'law' as const, title: 'Act 12', attachment };
  await official.party.call('evidence.save', { assessment, evidence: 'act', base: 0, content: act, by: OFFICIAL });
  const about = (local: string): string => `TIP:9(1)/${local}`;
  await official.answers({
    [about('status')]: 'yes',
    [about('plan')]: 'yes',
    [about('protection-and-return')]: 'yes',
    [about('fax')]: '+000 123',
  });
  const before = await official.document();
  await official.party.close();
  const begun = official.party.folder;
  return {
    assessment,
    before,
    content: await compiled('2028'),
    aFolder: async () => {
      const folder = await mkdtemp(join(desk, 'data-'));
      await cp(begun, folder, { recursive: true });
      return folder;
    },
    remove: async () => {
      for (const folder of [desk, begun]) await rm(folder, { recursive: true, force: true });
    },
  };
}
