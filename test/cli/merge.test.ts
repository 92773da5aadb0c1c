import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Agency, FocalPoint } from '#test/agencies/commission';
import { omnibus } from './command-line';

const STATUS = 'TIP:5(1)/status';

describe('omnibus merge', () => {
  it('0 when nothing is open, 3 when conflicts are, 1 when a file is refused; each conflict with all its sources', async () => {
    const focalPoint = await FocalPoint.begins();
    const files: string[] = [];
    for (const [agency, value] of [
      ['Justice', 'yes'],
      ['Interior', 'no'],
    ] as const) {
      const asked = await Agency.opens(await focalPoint.asks(agency, ['TIP:5(1)']));
      await asked.answers(STATUS, value);
      const kept = join(asked.desk.folder, 'returned');
      await copyFile(await asked.returns(), kept);
      files.push(kept);
    }
    await focalPoint.desk.close();
    const run = (...contributions: string[]) =>
      omnibus(['merge', focalPoint.assessment, ...contributions, '--data-dir', focalPoint.desk.folder]);
    const first = await run(files[0]!);
    expect([first.status, first.json()]).toMatchObject([0, { exitStatus: 0, taken: [STATUS], conflicts: [] }]);
    const both = await run(files[1]!, files[0]!);
    expect(both.status).toBe(3);
    expect(both.json()).toMatchObject({
      contributions: [{ verdict: 'new' }, { verdict: 'duplicate' }],
      conflicts: [{ question: STATUS, ours: null, sources: [{ agency: 'Interior', answer: { value: 'no' } }, { agency: 'Justice' }] }],
    });
    expect(both.said).toContain('is here already');
    const elsewhere = await FocalPoint.begins();
    await elsewhere.desk.close();
    const refused = await omnibus(['merge', elsewhere.assessment, files[0]!, '--data-dir', elsewhere.desk.folder]);
    expect([refused.status, refused.json()]).toMatchObject([1, { contributions: [{ verdict: 'other-assessment' }] }]);
    expect((await omnibus(['merge', elsewhere.assessment])).status).toBe(64);
  });
});
