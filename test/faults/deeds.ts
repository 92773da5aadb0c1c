import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { OpenedAssessment } from '#core/contract/operations';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import { Agency, FocalPoint } from '#test/agencies/commission';
import { contentOf, PASSPHRASE, Program } from '#test/backup/program';
import { draftOf2026, type DraftOf2026 } from './draft-of-2026';

const BY = { name: 'A. Official', role: 'Focal point' };
const WITNESS = 'Zefiryna Quillfeather';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';
/** The questionnaires that came with the program. */
export const installed = loadContentLibrary(resolve('dist/content'));

export type State = 'old' | 'new';

/** Something that is all there or not there at all. */
export interface Deed {
  /** The data folder before it, copied for every try. */
  readonly folder: string;
  readonly content?: ContentLibrary;
  does(program: Program): Promise<unknown>;
  /** What is found; fails where it is neither of the two. */
  finds(program: Program, folder: string): Promise<State>;
}

/** Where deeds are prepared. */
interface Desk {
  readonly draft: DraftOf2026;
  inScratch(name: string): string;
}

async function opened(program: Program, assessment: string): Promise<OpenedAssessment> {
  const found = await program.does('assessments.open', { assessment });
  expect(found.notices).toEqual([]);
  return found;
}

async function merging({ inScratch }: Desk): Promise<Deed> {
  const [folder, contribution] = [inScratch('merging'), inScratch('contribution.omnibus-answers')];
  const questions = ['TIP:5(1)/status', 'TIP:5(1)/legal-basis.citations', EXPLANATION];
  const focalPoint = await FocalPoint.begins();
  const justice = await Agency.opens(await focalPoint.asks('Justice', ['TIP:5(1)']));
  await justice.answers(questions[0] ?? '', 'yes');
  await justice.enters('act', 'Trafficking Act', 'text of the act '.repeat(1_000));
  await justice.answers(questions[1] ?? '', ['act']);
  await justice.answers(questions[2] ?? '', 'Section 3.');
  await copyFile(await justice.returns(), contribution);
  await focalPoint.desk.close();
  await cp(focalPoint.desk.folder, folder, { recursive: true });
  const { assessment } = focalPoint;
  return {
    folder,
    does: (program) => program.does('agencies.merge', { assessment, files: [program.choose(contribution)], by: BY }),
    finds: async (program, place) => {
      const { answers, evidence, contributions } = (await opened(program, assessment)).document;
      const parts = [questions.filter((id) => answers[id]).length / 3, Object.keys(evidence).length, Object.keys(contributions).length];
      expect([
        [0, 0, 0],
        [1, 1, 1],
      ]).toContainEqual(parts);
      const sha512 = evidence['act']?.attachment?.sha512;
      if (sha512) expect((await readFile(join(place, 'assessments', assessment, 'attachments', sha512))).length).toBe(16_000);
      return parts[0] === 1 ? 'new' : 'old';
    },
  };
}

async function sealing({ inScratch }: Desk): Promise<Deed> {
  const folder = inScratch('sealing');
  const program = await Program.start(folder, { content: installed });
  const assessment = await program.begins();
  const { id: key } = await program.does('keys.create', {
    purpose: 'submission',
    state: 'AL',
    holder: 'Ministry',
    practice: false,
    passphrase: PASSPHRASE,
  });
  const law = { kind: 'law' as const, title: 'Trafficking Act', stage: 'in-force' as const };
  await program.does('evidence.save', { assessment, evidence: 'law', base: 0, content: law, by: BY });
  const writes = [{ question: 'TIP:5(1)/legal-basis.citations', base: 0, standing: 'answered' as const, value: ['law'] }];
  await program.does('answers.record', { assessment, writes, by: BY });
  await program.close();
  const declaration = { title: 'Minister' };
  return {
    folder,
    does: (sealer) => sealer.does('submissions.export', { assessment, key, passphrase: PASSPHRASE, declaration, encryptFor: [], by: BY }),
    finds: async (finder) => {
      const [record, ...more] = Object.values((await opened(finder, assessment)).document.submissions);
      expect(more).toEqual([]);
      if (!record) return 'old';
      const { file } = await finder.does('submissions.fetch', { assessment, digest: record.digest });
      const kept = await finder.keptAs(file, inScratch('fetched.omnibus'));
      const report = await finder.does('bundles.verify', { file: finder.choose(kept) });
      expect(report).toMatchObject({ digest: record.digest, verdict: 'key-unknown' });
      return 'new';
    },
  };
}

async function moving({ draft }: Desk): Promise<Deed> {
  const { assessment, before } = draft;
  return {
    folder: await draft.aFolder(),
    content: loadContentLibrary(draft.content),
    does: (program) => program.does('versions.move', { assessment, by: BY }),
    finds: async (program) => {
      const { document, olderEdition } = await opened(program, assessment);
      if (olderEdition) expect(document).toEqual(before);
      else expect(Object.values(document.earlierAnswers).map(({ became }) => became)).toEqual(['reworded', 'split', 'retired']);
      return olderEdition ? 'old' : 'new';
    },
  };
}

async function erasing({ inScratch }: Desk): Promise<Deed> {
  const folder = inScratch('erasing');
  const program = await Program.start(folder, { content: installed });
  const assessment = await program.begins();
  const writes = [{ question: EXPLANATION, base: 0, standing: 'answered' as const, value: `${WITNESS} told us.` }];
  await program.does('answers.record', { assessment, writes, by: BY });
  await program.close();
  const records = [{ collection: 'answers' as const, key: EXPLANATION }];
  return {
    folder,
    does: (eraser) => eraser.does('records.erase', { assessment, records, reason: 'A person asked.', bundles: 'keep', by: BY }),
    finds: async (finder, place) => {
      const answer = (await opened(finder, assessment)).document.answers[EXPLANATION];
      if (answer?.standing === 'answered') return 'old';
      for (const entry of await readdir(place, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && !entry.parentPath.endsWith('owner'))
          expect((await readFile(join(entry.parentPath, entry.name))).includes(WITNESS), entry.name).toBe(false);
      return 'new';
    },
  };
}

async function restoring({ inScratch }: Desk): Promise<Deed> {
  const [folder, backup] = [inScratch('restoring'), inScratch('monday')];
  const program = await Program.start(folder, { content: installed });
  const assessment = await program.begins();
  await writeFile(inScratch('law.txt'), 'Words of a law. '.repeat(500));
  await program.attaches(assessment, inScratch('law.txt'));
  await program.backsUp(backup);
  const monday = await contentOf(folder);
  await program.answers(assessment, 'no', 1);
  await program.close();
  const tuesday = await contentOf(folder);
  return {
    folder,
    does: (restorer) => restorer.restores(backup),
    finds: async (_, place) => {
      const found = await contentOf(place);
      expect([monday, tuesday]).toContainEqual(found);
      return isDeepStrictEqual(found, monday) ? 'new' : 'old';
    },
  };
}

const PREPARED = {
  merging,
  sealing,
  'moving a draft to a newer questionnaire': moving,
  erasing,
  restoring,
} as const satisfies Readonly<Record<string, (desk: Desk) => Promise<Deed>>>;

export type DeedName = keyof typeof PREPARED;
export const DEEDS = Object.keys(PREPARED) as readonly DeedName[];

/** The deeds, each prepared once, by whichever test needs it first. */
export class PreparedDeeds {
  private readonly deeds = new Map<DeedName, Deed>();

  private constructor(
    private readonly scratch: string,
    private readonly draft: DraftOf2026,
  ) {}

  static async begin(): Promise<PreparedDeeds> {
    return new PreparedDeeds(await mkdtemp(join(tmpdir(), 'omnibus-deeds-')), await draftOf2026());
  }

  inScratch = (name: string): string => join(this.scratch, name);

  async named(name: DeedName): Promise<Deed> {
    const deed = this.deeds.get(name) ?? (await PREPARED[name]({ draft: this.draft, inScratch: this.inScratch }));
    this.deeds.set(name, deed);
    return deed;
  }

  async remove(): Promise<void> {
    await this.draft.remove();
    await rm(this.scratch, { recursive: true, force: true });
  }
}
