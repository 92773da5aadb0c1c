import { copyFile, cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenedAssessment } from '#core/contract/operations';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import { Agency, FocalPoint } from '#test/agencies/commission';
import { contentOf, PASSPHRASE, Program } from '#test/backup/program';
import { draftOf2026, type DraftOf2026 } from './draft-of-2026';
import { pausingDisk } from './pausing-disk';

const BY = { name: 'A. Official', role: 'Focal point' };
const WITNESS = 'Zefiryna Quillfeather';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';
/** The first shows signs of life; whoever comes watches long enough to see one. */
const AWAKE = { heartbeat: 10, stale: 300 };
/** The machine of the first sleeps, and no sign of life comes from it. */
const ASLEEP = { heartbeat: 1_000_000, stale: 2_000 };
const IMPATIENT = { heartbeat: 20, stale: 40 };

const installed = loadContentLibrary(resolve('dist/content'));

type State = 'old' | 'new';

/** Something that is all there or not there at all. */
interface Deed {
  /** The data folder before it, copied for every try. */
  readonly folder: string;
  readonly content?: ContentLibrary;
  does(program: Program): Promise<unknown>;
  /** What is found; fails where it is neither of the two. */
  finds(program: Program, folder: string): Promise<State>;
}

let scratch: string;
let draft: DraftOf2026;
const inScratch = (name: string): string => join(scratch, name);

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'omnibus-second-start-'));
  draft = await draftOf2026();
}, 120_000);
afterAll(async () => {
  await draft.remove();
  await rm(scratch, { recursive: true, force: true });
});

async function opened(program: Program, assessment: string): Promise<OpenedAssessment> {
  const found = await program.does('assessments.open', { assessment });
  expect(found.notices).toEqual([]);
  return found;
}

async function merging(): Promise<Deed> {
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

async function sealing(): Promise<Deed> {
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

async function moving(): Promise<Deed> {
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

async function erasing(): Promise<Deed> {
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

async function restoring(): Promise<Deed> {
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
} as const satisfies Readonly<Record<string, () => Promise<Deed>>>;
const DEEDS = Object.keys(PREPARED) as readonly (keyof typeof PREPARED)[];
const deeds = new Map<string, Deed>();

/** Prepared once, by whichever test needs it first. */
async function deedNamed(name: keyof typeof PREPARED): Promise<Deed> {
  const deed = deeds.get(name) ?? (await PREPARED[name]());
  deeds.set(name, deed);
  return deed;
}

/** Does it in a copy of its folder; `meanwhile` comes before each stroke on the disk, told which one it is. */
async function during(
  { folder: from, content = installed, does }: Deed,
  timing: typeof AWAKE,
  meanwhile: (stroke: number, folder: string) => Promise<void>,
): Promise<{ readonly folder: string; readonly first: Program; readonly strokes: number; readonly stopped: string | null }> {
  const folder = await mkdtemp(inScratch('at-work-'));
  await cp(from, folder, { recursive: true });
  let strokes = 0;
  let counting = false;
  const fileSystem = pausingDisk(async () => {
    if (!counting) return;
    strokes += 1;
    counting = false;
    await meanwhile(strokes, folder);
    counting = true;
  });
  const first = await Program.start(folder, { fileSystem, timing, content });
  counting = true;
  const stopped = await does(first).then(
    () => null,
    (error: Error) => `${error.message} ${String(error.cause ?? '')}`,
  );
  counting = false;
  return { folder, first, strokes, stopped };
}

describe('A second start of the program', () => {
  it.each(DEEDS)(
    'is refused while the first is %s, at every stroke, and leaves it alone',
    async (name) => {
      const deed = await deedNamed(name);
      let refused = 0;
      const { folder, first, strokes, stopped } = await during(deed, AWAKE, async (_, place) => {
        await expect(Program.start(place, { timing: AWAKE, content: installed })).rejects.toMatchObject({ code: 'folder-in-use' });
        refused += 1;
      });
      expect(stopped).toBeNull();
      expect(refused).toBe(strokes);
      expect(strokes).toBeGreaterThan(3);
      expect(await deed.finds(first, folder)).toBe('new');
      await first.close();
    },
    120_000,
  );

  it.each(DEEDS)(
    'that takes over from one that fell asleep while %s finds the old or the new, and never a mixture',
    async (name) => {
      const deed = await deedNamed(name);
      const { content = installed } = deed;
      const { strokes: all, first: undisturbed } = await during(deed, ASLEEP, () => Promise.resolve());
      await undisturbed.close();
      const seen = new Map<string, number>();
      for (let stroke = 1; stroke <= all; stroke++) {
        let second: Program | undefined;
        let found: State | undefined;
        const { folder, first, stopped } = await during(deed, ASLEEP, async (at, place) => {
          if (at !== stroke) return;
          second = await Program.start(place, { timing: IMPATIENT, content });
          found = await deed.finds(second, place);
        });
        if (!second || !found) throw new Error(`no second start at stroke ${stroke}: ${stopped}`);
        // What was asleep wakes, goes on, and is told; what it had in hand changes nothing.
        expect(await deed.finds(second, folder), `after stroke ${stroke} of ${all}`).toBe(found);
        if (found === 'old') expect(stopped, `stroke ${stroke} of ${all}`).not.toBeNull();
        await first.close().catch(() => undefined);
        await second.close();
        const next = await Program.start(folder, { timing: IMPATIENT, content });
        // A whole last line that nobody acknowledged may count then; what was there stays.
        const later = await deed.finds(next, folder);
        if (found === 'new') expect(later, `at the next start after stroke ${stroke} of ${all}`).toBe('new');
        await next.close();
        const outcome = `${found}${stopped === null ? '' : `, ${/"code":"([a-z-]+)"/.exec(stopped)?.[1] ?? stopped.slice(0, 80)}`}`;
        seen.set(outcome, (seen.get(outcome) ?? 0) + 1);
        await rm(folder, { recursive: true, force: true });
      }
      console.log(`a second start at each of ${all} strokes of ${name}: ${JSON.stringify(Object.fromEntries(seen))}`);
      expect([...seen.keys()].some((outcome) => outcome.startsWith('old'))).toBe(true);
    },
    300_000,
  );
});
