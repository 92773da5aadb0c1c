import { createHash } from 'node:crypto';
import { copyFile, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AssessmentDocument } from '#core/answers/document';
import { Agency, FocalPoint } from '#test/agencies/commission';
import { Office } from '#test/store/office';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess } from './worker-process';

const KILLS = 40;
const QUESTIONS = ['TIP:5(1)/status', 'TIP:5(1)/legal-basis.citations', 'TIP:5(1)/legal-basis.explanation'];

let worker: Awaited<ReturnType<typeof bundleWorker>>;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/merge-worker.ts');
});
afterAll(() => worker.remove());

/** All of what the contribution brings, or nothing of it; anything between is a mixture. */
function stateOf({ answers, evidence, contributions }: AssessmentDocument): 'before' | 'after' | 'mixture' {
  const said = QUESTIONS.filter((id) => answers[id] && answers[id].standing !== 'unanswered').length;
  const parts = [said, Object.keys(evidence).length * QUESTIONS.length, Object.keys(contributions).length * QUESTIONS.length];
  if (parts.every((part) => part === 0)) return 'before';
  return parts.every((part) => part === QUESTIONS.length) ? 'after' : 'mixture';
}

describe('A program that is killed while it takes a contribution in', () => {
  it(`leaves all of it or nothing, ${KILLS} times, and every file that a law names`, async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', ['TIP:5(1)']));
    await justice.answers(QUESTIONS[0]!, 'yes');
    await justice.enters('act', 'Trafficking Act', 'text of the act '.repeat(50_000));
    await justice.answers(QUESTIONS[1]!, ['act']);
    await justice.answers(QUESTIONS[2]!, 'Section 3. '.repeat(2_000));
    const { folder } = focalPoint.desk;
    const contribution = join(justice.desk.folder, 'contribution');
    await copyFile(await justice.returns(), contribution);
    await focalPoint.desk.close();

    const random = randomNumbers(4_711);
    const found = { before: 0, after: 0, mixture: 0 };
    let acknowledged = 0;
    for (let kill = 1; kill <= KILLS; kill++) {
      const running = new ScriptProcess(worker.script, [folder, focalPoint.assessment, resolve('dist/content'), contribution]);
      const lines = 1 + Math.floor(random() * 8);
      await running.until((reports) => reports.length >= lines);
      await running.kill();
      const last = running.reports.findLast(({ seq }) => typeof seq === 'number');
      acknowledged += running.reports.length - 1;
      const reader = await Office.open(folder, { mode: 'read-only' });
      const { document, notices, seq } = await reader.reads(focalPoint.assessment);
      await reader.close();
      expect(notices).toEqual([]);
      const state = stateOf(document);
      found[state] += 1;
      // What had been acknowledged is there; at most one more line may have reached the disk.
      if (last && last['seq'] === seq) expect(state).toBe(last['state']);
      for (const { attachment } of Object.values(document.evidence)) {
        const bytes = await readFile(join(folder, 'assessments', focalPoint.assessment, 'attachments', attachment?.sha512 ?? ''));
        expect(createHash('sha512').update(bytes).digest('hex')).toBe(attachment?.sha512);
      }
    }
    expect(found.mixture).toBe(0);
    expect(found.before).toBeGreaterThan(0);
    expect(found.after).toBeGreaterThan(0);
    console.log(
      `${KILLS} kills during ${acknowledged} acknowledged merges and undos: ${found.before} before, ${found.after} after, no mixture.`,
    );
  }, 300_000);
});
