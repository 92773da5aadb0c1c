import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { mergeConfig } from 'vite';
import { buildForUse } from '#build/build-for-use';
import { ensureContent } from '#build/content/ensure';
import { intakeThreadConfig } from '#build/vite.intake-thread';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { verifyCardFile } from '#services/trust/card-file';
import { createTrustStore } from '#services/trust/trust-store';
import type { Benchmark } from './benchmark';
import { writeBenchBundles } from './intake/bench-bundles';

/**
 * A thousand bundles taken in, beside what Node needs to read and hash the same bytes once, parse the same JSON and verify the
 * same signatures. They take turns, each time in a process of its own, ours built as it is shipped; ours begins with an empty register.
 */
const ROUNDS = 5;
const BUNDLES = Number(process.env['OMNIBUS_BENCH_BUNDLES'] ?? 1_000);

export const intake: Benchmark = {
  name: 'intake',
  async run(say) {
    const { folder: content } = await ensureContent({ onProblems: 'fail' });
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-bench-intake-'));
    try {
      say('intake: building our side');
      const programs = await buildPrograms(folder);
      const [bundles, cards] = [path.join(folder, 'bundles'), path.join(folder, 'cards')];
      const { answersKb } = await writeBenchBundles(loadContentLibrary(content), bundles, cards, BUNDLES, (done) => {
        if (done % 10 === 0) say(`intake: writing bundles, ${done} of 60 parts`);
      });
      const ours: OursTaken[] = [];
      const floor: FloorTaken[] = [];
      for (let round = 1; round <= ROUNDS; round++) {
        say(`intake: round ${round} of ${ROUNDS}`);
        floor.push(await program<FloorTaken>(programs.floor, [cards, bundles]));
        const data = path.join(folder, `data-${round}`);
        await enrolAll(data, cards);
        ours.push(await program<OursTaken>(programs.ours, [content, data, bundles]));
        await rm(data, { recursive: true, force: true });
      }
      assertSame(ours, floor);
      const peak_mb = Math.round(Math.max(...ours.map((each) => each.peak_mb)));
      const figures = { ours: { seconds: median(ours), peak_mb }, floor: { seconds: median(floor) } };
      return { figures, table: tableOf(figures, answersKb) };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
};

interface FloorTaken {
  readonly seconds: number;
  readonly verified: number;
}

interface OursTaken {
  readonly seconds: number;
  readonly peak_mb: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly verdicts: Readonly<Record<string, number>>;
}

const run = promisify(execFile);

async function program<Taken>(script: string, words: readonly string[]): Promise<Taken> {
  const { stdout } = await run(process.execPath, [script, ...words]);
  return JSON.parse(stdout) as Taken;
}

/** Both sides as plain JavaScript, and the threads of ours beside it. */
async function buildPrograms(folder: string): Promise<{ readonly ours: string; readonly floor: string }> {
  const outDir = path.join(folder, 'programs');
  await buildForUse(mergeConfig(intakeThreadConfig, { build: { outDir } }));
  for (const name of ['ours', 'floor']) {
    const output = { entryFileNames: `${name}.js` };
    await buildForUse(mergeConfig(intakeThreadConfig, { build: { ssr: `bench/intake/${name}.ts`, outDir, rolldownOptions: { output } } }));
  }
  return { ours: path.join(outDir, 'ours.js'), floor: path.join(outDir, 'floor.js') };
}

async function enrolAll(dataFolder: string, cards: string): Promise<void> {
  const data = await openDataFolder(dataFolder, { mode: 'own' });
  const trust = createTrustStore({ data, clock: { now: () => '2026-01-05T08:00:00.000Z' } });
  for (const name of await readdir(cards)) {
    const card = await verifyCardFile(await readFile(path.join(cards, name), 'utf8'), name);
    await trust.enrol(card, { fingerprint: card.publicKey.fingerprint, confirmedBy: 'B. Officer', note: 'NV 1/2026' });
  }
  await data.close();
}

/** A figure counts only where both sides found every bundle in order. */
function assertSame(ours: readonly OursTaken[], floor: readonly FloorTaken[]): void {
  const wrong = ours.find(({ counts }) => counts['received'] !== BUNDLES) ?? floor.find(({ verified }) => verified !== BUNDLES);
  if (wrong) throw new Error(`Not every bundle was found in order: ${JSON.stringify(wrong)}`);
}

function median(rounds: readonly { readonly seconds: number }[]): number {
  const ascending = rounds.map(({ seconds }) => seconds).sort((a, b) => a - b);
  return Math.round(ascending[Math.floor(ascending.length / 2)]! * 100) / 100;
}

interface Figures {
  readonly ours: { readonly seconds: number; readonly peak_mb: number };
  readonly floor: { readonly seconds: number };
}

function tableOf({ ours, floor }: Figures, answersKb: number): string[] {
  const row = (name: string, cells: readonly (number | string)[]): string =>
    name.padEnd(12) + cells.map((cell) => String(cell).padStart(12)).join('');
  return [
    `${BUNDLES} bundles taken in, each with 1 MB of attachments and ${answersKb} KB of answers on average, median of ${ROUNDS} rounds`,
    row('', ['seconds', 'peak_mb']),
    row('ours', [ours.seconds, ours.peak_mb]),
    row('floor', [floor.seconds, '-']),
  ];
}
