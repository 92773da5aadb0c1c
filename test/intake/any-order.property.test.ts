import fc from 'fast-check';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import { IntakeDesk, type Holdings } from './intake-desk';
import { openOffice, writeMailbag, type Mailbag } from './mailbag';

let folder: string;
let content: ContentLibrary;
let mail: Mailbag;
let offices = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-intake-'));
  content = loadContentLibrary((await ensureContent()).folder);
  mail = await writeMailbag(content, join(folder, 'mail'), 4);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** One way for the post to come: its files in some order, in some runs, each of which may be stopped and gone on with. */
interface Way {
  readonly order: readonly number[];
  readonly cuts: readonly number[];
  /** After how many files each run is stopped. */
  readonly stops: readonly number[];
}

async function holdingsAfter({ order, cuts, stops }: Way): Promise<Holdings> {
  const office = join(folder, `office-${(offices += 1)}`);
  await openOffice(office, mail.signers);
  const desk = await IntakeDesk.open(office, content);
  try {
    const files = order.map((at) => mail.files[at]!);
    const ends = [...new Set(cuts)].sort((a, b) => a - b).concat(files.length);
    let from = 0;
    for (const [at, end] of ends.entries()) {
      const given = files.slice(from, end);
      from = end;
      if (given.length === 0) continue;
      const stopAfter = stops[at % stops.length] ?? 0;
      const first = await desk.receives(given, undefined, (passed, stop) => passed === stopAfter && stop());
      const run = first.state === 'finished' ? first : await desk.receives(given, first.id);
      expect(run).toMatchObject({ state: 'finished', counts: { files: given.length, undecided: 0 } });
    }
    expect(await desk.leftOver()).toEqual([]);
    return await desk.holds();
  } finally {
    await desk.close();
    await rm(office, { recursive: true, force: true });
  }
}

describe('Many bundles', () => {
  it('make the same register and the same quarantine in whatever order and in however many runs they come', async () => {
    const order = mail.files.map((_, at) => at);
    const expected = await holdingsAfter({ order, cuts: [], stops: [-1] });
    expect(expected.received).toHaveLength(mail.files.length - 4);
    expect(expected.quarantine).toHaveLength(3);
    const ways = fc.record({
      order: fc.shuffledSubarray(order, { minLength: order.length }),
      cuts: fc.array(fc.integer({ min: 1, max: order.length - 1 }), { maxLength: 3 }),
      stops: fc.array(fc.integer({ min: -1, max: 4 }), { minLength: 1, maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(ways, async (way) => {
        expect(await holdingsAfter(way)).toEqual(expected);
      }),
      { numRuns: 12 },
    );
  }, 300_000);
});
