import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { Release } from '#core/answers/release';
import { keptBack } from '#core/comparison/kept-back';
import type { RegisterEntry } from '#core/register/register';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party } from '#test/register/party';
import { Exercise } from './exercise';

const { folder: content } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(content);
const RELEASES: Readonly<Record<string, Release>> = {
  AL: { released: true, confidential: ['TIP:5(1)'] },
  EG: { released: true, confidential: [] },
};

/** France has not released what it sent, Albania all but a provision, Egypt all. */
let folder: string;
let secretariat: Party;
let entries: readonly RegisterEntry[];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
  const data = await openDataFolder(folder, { mode: 'own' });
  const plan = conferencePlan(library.states())
    .filter(
      ({ state, instrument, practice, number }) =>
        !practice && number === 1 && ['TIP', 'UNCAC'].includes(instrument) && ['FR', 'AL', 'EG'].includes(state),
    )
    .map((planned) => ({ ...planned, ...(RELEASES[planned.state] && { release: RELEASES[planned.state] }) }));
  await fillRegister(data, library, plan);
  await data.close();
  secretariat = await Party.open(undefined, folder);
  entries = await secretariat.call('register.list', {});
});
afterAll(async () => {
  await secretariat?.close();
  await rm(folder, { recursive: true, force: true });
});

const of = (state: string, instrument = 'TIP'): { readonly digest: string }[] =>
  entries.filter(({ claims }) => claims.state === state && claims.instruments.includes(instrument)).map(({ digest }) => ({ digest }));
const compares = async (state: string, instrument = 'TIP') => {
  const [older, newer] = of(state, instrument);
  return (await secretariat.call('comparison.compare', { older: older!, newer: newer! })).keptBack;
};

describe('what is shown whole says what of it may not leave', () => {
  it('of two submissions: all of each that is not released', async () => {
    expect(await compares('FR')).toMatchObject(
      of('FR')
        .slice(0, 2)
        .map(({ digest }) => ({ digest, all: true, confidential: [], claims: { state: 'FR' } })),
    );
  });

  it('of two submissions: the provisions that their State marks as confidential, where something is said under them', async () => {
    for (const each of await compares('AL')) expect(each).toMatchObject({ all: false, confidential: ['TIP:5(1)'] });
    expect(await compares('AL')).not.toEqual([]);
    expect(await compares('AL', 'UNCAC')).toEqual([]);
  });

  it('nothing where all of it may leave, until a note takes that back', async () => {
    expect(await compares('EG')).toEqual([]);
    const [first] = entries.filter(({ claims }) => claims.state === 'EG');
    const note = { action: 'release', state: 'EG', exercise: first!.claims.exercise, note: 'NV 1/2026', dated: '2026-06-01' } as const;
    await secretariat.call('register.decide', { decision: { ...note, released: false } });
    expect(await compares('EG')).toMatchObject([{ all: true }]);
    await secretariat.call('register.decide', { decision: { ...note, released: true, note: 'NV 2/2026' } });
    expect(await compares('EG')).toEqual([]);
  });

  it('of a row over time: each submission by itself', async () => {
    const { keptBack: kept } = await secretariat.call('comparison.series', { of: of('FR') });
    expect(kept.map(({ digest }) => digest)).toEqual(of('FR').map(({ digest }) => digest));
    expect((await secretariat.call('comparison.series', { of: of('EG') })).keptBack).toEqual([]);
  });

  it('of a provision across States: whoever has not released it, or marks it', async () => {
    const all = [...of('FR'), ...of('AL'), ...of('EG')];
    const statesKept = async (provision: string) => {
      const { keptBack: kept } = await secretariat.call('comparison.across', { of: all, provision });
      return [...new Set(kept.map(({ claims, all: whole }) => `${claims.state} ${whole ? 'all' : 'marked'}`))];
    };
    expect(await statesKept('TIP:5(1)')).toEqual(['FR all', 'AL marked']);
    expect(await statesKept('TIP:6(3)')).toEqual(['FR all']);
    // A protocol's submissions say nothing of another treaty.
    expect(await statesKept('UNCAC:5(1)')).toEqual([]);
  });

  it('agrees with what a document leaves out: what it takes without being asked needs no word', async () => {
    const write = { what: 'comparison', format: 'docx', language: 'en' } as const;
    for (const state of ['FR', 'AL', 'EG']) {
      const kept = await compares(state);
      const written = secretariat.call('comparison.write', { of: of(state).slice(0, 2), ...write });
      if (kept.some(({ all }) => all)) await expect(written).rejects.toMatchObject({ code: 'not-released' });
      else expect((await written).name).not.toMatch(/^INTERNAL/);
    }
  });

  it('does not speak of a file that its holder was given, but for what the State marks in it', () => {
    const given = new Exercise('2026').answers('TIP:5(1)/status', 'yes').answers('TIP:6(1)/status', 'no').sealed();
    const marked = { released: false, confidential: ['TIP:6(1)'], given: true } as const;
    const everything = () => true;
    expect(keptBack(given, { released: false, confidential: [], given: true }, everything)).toEqual([]);
    expect(keptBack(given, marked, everything)).toMatchObject([{ all: false, confidential: ['TIP:6(1)'] }]);
    expect(keptBack(given, marked, (provision) => provision === 'TIP:5(1)')).toEqual([]);
    expect(keptBack(given, { released: true, confidential: [] }, everything), 'practice').toMatchObject([{ all: true }]);
  });
});
