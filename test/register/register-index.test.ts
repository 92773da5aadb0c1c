import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { AppError } from '#core/contract/errors';
import { dispatch, type CallContext } from '#core/contract/dispatch';
import type { Input, OperationName, Output } from '#core/contract/operations';
import { loadContentLibrary } from '#services/content/load-content-library';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { openDataFolder } from '#services/storage/data-folder';
import { scratchFolder } from '#test/bundle/scratch';
import { conferencePlan, type PlannedSubmission } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { unzipped } from '#test/report/read-back';

const { folder: compiled } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const content = loadContentLibrary(compiled);
const small = conferencePlan(content.states()).filter(({ instrument }) => instrument === 'TIP' || instrument === 'FIREARMS');
const of = (state: string): readonly PlannedSubmission[] => small.filter((each) => each.state === state && !each.practice);

let folder: string;
let files: FileHandles;

/** The program on that folder, for as long as `work` takes. */
async function opened<T>(work: (office: Office) => Promise<T>): Promise<T> {
  files = new FileHandles();
  const clock = { now: () => '2026-05-01T08:00:00.000Z' };
  const services = await createServices({ dataFolder: folder, mode: 'own', files, version: '0.0.0', clock });
  const told: number[] = [];
  try {
    return await work({
      told,
      async call(name, input) {
        const context: CallContext = { signal: new AbortController().signal, progress: (done) => told.push(done) };
        const result = await dispatch(services.handlers, name, input, context, (operation, error) => {
          throw new Error(`unforeseen in ${operation}`, { cause: error });
        });
        if (!result.ok) throw new AppError(result.error.code, result.error.params);
        return result.value as never;
      },
    });
  } finally {
    await services.close();
  }
}

interface Office {
  /** What long work has said of its progress. */
  readonly told: number[];
  call<N extends OperationName>(name: N, input: Input<N>): Promise<Output<N>>;
}

async function receives(plan: readonly PlannedSubmission[]): Promise<void> {
  const data = await openDataFolder(folder, { mode: 'own' });
  await fillRegister(data, content, plan);
  await data.close();
}

const partNames = async (): Promise<string[]> => (await readdir(join(folder, 'register/index'))).sort();
const partPath = async (): Promise<string> => join(folder, 'register/index', (await partNames())[0] ?? '');
const finding = { text: 'article pénal' };

describe('the register of what several States have sent', () => {
  beforeEach(async () => {
    folder = await scratchFolder();
    await receives([...of('FR'), ...of('CN'), ...of('EG')]);
  }, 60_000);

  it('is narrowed by State, regional group, instrument, cluster, exercise and standing', async () => {
    await opened(async ({ call }) => {
      const all = await call('register.search', {});
      expect(all.matching).toBe(all.total);
      expect(all.choices.states).toEqual(['CN', 'EG', 'FR']);
      expect(all.rows.map(({ receivedAt }) => receivedAt)).toEqual(
        all.rows
          .map(({ receivedAt }) => receivedAt)
          .toSorted()
          .reverse(),
      );
      const western = await call('register.search', { group: 'Western European and other States' });
      expect(new Set(western.rows.map(({ state }) => state))).toEqual(new Set(['FR']));
      const narrowed = await call('register.search', {
        state: 'FR',
        instrument: 'TIP',
        exercise: 'conference-2022',
        place: 'latest',
        verdict: 'whole',
      });
      expect(narrowed.rows).toMatchObject([{ state: 'FR', instruments: ['TIP'], exercise: 'conference-2022', place: 'latest' }]);
      const cluster = all.choices.clusters[0] ?? '';
      expect((await call('register.search', { cluster })).matching).toBeGreaterThan(0);
      expect((await call('register.search', { cluster: 'none-such' })).matching).toBe(0);
      const second = await call('register.search', { offset: 1, limit: 1 });
      expect(second.rows).toEqual(all.rows.slice(1, 2));
    });
  });

  it('finds words of any script in the answers, and shows where they stand', async () => {
    await opened(async ({ call }) => {
      for (const [text, state] of [
        ['conformement article', 'FR'],
        ['article pénal', 'FR'],
        ['适用于全国', 'CN'],
        ['المادة', 'EG'],
      ] as const) {
        const { rows } = await call('register.search', { text });
        if (text.startsWith('conformement')) {
          expect(rows).toEqual([]);
          continue;
        }
        expect(new Set(rows.map((row) => row.state))).toEqual(new Set([state]));
        const [first] = rows;
        const { hits } = await call('register.hits', { digest: first?.digest ?? '', text });
        expect(new Set(hits.map(({ place }) => place)).size).toBe(first?.found);
        for (const hit of hits) expect(hit.marks.length).toBeGreaterThan(0);
      }
    });
  });

  it('keeps its index, and reads only what has come since', async () => {
    const before = await opened((office) => office.call('register.search', finding));
    const parts = await partNames();
    expect(parts).toHaveLength(1);
    await opened(async ({ call, told }) => {
      expect(await call('register.search', finding)).toEqual(before);
      expect(told, 'nothing was read again').toEqual([]);
    });
  });

  it.each([
    ['is missing', async () => rm(await partPath())],
    ['was cut short', async () => writeFile(await partPath(), (await readFile(await partPath())).subarray(0, -40))],
    [
      'has a flipped bit',
      async () => {
        const bytes = await readFile(await partPath());
        bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1;
        await writeFile(await partPath(), bytes);
      },
    ],
    [
      'is of an older version',
      async () => writeFile(await partPath(), (await readFile(await partPath(), 'latin1')).replace('index/2', 'index/1'), 'latin1'),
    ],
    [
      'knows a submission that the register does not',
      async () => writeFile(join(folder, 'register/index/000002.part'), await readFile(await partPath())),
    ],
  ])('builds its index anew, and says how far it is, where it %s', async (_, spoil) => {
    const before = await opened((office) => office.call('register.search', finding));
    const whole = await readFile(await partPath());
    await spoil();
    await opened(async ({ call, told }) => {
      expect(await call('register.search', finding)).toEqual(before);
      expect(told.length).toBeGreaterThan(2);
    });
    expect(await partNames()).toHaveLength(1);
    expect(Buffer.compare(await readFile(await partPath()), whole)).toBe(0);
  });

  it('has the same index whether it grew or was built anew by command', async () => {
    const everything = [...of('FR'), ...of('CN'), ...of('EG')];
    folder = await scratchFolder();
    const journal = join(folder, 'register/journal.ndjson');
    await receives(everything);
    const lines = (await readFile(journal, 'utf8')).split('\n');
    for (const upTo of [1, 2, 4, everything.length]) {
      await writeFile(journal, `${lines.slice(0, upTo).join('\n')}\n`);
      await opened((office) => office.call('register.search', finding));
    }
    expect((await partNames()).length).toBe(4);
    await opened(async ({ call }) => {
      const grown = [];
      for (const text of ['article', '证人', 'قانون', 'x']) grown.push(await call('register.search', { text, limit: 200 }));
      expect(await call('register.rebuild', {})).toMatchObject({ submissions: everything.length });
      const rebuilt = [];
      for (const text of ['article', '证人', 'قانون', 'x']) rebuilt.push(await call('register.search', { text, limit: 200 }));
      expect(rebuilt).toEqual(grown);
    });
    expect(await partNames()).toHaveLength(1);
  });

  it('takes nothing from a bundle that is no longer what was received', async () => {
    const [bundle = ''] = await readdir(join(folder, 'register/bundles'));
    const path = join(folder, 'register/bundles', bundle);
    await opened(async ({ call }) => {
      const { matching } = await call('register.search', { text: '2' });
      const bytes = await readFile(path);
      bytes[bytes.indexOf('data/submission.json') + 500]! ^= 1;
      await writeFile(path, bytes);
      await call('register.rebuild', {});
      const after = await call('register.search', { text: '2' });
      expect(after.total - 1).toBe(after.matching);
      expect(matching).toBe(after.total);
    });
  });
});

describe('what is due', () => {
  beforeEach(async () => {
    folder = await scratchFolder();
    await receives(of('FR').filter(({ round, number }) => round < 2 && number === 1));
  }, 60_000);

  it('is due from every Party, by the day that the Conference has set, and reminded of in the language of the State', async () => {
    await opened(async ({ call }) => {
      const asReceived = await call('register.due', {});
      expect(asReceived.exercises.map(({ exercise }) => exercise)).toEqual(['conference-2022']);
      expect(asReceived.rows[0]?.instruments.every(({ standing }) => standing === 'received' || standing === 'late')).toBe(true);

      const exercise = { exercise: 'conference-2026', title: 'Exercise 2026', instruments: ['TIP', 'UNTOC'] };
      await call('register.decide', { decision: { action: 'exercise', ...exercise, deadline: '2026-04-30' } });
      await call('register.decide', { decision: { action: 'party', state: 'CN', instrument: 'TIP', party: true } });
      await call('register.decide', { decision: { action: 'party', state: 'EG', instrument: 'TIP', party: true } });
      await call('register.decide', { decision: { action: 'language', state: 'EG', language: 'fr' } });
      const due = await call('register.due', { exercise: 'conference-2026' });
      expect(due.languages).toEqual({ CN: 'zh', EG: 'fr', FR: 'fr' });
      expect(due.rows.map(({ state }) => state)).toEqual(['CN', 'EG', 'FR']);
      expect(due.rows.flatMap(({ instruments }) => instruments.map(({ standing }) => standing))).toEqual(
        due.rows.flatMap(({ instruments }) => instruments.map(() => 'overdue')),
      );

      const request: Input<'register.remind'> = { exercise: 'conference-2026', states: ['CN', 'EG', 'FR', 'US'], format: 'docx' };
      const { letters, archive } = await call('register.remind', request);
      expect(letters.map(({ state, language }) => [state, language])).toEqual([
        ['CN', 'zh'],
        ['EG', 'fr'],
        ['FR', 'fr'],
      ]);
      for (const letter of letters) expect((await readFile(files.claim(letter.file).path)).length).toBe(letter.bytes);
      const together = await unzipped(files.claim(archive?.file ?? '').path);
      expect([...together.keys()]).toEqual(letters.map(({ name }) => name));
      expect(archive?.name).toBe('reminders-conference-2026.zip');
      const alone = await call('register.remind', { ...request, states: ['CN'] });
      expect([alone.letters.length, alone.archive]).toEqual([1, undefined]);
      const after = await call('register.due', { exercise: 'conference-2026' });
      expect(after.rows.every(({ remindedAt }) => remindedAt === '2026-05-01T08:00:00.000Z')).toBe(true);

      await call('register.decide', { decision: { action: 'exercise', ...exercise, deadline: '2026-09-30' } });
      const later = await call('register.due', { exercise: 'conference-2026' });
      expect(later.rows.every(({ instruments }) => instruments.every(({ standing }) => standing === 'due'))).toBe(true);
    });
  });

  it('is called in a letter to another State what the secretariat calls it, or those that have released: no words of one that has not', async () => {
    await opened(async ({ call }) => {
      const titles = (await call('register.search', { exercise: 'conference-2022' })).rows.map(({ exerciseTitle }) => exerciseTitle);
      const [title = ''] = titles;
      await call('register.decide', { decision: { action: 'party', state: 'EG', instrument: 'TIP', party: true } });
      const letter = async (): Promise<string> => {
        const { letters } = await call('register.remind', { exercise: 'conference-2022', states: ['EG'], format: 'docx' });
        const parts = await unzipped(files.claim(letters[0]?.file ?? '').path);
        return parts.get('word/document.xml') ?? '';
      };
      const release = { action: 'release', state: 'FR', exercise: 'conference-2022', note: 'NV 3/2026', dated: '2026-04-01' } as const;
      await call('register.decide', { decision: { ...release, released: false } });
      expect(await letter()).not.toContain(title);
      expect(await letter()).toContain('conference-2022');
      await call('register.decide', { decision: { ...release, released: true } });
      expect(await letter()).toContain(title);
    });
  });

  it('asks nobody for what has arrived, and knows no invented State, instrument or exercise', async () => {
    await opened(async ({ call }) => {
      expect((await call('register.remind', { exercise: 'conference-2022', states: ['FR'], format: 'pdf' })).letters).toEqual([]);
      const refused = async (work: Promise<unknown>): Promise<unknown> =>
        work.catch((error: AppError) => [error.code, error.params['what']]);
      expect(await refused(call('register.due', { exercise: 'none' }))).toEqual(['not-found', 'exercise']);
      expect(
        await refused(call('register.decide', { decision: { action: 'party', state: 'ZZ', instrument: 'TIP', party: true } })),
      ).toEqual(['not-found', 'state']);
      expect(await refused(call('register.decide', { decision: { action: 'party', state: 'FR', instrument: 'X', party: true } }))).toEqual([
        'not-found',
        'instrument',
      ]);
    });
  });

  it('stops at a line of its decisions that somebody has changed', async () => {
    await opened(async ({ call }) => {
      for (const party of [true, false])
        await call('register.decide', { decision: { action: 'party', state: 'EG', instrument: 'TIP', party } });
    });
    const path = join(folder, 'register/decisions.ndjson');
    await writeFile(path, (await readFile(path, 'utf8')).replace('"party":true', '"party":false'));
    await opened(async ({ call }) => {
      await expect(call('register.due', {})).rejects.toMatchObject({ code: 'damaged', params: { place: 2 } });
    });
  });
});
