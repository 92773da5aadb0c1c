import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { loadContentLibrary } from '#services/content/load-content-library';
import { unzipped } from '#test/report/read-back';
import { allWords } from './all-words';
import { guardedOffice, type GuardedOffice } from './guarded-office';
import { CONFIDENTIAL, GUARDED, GUARDED_TITLE, OPEN_STATES } from './guarded-words';
import { OFFERING, operationsOf, type OfferingOperation } from './offering-operations';
import { waysOut, type EveryWayOut, type WaysOut } from './ways-out';

let office: GuardedOffice;
let ways: EveryWayOut;
beforeAll(async () => {
  office = await guardedOffice();
  ways = waysOut(office);
}, 120_000);
afterAll(() => office?.leave());

interface Offered {
  readonly name: string;
  readonly file: string;
}

/** Every file in what an operation gives. */
function filesIn(given: unknown): readonly Offered[] {
  if (typeof given !== 'object' || given === null) return [];
  const own = 'file' in given && 'name' in given && 'bytes' in given ? [given as unknown as Offered] : [];
  return [...own, ...Object.values(given).flatMap(filesIn)];
}

interface Written {
  readonly name: string;
  readonly words: string;
  /** What was asked, to be named where something is wrong. */
  readonly asked: string;
}

async function written<N extends OfferingOperation>(name: N, inputs: readonly Input<N>[]): Promise<readonly Written[]> {
  const found: Written[] = [];
  for (const input of inputs) {
    const files = filesIn(await office.secretariat.call(name, input));
    for (const { name: fileName, file } of files) {
      const words = await allWords(fileName, office.secretariat.keep({ file }));
      found.push({ name: fileName, words, asked: `${name} ${JSON.stringify(input).slice(-160)}: ${fileName}` });
    }
    expect(files.length, JSON.stringify(input)).toBeGreaterThan(0);
  }
  return found;
}

const nameOf = <N extends OfferingOperation>(name: N): WaysOut<N> => ways[name];
const named = (has: keyof WaysOut<OfferingOperation>): readonly OfferingOperation[] =>
  (Object.keys(OFFERING) as OfferingOperation[]).filter((name) => HAS[has].has(OFFERING[name]));

/** Which kinds of operation are asked how. */
const HAS = {
  plain: new Set(['no-content', 'own-copy', 'leaves']),
  whole: new Set(['as-it-came', 'closed']),
  agreed: new Set(['closed']),
  refused: new Set(['state']),
} as const satisfies Readonly<Record<keyof WaysOut<OfferingOperation>, ReadonlySet<string>>>;

/** What is about single submissions says which exercise each says that it is of. */
const OF_A_SUBMISSION: ReadonlySet<string> = new Set(['bundles.saveReport', 'intake.protocol']);

/** What stands in a file that holds what is not released. */
const MARKS = /For internal use: includes what is not released|Internal use: holds what has not been released/;
const OF_A_REVIEW = /Confidential: for the parties to the review/;

describe('what leaves the secretariat', () => {
  it.each(named('plain'))('%s holds nothing that is not released or is confidential', async (name) => {
    for (const { words, asked } of await written(name, (await nameOf(name).plain?.()) ?? [])) {
      expect(words.length).toBeGreaterThan(40);
      expect(words.indexOf(GUARDED), asked).toBe(-1);
      if (!OF_A_SUBMISSION.has(name)) expect(words.indexOf(GUARDED_TITLE), asked).toBe(-1);
    }
  });

  it('reports nothing of a confidential provision, not even that it is asked: it would be read as left open', async () => {
    const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
    const { entries } = loadContentLibrary(folder).wording('en');
    const subjects = CONFIDENTIAL.map((provision) => entries[`provision/${provision}/subject`] ?? '');
    const reported = async (asked: readonly Input<'reports.write'>[]): Promise<string> =>
      (await written('reports.write', asked)).map(({ words }) => words.replace(/\s+/g, ' ')).join('\n');
    const released = (await nameOf('reports.write').plain?.()) ?? [];
    const [plain, whole] = [await reported(released), await reported(released.map((each) => ({ ...each, internal: true })))];
    for (const subject of subjects) expect([whole.includes(subject), plain.includes(subject)], subject).toEqual([true, false]);
  });

  it.each(operationsOf('leaves').filter((name) => name !== 'openData.write'))(
    '%s says so in every file that holds the whole',
    async (name) => {
      const all = await written(name, nameOf(name).whole?.() ?? []);
      expect(all.filter(({ words }) => words.includes(GUARDED)).length).toBeGreaterThan(0);
      for (const each of all) {
        expect(each.name, each.asked).toMatch(/^INTERNAL-/);
        expect(MARKS.test(each.words) || MARKS.test(each.words.replace(/\s+/g, ' ')), each.asked).toBe(true);
      }
    },
  );

  it.each(operationsOf('closed'))('%s says in the file itself that it is for the parties to the review', async (name) => {
    const { whole, agreed } = nameOf(name);
    for (const [isWhole, all] of [
      [true, await written(name, whole?.() ?? [])],
      [false, await written(name, agreed?.() ?? [])],
    ] as const)
      for (const { words, asked } of all) {
        expect(words.includes(GUARDED), asked).toBe(isWhole);
        expect(OF_A_REVIEW.test(words.replace(/\s+/g, ' ')), asked).toBe(true);
      }
  });

  it('hands out what was refused byte for byte, only for internal use, and says so in its name', async () => {
    const { quarantined, secretariat } = office;
    const unmarked = { sha512: quarantined } as unknown as Input<'quarantine.export'>;
    await expect(secretariat.call('quarantine.export', unmarked)).rejects.toMatchObject({ code: 'input-invalid' });
    const given = await secretariat.call('quarantine.export', { sha512: quarantined, internal: true });
    expect(given.name).toMatch(/^INTERNAL-/);
    const bytes = await readFile(secretariat.keep(given));
    expect(createHash('sha512').update(bytes).digest('hex')).toBe(quarantined);
  });

  it.each([...named('refused'), ...operationsOf('leaves').filter((name) => name !== 'openData.write' && name !== 'conference.export')])(
    '%s gives nothing of what was received and not released',
    async (name) => {
      const asked = nameOf(name).refused?.() ?? [];
      expect(asked.length).toBeGreaterThan(0);
      for (const input of asked) {
        const error: unknown = await office.secretariat.call(name, input).then(
          () => new Error(`a file was given for ${JSON.stringify(input)}`),
          (reason: unknown) => reason,
        );
        expect(error).toBeInstanceOf(AppError);
        const { code } = error as AppError;
        if (OFFERING[name] === 'leaves') expect(code).toBe('not-released');
        else expect(['internal', 'cancelled']).not.toContain(code);
        expect(JSON.stringify((error as AppError).params)).not.toContain(GUARDED);
      }
    },
  );

  it('puts the same data together again byte for byte, as tables that anybody reads', async () => {
    const { secretariat } = office;
    const once = await secretariat.call('openData.write', {});
    const file = secretariat.keep(once);
    const again = secretariat.keep(await secretariat.call('openData.write', {}));
    expect((await readFile(file)).equals(await readFile(again))).toBe(true);
    expect(once.states).toBe(2);
    const parts = await unzipped(file);
    const rows = JSON.parse(parts.get('data/answers.json') ?? '[]') as readonly Record<string, unknown>[];
    expect(rows).toHaveLength(once.answers);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(OPEN_STATES));
    expect(rows.some(({ state, provision }) => state === 'AL' && CONFIDENTIAL.includes(String(provision)))).toBe(false);
    expect(rows.some(({ state, provision }) => state === 'EG' && provision === 'TIP:5(1)')).toBe(true);
    const { resources } = JSON.parse(parts.get('datapackage.json') ?? '{}') as { resources: { path: string; rows: number }[] };
    const described = resources.find((each) => each.path === 'data/answers.csv');
    expect(described?.rows).toBe(rows.length);
  });
});
