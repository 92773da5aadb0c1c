import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Office } from '#test/store/office';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, WorkerProcess } from './worker-process';

const KILLS = 100;

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker();
  folder = await mkdtemp(join(tmpdir(), 'omnibus-kill-'));
});
afterAll(async () => {
  await worker.remove();
  await rm(folder, { recursive: true, force: true });
});

describe('A program that is killed while somebody works', () => {
  it(`keeps every answer that it had acknowledged, ${KILLS} times`, async () => {
    const office = await Office.open(folder);
    const official = await office.begins();
    const { assessment } = official;
    await office.close();

    const random = randomNumbers(20_260);
    const answers = new Map<string, { value: unknown; revision: unknown }>();
    const evidence = new Map<string, unknown>();
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = new WorkerProcess(worker.script, 'quickly', folder, assessment);
      // Anywhere in the first lines, in the middle of a snapshot, of a file, of a heartbeat: wherever it happens to be.
      const lines = 2 + Math.floor(random() * 80);
      await running.until((reports) => reports.length >= lines);
      await running.kill();
      let seq = 0;
      for (const report of running.reports) {
        if (typeof report['seq'] !== 'number') continue;
        seq = report['seq'];
        acknowledged += 1;
        if (typeof report['question'] === 'string')
          answers.set(report['question'], { value: report['value'], revision: report['revision'] });
        if (typeof report['evidence'] === 'string') evidence.set(report['evidence'], report['sha512']);
      }
      const reader = await Office.open(folder, { mode: 'read-only' });
      const opened = await reader.reads(assessment);
      await reader.close();
      expect(opened.notices).toEqual([]);
      expect(opened.seq).toBeGreaterThanOrEqual(seq);
      expect(opened.seq).toBeLessThanOrEqual(seq + 1);
      // One more line may have reached the disk without being acknowledged: then it counts, and shows by its revision.
      let unacknowledged = 0;
      for (const [question, { value, revision }] of answers) {
        const found = opened.document.answers[question];
        if (found?.revision === revision) expect(found?.value).toBe(value);
        else unacknowledged += 1;
        expect(found?.revision).toBeGreaterThanOrEqual(Number(revision));
        answers.set(question, { value: found?.value, revision: found?.revision });
      }
      expect(unacknowledged).toBeLessThanOrEqual(opened.seq - seq);
      for (const [id, sha512] of evidence) expect(opened.document.evidence[id]?.attachment?.sha512).toBe(sha512);
    }
    for (const sha512 of new Set(evidence.values())) {
      const bytes = await readFile(join(folder, 'assessments', assessment, 'attachments', String(sha512)));
      expect(createHash('sha512').update(bytes).digest('hex')).toBe(sha512);
    }
    expect(acknowledged).toBeGreaterThan(KILLS);
    expect(evidence.size).toBeGreaterThan(0);
    console.log(`${KILLS} kills, ${acknowledged} acknowledged changes, ${evidence.size} with a file: none lost.`);
  }, 300_000);
});
