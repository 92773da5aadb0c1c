import { mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { unzipped } from '#test/report/read-back';
import { Party, PASSPHRASE } from './party';

const { folder: compiled } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(compiled);

/** A secretariat that has received what two States said of trafficking, one of them more than once. */
let folder: string;
let secretariat: Party;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-test-'));
  const data = await openDataFolder(folder, { mode: 'own' });
  const plan = conferencePlan(library.states()).filter(
    ({ state, instrument, practice }) => !practice && instrument === 'TIP' && ['FR', 'EG'].includes(state),
  );
  await fillRegister(data, library, plan);
  await data.close();
  secretariat = await Party.open(undefined, folder);
}, 60_000);
afterAll(async () => {
  await secretariat.close();
  await rm(folder, { recursive: true, force: true });
});

describe('receipts for several States, signed at once', () => {
  it('come as one archive with a folder for each State, which holds its own receipts and nothing of the other', async () => {
    const { id: key } = await secretariat.makesKey('secretariat', false);
    const due = await secretariat.call('receipts.due', {});
    expect(new Set(due.map(({ state }) => state))).toEqual(new Set(['EG', 'FR']));
    const digests = due.map(({ digest }) => digest);
    const batch = await secretariat.call('receipts.issueBatch', { digests, key, passphrase: PASSPHRASE });
    expect(batch).toMatchObject({ receipts: due.length, states: 2 });
    expect(batch.name).toMatch(/^receipts-.*\.zip$/);

    const files = await unzipped(secretariat.keep(batch));
    expect([...files.keys()].map((name) => name.split('/')[0])).toEqual(['EG', 'FR']);
    for (const [name, text] of files) {
      const own = due.filter(({ state }) => name.startsWith(`${state}/`)).map(({ digest }) => digest);
      expect(own.length).toBeGreaterThan(0);
      for (const digest of digests) expect(text.includes(digest)).toBe(own.includes(digest));
    }
  });
});
