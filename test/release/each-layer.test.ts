import { rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { releasedRow } from '#core/comparison/released-row';
import type { ToldAnswer } from '#core/conference/table-document';
import type { Scope } from '#core/conference/table-request';
import { wordsOf } from '#core/questionnaire/wording';
import { isConfidential } from '#core/submission/release';
import { SubmissionsToCompare, type Opened } from '#services/comparison/open-submissions';
import { releasedAcross } from '#services/comparison/released-only';
import { ConferenceTables } from '#services/conference/conference-tables';
import { toldAnswers } from '#services/conference/told-answers';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { FileHandles } from '#services/files/file-handles';
import { newId } from '#services/new-id';
import { chooseSubmissions } from '#services/open-data/choose-submissions';
import { writePackage } from '#services/open-data/write-package';
import { searchableRegister, type SearchableRegister } from '#services/register/search-handlers';
import { releasesOf, standingReleases } from '#services/register/standing-releases';
import { interfaceWords } from '#services/report/interface-words';
import { speechOf } from '#services/report/speech';
import { openDataFolder } from '#services/storage/data-folder';
import { allWords } from './all-words';
import { guardedOffice, type GuardedOffice } from './guarded-office';
import { CONFIDENTIAL, GUARDED, GUARDED_TITLE, OPEN_STATES } from './guarded-words';

/**
 * What leaves passes more than one place at which it could be stopped, and a file stays clean where one of them is broken. So each is
 * asked here by itself, given what those before it should have kept back.
 */
let office: GuardedOffice;
let context: ServiceContext;
let from: SearchableRegister;
let files: FileHandles;
let opened: (state: string) => Promise<readonly Opened[]>;
const quiet = { signal: new AbortController().signal, progress: () => undefined };

beforeAll(async () => {
  office = await guardedOffice();
  await office.secretariat.close();
  const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
  files = new FileHandles();
  const data = await openDataFolder(office.folder, { mode: 'own' });
  const clock = { now: () => '2026-06-01T08:00:00.000Z' };
  context = { data, files, content: loadContentLibrary(folder), clock, newId, version: '0.0.0' };
  from = searchableRegister(context);
  const comparing = new SubmissionsToCompare(context);
  opened = (state) =>
    comparing.open(
      office.digests[state]!.map((digest) => ({ digest })),
      quiet,
    );
}, 120_000);
afterAll(async () => {
  await context?.data.close();
  await rm(office.folder, { recursive: true, force: true });
});

const isGuarded = (said: unknown): boolean => JSON.stringify(said).includes(GUARDED);

describe('submissions beside each other', () => {
  const rowOf = async (state: string) => {
    const releaseFor = await releasesOf(context, from.register);
    return releasedRow((await opened(state)).map((each) => ({ ...each, release: releaseFor(each.digest, each.submission) })));
  };

  it('are themselves without what is confidential, and so is what they were asked', async () => {
    expect(isGuarded((await opened('AL')).map(({ submission }) => submission))).toBe(true);
    const row = (await rowOf('AL'))!;
    expect(row.length).toBeGreaterThan(1);
    for (const { submission, questionnaire } of row) {
      expect(Object.keys(submission.answers).length).toBeGreaterThan(50);
      expect(isGuarded(submission)).toBe(false);
      const asked = [...questionnaire.provisions.map(({ id }) => id), ...questionnaire.questions.map(({ provision }) => provision)];
      expect(asked.filter((id) => isConfidential({ released: true, confidential: CONFIDENTIAL }, id))).toEqual([]);
    }
  });

  it.each(['FR', 'BR', 'KE', 'MX'])('are none where %s has not released them', async (state) => {
    expect(await rowOf(state)).toBeNull();
  });

  it('of several States are without whom nothing is released of, and without what is confidential elsewhere', async () => {
    const all = (await Promise.all(['FR', 'BR', 'KE', 'MX', ...OPEN_STATES].map(opened))).flat();
    const shown = await releasedAcross(context, all, () => 'TIP:6(1)');
    expect(new Set(shown.map(({ submission }) => submission.state))).toEqual(new Set(OPEN_STATES));
    expect(isGuarded(shown.map(({ submission }) => submission))).toBe(false);
    const atConfidential = await releasedAcross(context, all, () => CONFIDENTIAL[0]);
    expect(new Set(atConfidential.map(({ submission }) => submission.state))).toEqual(new Set(['EG']));
  });
});

describe('a table of the Conference', () => {
  const count = async (kind: 'answered' | 'practices', scope: Scope, register = from.register) =>
    new ConferenceTables(context, { ...from, register }).count(
      { kind, rows: 'state', columns: 'instrument', filter: {}, language: 'en', scope },
      quiet,
    );
  const isHidden = ({ state, provision }: { readonly state: string; readonly provision: string }): boolean =>
    state === 'AL' && isConfidential({ released: true, confidential: CONFIDENTIAL }, provision);

  it('counts what is released, and nothing that is confidential', async () => {
    expect((await count('answered', 'internal')).table!.all.places.some(isHidden)).toBe(true);
    const { places } = (await count('answered', 'released')).table!.all;
    expect(new Set(places.map(({ state }) => state))).toEqual(new Set(OPEN_STATES));
    expect(places.filter(isHidden)).toEqual([]);
  });

  it('calls the exercise as those call it that have released, also where more call it otherwise', async () => {
    const entries = (await from.register.list()).map((entry) =>
      OPEN_STATES.includes(entry.claims.state) ? entry : { ...entry, claims: { ...entry.claims, exerciseTitle: GUARDED_TITLE } },
    );
    const register = { ...from.register, list: async () => entries };
    expect((await count('answered', 'internal', register)).exercise!.title).toBe(GUARDED_TITLE);
    expect((await count('answered', 'released', register)).exercise!.title).not.toContain(GUARDED_TITLE);
  });

  it('has the words of nothing else, also where more was counted', async () => {
    const everything = await count('practices', 'internal');
    expect(new Set(everything.table!.all.places.map(({ state }) => state)).size).toBeGreaterThan(OPEN_STATES.length);
    const told = async (scope: Scope): Promise<readonly ToldAnswer[]> => {
      const wording = wordsOf(context.content.wording('en'), context.content.wording('en'));
      const telling = {
        ...({ kind: 'practices', scope } as const),
        speech: speechOf('en', wording, await interfaceWords('en')),
        stateName: (state: string) => state,
        groupOf: () => null,
        questions: new Map(context.content.questionnaire().questions.map((question) => [question.id, question])),
      };
      const all: ToldAnswer[] = [];
      for await (const each of toldAnswers(everything, telling, from.readSubmission, quiet)) all.push(each);
      return all;
    };
    expect(isGuarded(await told('internal'))).toBe(true);
    const released = await told('released');
    expect(new Set(released.map(({ state }) => state))).toEqual(new Set(OPEN_STATES));
    expect(isGuarded(released)).toBe(false);
  });
});

describe('open data', () => {
  it('chooses what is released', async () => {
    const entries = await from.register.list();
    const chosen = chooseSubmissions(entries, await standingReleases(context, from.register), {});
    expect(new Set(chosen.entries.map(({ claims }) => claims.state))).toEqual(new Set(OPEN_STATES));
  });

  it('writes of what was chosen only what is released', async () => {
    const entries = (await from.register.list()).filter(({ claims }) => !claims.practice);
    const releaseOf = await standingReleases(context, from.register);
    const { preview } = chooseSubmissions(entries, releaseOf, {});
    const offered = await writePackage({ context, register: from.register, releaseOf }, { entries, preview }, {}, quiet);
    const words = await allWords(offered.name, files.claim(offered.file).path);
    expect(words.length).toBeGreaterThan(100_000);
    expect(words.indexOf(GUARDED)).toBe(-1);
    expect(words.indexOf(GUARDED_TITLE)).toBe(-1);
  });
});
