import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentDocument } from '#core/answers/document';
import type { OpenedAssessment } from '#core/contract/operations';
import { createServices, type Services } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { deskOn, TIMING, type Task } from './carry-over-desk';
import { draftOf2026, type DraftOf2026 } from './draft-of-2026';
import { strikingDisk, type Stroke } from './striking-disk';
import { bundleWorker } from './worker-process';

const call = { signal: new AbortController().signal, progress: () => {} };
const NEEDS_ROOM: ReadonlySet<Stroke> = new Set(['create', 'write', 'create-folder', 'sync']);

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let draft: DraftOf2026;
let content: string;
let assessment: string;
let before: AssessmentDocument;

beforeAll(async () => {
  worker = await bundleWorker('test/faults/carry-over-worker.ts');
  draft = await draftOf2026();
  ({ assessment, before, content } = draft);
}, 60_000);
afterAll(async () => {
  await worker.remove();
  await draft.remove();
});

const aFolder = (): Promise<string> => draft.aFolder();

/** Runs the task in another process, which kills itself before this stroke. Null: it was killed; else how many strokes there were. */
const killedAt = (task: Task, folder: string, stroke: number): Promise<number | null> =>
  new Promise((done, fail) => {
    execFile(process.execPath, [worker.script, task, folder, assessment, content, String(stroke)], (error, strokes, said) => {
      if (!error) return done(Number(strokes));
      if (error.signal === 'SIGKILL') return done(null);
      fail(new Error(said || String(error)));
    });
  });

/** The program is started again as after a crash. */
async function afterwards(folder: string, work: (services: Services['handlers']) => Promise<void>): Promise<void> {
  const services = await createServices({
    dataFolder: folder,
    mode: 'own',
    files: new FileHandles(),
    version: 'test',
    timing: TIMING,
    contentFolder: content,
  });
  await work(services.handlers);
  await services.close();
}

async function expectWhole({ document, notices }: OpenedAssessment, folder: string): Promise<void> {
  expect(notices).toEqual([]);
  expect(Object.keys(document.earlierAnswers)).toHaveLength(4);
  expect(document.answers['TIP:9(1)/plan']).toMatchObject({ value: 'yes', confirmed: false });
  const own = join(folder, 'assessments', document.id);
  const sha512 = document.evidence['act']?.attachment?.sha512 ?? '';
  const bytes = await readFile(join(own, 'attachments', sha512));
  expect(createHash('sha512').update(bytes).digest('hex')).toBe(sha512);
  const asked = document.earlierAnswers['TIP:9(1)/fax']?.asked ?? '';
  expect(await readdir(join(own, 'earlier'))).toEqual([`${asked}.json.gz`]);
}

describe('A program that is killed while it carries over', () => {
  it('leaves no new assessment, or the whole of it', async () => {
    const seen = { nothing: 0, whole: 0 };
    for (let stroke = 1; ; stroke++) {
      const folder = await aFolder();
      const strokes = await killedAt('create', folder, stroke);
      await afterwards(folder, async (handlers) => {
        const found = await handlers['assessments.list']({}, call);
        const made = found.find(({ id }) => id !== assessment);
        expect((await handlers['assessments.open']({ assessment }, call)).document).toEqual(before);
        if (made) await expectWhole(await handlers['assessments.open']({ assessment: made.id }, call), folder);
        seen[made ? 'whole' : 'nothing'] += 1;
      });
      expect(await readdir(folder)).not.toContain('carrying');
      await rm(folder, { recursive: true, force: true });
      if (strokes !== null) break;
    }
    expect(seen.nothing).toBeGreaterThan(10);
    expect(seen.whole).toBeGreaterThan(0);
    console.log(
      `killed before each of ${seen.nothing + seen.whole - 1} strokes on the disk: ${seen.nothing} times nothing, else all of it.`,
    );
  }, 300_000);

  it('leaves a draft where it was, or moved', async () => {
    const seen = { old: 0, moved: 0 };
    for (let stroke = 1; ; stroke++) {
      const folder = await aFolder();
      const strokes = await killedAt('move', folder, stroke);
      await afterwards(folder, async (handlers) => {
        const { document, olderEdition, notices } = await handlers['assessments.open']({ assessment }, call);
        expect(notices).toEqual([]);
        if (olderEdition) expect(document).toEqual(before);
        else {
          expect(Object.values(document.earlierAnswers).map(({ became }) => became)).toEqual(['reworded', 'split', 'retired']);
          expect(document.answers['TIP:9(1)/plan']).toMatchObject({ value: 'yes', confirmed: false });
        }
        seen[olderEdition ? 'old' : 'moved'] += 1;
      });
      await rm(folder, { recursive: true, force: true });
      if (strokes !== null) break;
    }
    expect(seen.old).toBeGreaterThan(5);
    expect(seen.moved).toBeGreaterThan(0);
  }, 300_000);
});

describe('A disk that is full while something is carried over', () => {
  it.each<Task>(['create', 'move'])('changes nothing (%s), leaves nothing behind, and lets it be done when there is room', async (task) => {
    const folder = await aFolder();
    let strokes = 0;
    let fullFrom = Infinity;
    const disk = strikingDisk((stroke) => {
      strokes += 1;
      if (strokes >= fullFrom && NEEDS_ROOM.has(stroke)) throw Object.assign(new Error('no room'), { code: 'ENOSPC' });
    });
    const office = await deskOn(disk, folder, content);
    await office.opens(assessment);
    let refused = 0;
    for (let point = 1; ; point++) {
      strokes = 0;
      fullFrom = point;
      const done = await office.does(task, assessment).then(
        () => true,
        (error: { readonly code?: unknown }) => {
          expect(error.code).toBe('disk-full');
          return false;
        },
      );
      fullFrom = Infinity;
      if (done) break;
      refused += 1;
      expect((await office.opens(assessment)).document).toEqual(before);
      expect(await office.lists()).toHaveLength(1);
      expect(await readdir(join(folder, 'carrying')).catch(() => [])).toEqual([]);
    }
    expect(refused).toBeGreaterThan(5);
    const made = (await office.lists()).find(({ id }) => task === 'move' || id !== assessment);
    const { document } = await office.opens(made?.id ?? '');
    expect(Object.keys(document.earlierAnswers)).toHaveLength(task === 'move' ? 3 : 4);
    await office.data.close();
    await rm(folder, { recursive: true, force: true });
  });
});
