import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '#test/store/office';
import { bundleWorker, WorkerProcess } from './worker-process';

const KILLS = 25;
const WITNESS = 'Zefiryna Quillfeather';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';

/** Where the killing comes: at once, with the marker there, the new journal prepared, the snapshot gone, and when all is done. */
const STAGES: readonly ((at: (name: string) => boolean) => boolean)[] = [
  () => true,
  (at) => at('erasing.json'),
  (at) => at('journal.erased.ndjson'),
  (at) => at('erasing.json') && !at('assessment.json'),
  () => false,
];

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker();
  folder = await mkdtemp(join(tmpdir(), 'omnibus-erase-kill-'));
});
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

async function filesWith(words: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = await Promise.all(
    entries.map(async (entry) =>
      entry.isFile() && (await readFile(join(entry.parentPath, entry.name))).includes(words) ? [entry.name] : [],
    ),
  );
  return found.flat();
}

describe('A program that is killed while it erases', () => {
  it(`has erased everything or nothing at its next start, ${KILLS} times`, async () => {
    const office = await Office.open(folder);
    const { assessment } = await office.begins();
    await office.close();
    const seen = new Map<string, number>();
    for (let kill = 1; kill <= KILLS; kill++) {
      const writing = await Office.open(folder);
      const official = writing.continues(assessment);
      await official.answers(EXPLANATION, `${WITNESS} `.repeat(50));
      await official.answers('TIP:5(1)/status', kill % 2 === 0 ? 'yes' : 'no');
      const before = await official.opens();
      await writing.close();

      const running = new WorkerProcess(worker.script, 'erasing', folder, assessment);
      await running.until((reports) => reports.some((report) => report['erasing'] === true));
      const reached = STAGES[kill % STAGES.length] ?? (() => true);
      const at = (name: string): boolean => existsSync(join(folder, 'assessments', assessment, name));
      while (!running.reports.some((report) => report['erased'] === true) && !reached(at)) await new Promise(setImmediate);
      await running.kill();
      const acknowledged = running.reports.some((report) => report['erased'] === true);

      const again = await Office.open(folder);
      const after = await again.continues(assessment).opens();
      await again.close();
      expect(after).toMatchObject({ access: 'full', notices: [] });
      const state = after.document.answers[EXPLANATION]?.standing === 'unanswered' ? 'erased' : 'kept';
      seen.set(state, (seen.get(state) ?? 0) + 1);
      if (acknowledged) expect(state).toBe('erased');
      if (state === 'erased') expect(await filesWith(WITNESS)).toEqual([]);
      else expect(after).toEqual(before);
      expect(after.document.answers['TIP:5(1)/status']).toEqual(before.document.answers['TIP:5(1)/status']);
    }
    console.log(`${KILLS} kills while erasing: ${JSON.stringify(Object.fromEntries(seen))}, never a mixture.`);
    expect([...seen.keys()].sort()).toEqual(['erased', 'kept']);
  }, 300_000);
});
