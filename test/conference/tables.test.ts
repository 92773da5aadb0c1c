import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Input } from '#core/contract/operations';
import { ROUNDS, type PlannedSubmission } from './conference-plan';
import { everything, receives, secretariat } from './office';

type Asked = Input<'conference.table'>;

const LATEST = ROUNDS.at(-1)!.exercise.id;
const RELEASING = ['AL', 'FR', 'KE'];
const CONFIDENTIAL = ['TIP:9(1)(b)', 'TIP:9(2)'];
const STATES = ['AL', 'AT', 'EG', 'FR', 'KE', 'PE'];
/** Everything that six States sent in the last round about two protocols; half of them have released it. */
const received: readonly PlannedSubmission[] = everything
  .filter(
    ({ state, instrument, round }) =>
      round === 2 && STATES.includes(state) && ['TIP', state === 'FR' ? 'UNTOC' : 'FIREARMS'].includes(instrument),
  )
  .map((each) => (RELEASING.includes(each.state) ? { ...each, release: { released: true, confidential: CONFIDENTIAL } } : each));
/** One that has not released what it sent. */
const silent = received.find(({ state, practice }) => !practice && !RELEASING.includes(state))!.state;

const ASSISTANCE: Asked = { kind: 'assistance', rows: 'theme', columns: 'value', filter: {}, scope: 'internal', language: 'en' };
const ANSWERED: Asked = { kind: 'answered', rows: 'state', columns: 'instrument', filter: {}, scope: 'internal', language: 'en' };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'omnibus-conference-'));
  await receives(folder, received);
  return () => rm(folder, { recursive: true, force: true });
});

describe('what the Conference asks of what was received', () => {
  it('says who has answered how much, and who has sent nothing', async () => {
    await secretariat(folder, async ({ call }) => {
      const { table, exercise, states } = await call('conference.table', ANSWERED);
      expect(exercise?.id).toBe(LATEST);
      const sent = new Set(received.filter(({ practice }) => !practice).map(({ state }) => state));
      expect(new Set(states)).toEqual(sent);
      const albania = table!.rows.find(({ key }) => key === 'AL')!;
      const tip = albania.cells[table!.columns.indexOf('TIP')]!;
      expect(tip.count).toBeGreaterThan(10);
      expect(tip.count).toBeLessThanOrEqual(tip.asked!);
      expect(albania.cells[table!.columns.indexOf('UNTOC')], 'nothing received, which is not the same as no answer').toBeNull();
      expect(table!.rows.find(({ key }) => key === 'BR')!.all).toBeNull();
      const { total, answers } = await call('conference.behind', { ...ANSWERED, row: 'AL', column: 'TIP', limit: 5 });
      expect(total).toBe(tip.count);
      expect(answers[0]).toMatchObject({
        state: 'AL',
        said: [{ id: `${answers[0]!.provision}/status`, answer: { at: expect.any(String) } }],
      });
    });
  });

  it('opens from every number the answers that it counts, and only those', async () => {
    await secretariat(folder, async ({ call }) => {
      const { table } = await call('conference.table', ASSISTANCE);
      const column = table!.columns.find((key) => table!.totals[table!.columns.indexOf(key)]!.count > 0)!;
      const row = table!.rows.find(({ cells }) => (cells[table!.columns.indexOf(column)]?.count ?? 0) > 0)!;
      const { total, answers } = await call('conference.behind', { ...ASSISTANCE, row: row.key, column, limit: 50 });
      expect(total).toBe(row.cells[table!.columns.indexOf(column)]!.count);
      for (const { said } of answers)
        expect(said.find(({ id }) => id.endsWith('/assistance-needed.categories'))!.answer.value).toContain(column);
      await expect(call('conference.behind', { ...ASSISTANCE, row: 'nowhere', column })).rejects.toMatchObject({ code: 'not-found' });
    });
  });

  it.each(['challenges', 'steps', 'notifications'] as const)('counts %s by kind, and by who said so', async (kind) => {
    await secretariat(folder, async ({ call }) => {
      const byValue = await call('conference.table', { ...ASSISTANCE, kind });
      const byGroup = await call('conference.table', { ...ASSISTANCE, kind, columns: 'group' });
      expect(byValue.table!.columns.length).toBeGreaterThan(0);
      expect(byGroup.table!.all).toEqual(byValue.table!.all);
      expect(byGroup.table!.columns).toHaveLength(5);
    });
  });

  it('narrows by group, instrument, cluster and theme', async () => {
    await secretariat(folder, async ({ call }) => {
      const whole = (await call('conference.table', ASSISTANCE)).table!.all.count;
      const parts = await Promise.all(
        ['TIP', 'FIREARMS', 'UNTOC'].map(
          async (code) => (await call('conference.table', { ...ASSISTANCE, filter: { instruments: [code] } })).table!.all.count,
        ),
      );
      expect(parts.reduce((sum, each) => sum + each, 0)).toBe(whole);
      const african = await call('conference.table', { ...ANSWERED, filter: { group: 'African States' } });
      expect(african.states).toEqual(['EG', 'KE'].filter((code) => received.some(({ state, practice }) => state === code && !practice)));
      const themed = await call('conference.table', { ...ASSISTANCE, rows: 'provision', filter: { theme: 'victims' } });
      expect(themed.table!.all.count).toBeLessThan(whole);
      await expect(call('conference.table', { ...ASSISTANCE, exercise: 'another' })).rejects.toMatchObject({ code: 'not-found' });
      await expect(call('conference.table', { ...ANSWERED, columns: 'value' })).rejects.toMatchObject({ code: 'input-invalid' });
    });
  });

  it('counts only what States have released, without its confidential parts, unless everything is asked for', async () => {
    await secretariat(folder, async ({ call }) => {
      const all = await call('conference.table', { ...ANSWERED, columns: 'chapter' });
      const released = await call('conference.table', { ...ANSWERED, columns: 'chapter', scope: 'released' });
      expect(released.states).toEqual(all.states.filter((code) => RELEASING.includes(code)));
      expect(released.notCounted.notReleased).toBeGreaterThan(0);
      const opened = async (scope: 'released' | 'internal'): Promise<readonly string[]> => {
        const { answers } = await call('conference.behind', { ...ANSWERED, scope, row: 'AL', column: 'TIP', limit: 50 });
        return answers.map(({ provision }) => provision);
      };
      const everyOne = await opened('internal');
      expect(CONFIDENTIAL.filter((id) => everyOne.includes(id)).length).toBeGreaterThan(0);
      expect(await opened('released')).toEqual(everyOne.filter((id) => !CONFIDENTIAL.includes(id)));
    });
  });

  it('lets a State release by note, and take it back', async () => {
    await secretariat(folder, async ({ call }) => {
      const note = { action: 'release', state: silent, exercise: LATEST, note: 'NV 12', dated: '2026-05-30' } as const;
      const states = async (): Promise<readonly string[]> => (await call('conference.table', { ...ANSWERED, scope: 'released' })).states;
      expect(await states()).not.toContain(silent);
      await call('register.decide', { decision: { ...note, released: true } });
      expect(await states()).toContain(silent);
      await call('register.decide', { decision: { ...note, released: false } });
      expect(await states()).not.toContain(silent);
    });
  });
});

describe('the summaries from which it counts', () => {
  const file = (): string => join(folder, 'register/summaries');

  it('are read once, kept, and the same as those of a rebuild', async () => {
    const first = await secretariat(folder, async ({ call }) => (await call('conference.table', ASSISTANCE)).table);
    await secretariat(folder, async ({ call, told }) => {
      expect((await call('conference.table', ASSISTANCE)).table).toEqual(first);
      expect(told, 'nothing is read again').toEqual([]);
      await call('register.rebuild', {});
      expect((await call('conference.table', ASSISTANCE)).table).toEqual(first);
    });
    const rebuilt = await readFile(file());
    await secretariat(folder, async ({ call }) => call('register.rebuild', {}));
    expect((await readFile(file())).equals(rebuilt)).toBe(true);
  });

  it('are made anew where they are damaged or gone, and with the search in one reading', async () => {
    const first = await secretariat(folder, async ({ call }) => (await call('conference.table', ASSISTANCE)).table);
    const bytes = await readFile(file());
    bytes[bytes.length - 3] = (bytes[bytes.length - 3] ?? 0) ^ 0xff;
    await writeFile(file(), bytes);
    await secretariat(folder, async ({ call, told }) => {
      expect((await call('conference.table', ASSISTANCE)).table).toEqual(first);
      expect(told.length).toBeGreaterThan(0);
    });
    await rm(file());
    for (const name of await readdir(join(folder, 'register/index'))) await rm(join(folder, 'register/index', name));
    await secretariat(folder, async ({ call, told }) => {
      await call('register.search', {});
      told.length = 0;
      expect((await call('conference.table', ASSISTANCE)).table).toEqual(first);
      expect(told, 'what was read for the search is not read again').toEqual([]);
    });
  });

  it('stop when they are no longer wanted, and keep what was done', async () => {
    await rm(file(), { force: true });
    const stopped = new AbortController();
    stopped.abort();
    await secretariat(folder, async ({ call }) => {
      await expect(call('conference.table', ASSISTANCE, stopped.signal)).rejects.toMatchObject({ code: 'cancelled' });
      expect((await call('conference.table', ASSISTANCE)).table!.all.count).toBeGreaterThan(0);
    });
  });
});
