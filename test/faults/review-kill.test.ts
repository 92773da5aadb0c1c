import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { Party, PASSPHRASE, TestClock } from '#test/register/party';
import { fourParties, handsOn, opensReview, takes, type Parties } from '#test/review/parties';
import { randomNumbers } from './simulated-disk';
import { bundleWorker, ScriptProcess, type Report } from './worker-process';

const KILLS = 25;
/** The longest that a kill comes after what was reported last, in milliseconds: about as long as a step takes. */
const LATEST = 60;
const QUICK = { heartbeat: 40, stale: 120 };
const { folder: compiled } = await ensureContent();

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let parties: Parties;
let review: string;
let opening: string;
let scratch: string;
beforeAll(async () => {
  worker = await bundleWorker('test/faults/review-worker.ts');
  scratch = await mkdtemp(join(tmpdir(), 'omnibus-test-'));
  parties = await fourParties();
  ({ review } = await opensReview(parties));
  opening = await handsOn(parties.secretariat, review, parties.keys.secretariat, true);
  await parties.france.close();
}, 120_000);
afterAll(async () => {
  await worker.remove();
  await parties.leave();
  await rm(scratch, { recursive: true, force: true });
});

const acknowledged = (reports: readonly Report[], step: string): number => reports.filter((each) => each['step'] === step).length;

describe('A program that is killed while it takes a review in, drafts and signs', () => {
  it(`has what was acknowledged, nothing in part, and goes on, ${KILLS} times`, async () => {
    const random = randomNumbers(1_945);
    for (let kill = 1; kill <= KILLS; kill++) {
      const folder = join(scratch, String(kill));
      await cp(parties.france.folder, folder, { recursive: true });
      const running = new ScriptProcess(worker.script, [folder, compiled, opening, parties.keys.france, PASSPHRASE]);
      const lines = 1 + Math.floor(random() * 5);
      await running.until((reports) => reports.length >= lines);
      await delay(random() * LATEST);
      await running.kill();
      const said = running.reports;
      expect(said.filter(({ stopped }) => stopped !== undefined)).toEqual([]);

      const france = await Party.open(new TestClock(), folder, undefined, QUICK);
      const { reviews: there } = await france.call('reviews.list', {});
      if (acknowledged(said, 'taken') > 0) expect(there).toHaveLength(1);
      await takes(france, opening);
      const { observations, own, held } = await france.call('reviews.read', { review });
      expect(held).toEqual([parties.digest]);
      // One more may have reached the disk than was acknowledged.
      const drafted = acknowledged(said, 'drafted');
      expect([drafted, drafted + 1]).toContain(observations.length);
      expect(observations.map(({ drafts }) => drafts.map(({ text }) => text))).toEqual(
        observations.map((_, place) => [`Gap ${String(place + 1)}`]),
      );
      expect(observations.length - own.length).toBeGreaterThanOrEqual(acknowledged(said, 'signed'));

      // What it hands on is whole, and the secretariat takes all of it.
      const file = await handsOn(france, review, parties.keys.france);
      await france.close();
      const inspected = await parties.secretariat.call('reviews.inspect', { file: parties.secretariat.file(file) });
      expect(inspected.outcome === 'unchanged').toBe(observations.length === 0);
      await rm(folder, { recursive: true, force: true });
    }
  }, 300_000);
});
