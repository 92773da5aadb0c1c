import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm, watch } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { LANGUAGES } from '#core/questionnaire/wording';
import { everything, receives, secretariat } from '#test/conference/office';
import { unzipped } from '#test/report/read-back';

const ROOT = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-open-data-'));
  const sent = everything
    .filter(
      ({ state, instrument, practice, round }) => !practice && instrument === 'TIP' && ['FR', 'EG', 'AL'].includes(state) && round === 2,
    )
    .map((each) => ({ ...each, release: { released: true, confidential: [] } }));
  await receives(folder, sent);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The sums that the package gives of itself hold, and it has every file that it names. */
async function expectWhole(file: string): Promise<ReadonlyMap<string, string>> {
  const parts = await unzipped(file);
  const lines = (parts.get('manifest-sha256.txt') ?? '').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThan(30);
  for (const line of lines) {
    const [sum, name = ''] = line.split('  ');
    expect(
      createHash('sha256')
        .update(parts.get(name) ?? '')
        .digest('hex'),
      name,
    ).toBe(sum);
  }
  return parts;
}

describe('writing the open data', () => {
  it('explains itself in six languages', async () => {
    await secretariat(folder, async (office) => {
      const parts = await expectWhole(await office.keep(await office.call('openData.write', {})));
      const names = LANGUAGES.map((language) => (language === 'en' ? 'README.txt' : `README-${language}.txt`));
      const texts = names.map((name) => parts.get(name) ?? '');
      expect(new Set(texts).size).toBe(LANGUAGES.length);
      for (const text of texts) {
        expect(text).not.toMatch(/\{\w+\}|openData\./);
        for (const named of ['codebook/lineage', 'datapackage.json', 'manifest-sha256.txt', 'data/answers', 'not-known'])
          expect(text).toContain(named);
        expect(text.split('\r\n').length).toBeGreaterThan(25);
      }
      expect(texts[names.indexOf('README-ar.txt')]).toMatch(/بيانات مفتوحة/);
      expect(texts[names.indexOf('README-zh.txt')]).toMatch(/开放数据/);
    });
  });

  it('can be stopped at any submission, and leaves nothing', async () => {
    await secretariat(folder, async (office) => {
      for (const last of [1, 3]) {
        const stop = new AbortController();
        const writing = office.call('openData.write', {}, stop.signal, (done) => done >= last && stop.abort());
        await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
        expect(await readdir(path.join(folder, 'outgoing')).catch(() => [])).toEqual([]);
      }
    });
  });

  it('killed while it writes, leaves nothing under the name that was asked for, and can be written again', async () => {
    const out = await mkdtemp(path.join(tmpdir(), 'omnibus-open-data-out-'));
    const passing = await mkdtemp(path.join(tmpdir(), 'omnibus-open-data-passing-'));
    try {
      const args = ['--import', 'tsx', 'cli/main.ts', 'open-data', '--out', path.join(out, 'data.zip'), '--data-dir', folder];
      const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore', env: { ...process.env, TMPDIR: passing } });
      const ended = new AbortController();
      const end = new Promise<void>((done) => child.on('close', () => [ended.abort(), done()]));
      // Until its tables are there: it writes into them then.
      try {
        for await (const _ of watch(passing, { recursive: true, signal: ended.signal }))
          if ((await readdir(passing, { recursive: true })).some((name) => name.endsWith('data-answers.csv'))) break;
      } catch (error) {
        if (!ended.signal.aborted) throw error;
      }
      child.kill('SIGKILL');
      await end;
      expect(child.signalCode).toBe('SIGKILL');
      expect(await readdir(out)).toEqual([]);
      await secretariat(folder, async (office) => {
        await expectWhole(await office.keep(await office.call('openData.write', {})));
      });
    } finally {
      for (const each of [out, passing]) await rm(each, { recursive: true, force: true });
    }
  });
});
