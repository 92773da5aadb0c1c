import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '#services/storage/data-folder';
import { readOwner } from '#services/storage/ownership';
import { Office, stopOf } from '#test/store/office';
import { bundleWorker, WorkerProcess } from './worker-process';

const STATUS = 'TIP:5(1)/status';

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let folder: string;
beforeAll(async () => {
  worker = await bundleWorker();
});
afterAll(() => worker.remove());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-owner-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('One process owns a data folder', () => {
  it('refuses a second start while the first works, and says how to reach the first', async () => {
    const first = await Office.open(folder, { contact: 'http://127.0.0.1:4040/' });
    expect((await stopOf(Office.open(folder))).code).toBe('folder-in-use');
    expect((await readOwner(folder))?.contact).toBe('http://127.0.0.1:4040/');
    await first.data.announce('http://127.0.0.1:5050/');
    expect((await readOwner(folder))?.contact).toBe('http://127.0.0.1:5050/');
    const official = await first.begins();
    await official.answers(STATUS, 'yes');
    await first.close();
  });

  it('lets the next start in at once when the first has closed', async () => {
    const first = await Office.open(folder);
    await first.close();
    const waited: number[] = [];
    const next = await Office.open(folder, { wait: async (milliseconds) => void waited.push(milliseconds) });
    expect(waited).toEqual([]);
    expect((await readOwner(folder))?.released).toBe(false);
    await next.close();
  });

  it('tells a start after a crash how long it may have to wait at most', async () => {
    await openDataFolder(folder, { mode: 'own', timing: { heartbeat: 1_000_000, stale: 1_000_000 } });
    const told: number[] = [];
    const next = await openDataFolder(folder, {
      mode: 'own',
      timing: { heartbeat: 100, stale: 60 },
      wait: async () => undefined,
      onWaiting: (milliseconds) => told.push(milliseconds),
    });
    expect(told).toEqual([60, 40, 20]);
    await next.close();
  });

  it('lets the command line look while it is in use, and write nothing', async () => {
    const owner = await Office.open(folder);
    const official = await owner.begins();
    await official.answers(STATUS, 'yes');
    const looking = await Office.open(folder, { mode: 'read-only' });
    const opened = await looking.reads(official.assessment);
    expect(opened.access).toBe('read-only');
    expect(opened.document.answers[STATUS]?.value).toBe('yes');
    expect((await stopOf(looking.continues(official.assessment).answers(STATUS, 'no'))).code).toBe('read-only');
    expect((await stopOf(looking.begins())).code).toBe('read-only');
    await official.answers(STATUS, 'partial');
    expect((await looking.reads(official.assessment)).document.answers[STATUS]?.value).toBe('partial');
    await owner.close();
  });

  it('finds nothing to look at where there is no data folder, and makes none', async () => {
    const nowhere = join(folder, 'nowhere');
    expect((await stopOf(Office.open(nowhere, { mode: 'read-only' }))).code).toBe('not-found');
    expect(await readdir(folder)).toEqual([]);
  });

  it('of two that start at the same moment exactly one gets the folder', async () => {
    for (let round = 0; round < 20; round++) {
      const place = join(folder, `round-${round}`);
      const timing = { heartbeat: 20, stale: 100 };
      const starts = await Promise.allSettled([1, 2, 3].map(() => openDataFolder(place, { mode: 'own', timing })));
      const owners = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
      expect(owners).toHaveLength(1);
      for (const start of starts) if (start.status === 'rejected') expect(start.reason).toMatchObject({ code: 'folder-in-use' });
      await owners[0]?.assertWritable();
      await owners[0]?.close();
    }
  });

  it('takes over from an owner that was killed, after it has given no sign of life', async () => {
    const office = await Office.open(folder);
    const { assessment } = await office.begins();
    await office.close();
    const killed = new WorkerProcess(worker.script, 'quickly', folder, assessment);
    await killed.until((reports) => reports.length > 3);
    await killed.kill();
    expect((await readOwner(folder))?.released).toBe(false);
    const next = await Office.open(folder);
    await next.continues(assessment).answers(STATUS, 'yes');
    await next.close();
  });

  it('two processes: the second is refused while the first shows signs of life', async () => {
    const office = await Office.open(folder);
    const { assessment } = await office.begins();
    await office.close();
    const first = new WorkerProcess(worker.script, 'slowly', folder, assessment);
    await first.until((reports) => reports.length > 2);
    const second = new WorkerProcess(worker.script, 'slowly', folder, assessment);
    await second.ended;
    expect(second.reports).toEqual([{ stopped: 'folder-in-use' }]);
    await first.until((reports) => reports.length > 5);
    await first.kill();
  });

  it('an owner that slept while it was replaced writes nothing when it wakes', async () => {
    const office = await Office.open(folder);
    const { assessment } = await office.begins();
    await office.close();
    const sleeper = new WorkerProcess(worker.script, 'slowly', folder, assessment);
    await sleeper.until((reports) => reports.length > 5);
    sleeper.signal('SIGSTOP');
    const next = await Office.open(folder);
    const official = next.continues(assessment, 'B. Colleague');
    await official.answers(STATUS, 'yes');
    sleeper.signal('SIGCONT');
    await sleeper.ended;
    expect(sleeper.reports.at(-1)).toEqual({ stopped: 'ownership-lost' });
    await official.answers(STATUS, 'partial');
    await next.close();

    const reader = await Office.open(folder);
    const opened = await reader.reads(assessment);
    expect(opened.notices).toEqual([]);
    expect(opened.document.answers[STATUS]?.value).toBe('partial');
    const acknowledged = sleeper.reports.filter((report) => typeof report['seq'] === 'number').at(-1);
    expect(opened.document.answers[String(acknowledged?.['question'])]?.value).toBe(acknowledged?.['value']);
    await reader.close();
  });

  it('a replaced owner in the same process is refused everywhere: line, file, name, heartbeat', async () => {
    const asleep = await openDataFolder(folder, { mode: 'own', timing: { heartbeat: 1_000_000, stale: 1_000_000 } });
    await asleep.files.appendLine('list.ndjson', 'mine');
    const next = await openDataFolder(folder, { mode: 'own', timing: { heartbeat: 40, stale: 80 } });
    for (const attempt of [
      () => asleep.files.appendLine('list.ndjson', 'late'),
      () => asleep.files.write('key.json', Buffer.from('late')),
      () => asleep.files.remove('list.ndjson'),
      () => asleep.files.move('list.ndjson', 'other.ndjson'),
      () => asleep.announce('http://127.0.0.1:1/'),
    ]) {
      expect((await stopOf(attempt())).code).toBe('ownership-lost');
    }
    await asleep.close();
    await next.assertWritable();
    expect(Buffer.from((await next.files.read('list.ndjson')) ?? []).toString()).toBe('mine\n');
    await next.close();
  });

  it('what a replaced owner left behind unacknowledged is cut away by its successor', async () => {
    const data = await openDataFolder(folder, { mode: 'own', timing: { heartbeat: 40, stale: 80 } });
    await data.files.appendLine('list.ndjson', 'first');
    await writeFile(join(folder, 'list.ndjson'), 'first\nintruder\n');
    await data.files.appendLine('list.ndjson', 'second');
    expect(Buffer.from((await data.files.read('list.ndjson')) ?? []).toString()).toBe('first\nsecond\n');
    await data.close();
  });

  it('a line that a replaced owner wrote in its last moment does not mix with the work of its successor', async () => {
    const office = await Office.open(folder);
    const official = await office.begins();
    await official.answers(STATUS, 'yes');
    await office.close();
    const next = await Office.open(folder);
    const again = next.continues(official.assessment);
    await again.opens();
    const journal = join(folder, 'assessments', official.assessment, 'journal.ndjson');
    const last = (await readFile(journal, 'utf8')).trimEnd().split('\n').at(-1) ?? '';
    await appendFile(journal, `${last}\n`);
    await again.answers(STATUS, 'partial');
    await next.close();
    const reader = await Office.open(folder);
    expect((await reader.reads(official.assessment)).notices).toEqual([]);
    expect((await reader.reads(official.assessment)).document.answers[STATUS]?.value).toBe('partial');
    await reader.close();
  });

  it('refuses a folder of a newer version by name, and changes nothing in it', async () => {
    await writeFile(join(folder, 'folder.json'), '{"format":"omnibus-data/3"}');
    const stop = await stopOf(Office.open(folder));
    expect(stop).toMatchObject({ code: 'newer-version', params: { found: 'omnibus-data/3', supported: 'omnibus-data/2' } });
    expect(await readdir(folder)).toEqual(['folder.json']);
  });

  it('never leads out of the folder', async () => {
    const data = await openDataFolder(folder, { mode: 'own' });
    for (const path of ['../outside', '/etc/outside', 'a/../../outside', 'a\\..\\outside', 'a\0b']) {
      expect((await stopOf(data.files.write(path, Buffer.from('x')))).code, path).toBe('input-invalid');
    }
    await data.close();
  });
});
