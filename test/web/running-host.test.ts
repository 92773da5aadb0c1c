import { lstat, mkdtemp, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CallContext, Handlers } from '#core/contract/dispatch';
import { answerCall } from '#web/calls';
import { openWebHost } from '#web/open-web-host';
import { Presence } from '#web/presence';
import { openTestHost, tokenOf } from './loopback-client';

describe('A program that runs already', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-running-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives a second start the address of a fresh tab, whose token is good once', async () => {
    const first = await openTestHost({ dataFolder: folder });
    try {
      const second = await openWebHost({ dataFolder: folder, pageFolder: first.pageFolder, version: '0.0.0', log: () => undefined });
      expect(second.kind).toBe('handed-over');
      const address = second.kind === 'handed-over' ? second.address : '';
      expect(new URL(address).port).toBe(String(first.host.port));
      const exchange = {
        method: 'POST',
        headers: { 'x-omnibus': '1', 'content-type': 'application/json' },
        body: JSON.stringify({ token: tokenOf(address) }),
      };
      expect((await first.ask('/session', exchange)).status).toBe(204);
      expect((await first.ask('/session', exchange)).status).toBe(401);
    } finally {
      await first.close();
    }
  });

  it('keeps its secret from other users of the machine', async () => {
    const first = await openTestHost({ dataFolder: folder });
    try {
      const secret = path.join(folder, 'hand-over.secret');
      expect((await stat(secret)).mode & 0o077).toBe(0);
      await writeFile(secret, 'another secret');
      const second = openWebHost({ dataFolder: folder, pageFolder: first.pageFolder, version: '0.0.0', log: () => undefined });
      await expect(second).rejects.toMatchObject({ code: 'folder-in-use' });
    } finally {
      await first.close();
    }
  });

  it('does not write its secret into a file that somebody laid there', async () => {
    const [secret, elsewhere] = [path.join(folder, 'hand-over.secret'), path.join(folder, 'elsewhere')];
    await writeFile(elsewhere, 'readable by everybody', { mode: 0o644 });
    await symlink(elsewhere, secret);
    const host = await openTestHost({ dataFolder: folder });
    try {
      expect(await readFile(elsewhere, 'utf8')).toBe('readable by everybody');
      expect((await lstat(secret)).mode & 0o177_077).toBe(0o100_000);
    } finally {
      await host.close();
    }
  });

  it('leaves the folder free when it is closed', async () => {
    await (await openTestHost({ dataFolder: folder })).close();
    const again = await openTestHost({ dataFolder: folder });
    expect(again.host.kind).toBe('running');
    await again.close();
  });

  it('says which stop it is where the place of the data folder is taken by a file', async () => {
    const taken = path.join(folder, 'letter.txt');
    await writeFile(taken, 'a letter');
    await writeFile(path.join(folder, 'index.html'), '<!doctype html><title>Omnibus</title>');
    const start = openWebHost({ dataFolder: taken, pageFolder: folder, version: '0.0.0', log: () => undefined });
    await expect(start).rejects.toMatchObject({ code: 'disk-failed', params: { file: 'data-folder' } });
    expect(await readFile(taken, 'utf8')).toBe('a letter');
  });

  it('listens on the loopback address only', async () => {
    const web = await openTestHost({ dataFolder: folder });
    try {
      const others = Object.values(networkInterfaces())
        .flatMap((each) => each ?? [])
        .filter((each) => !each.internal && each.family === 'IPv4');
      for (const { address } of [...others, { address: '127.0.0.2' }]) {
        const answered = await new Promise<boolean>((resolve) => {
          const asking = request({ host: address, port: web.host.port, timeout: 2_000 }, () => resolve(true));
          asking.on('error', () => resolve(false)).on('timeout', () => asking.destroy());
          asking.end();
        });
        expect(answered).toBe(false);
      }
    } finally {
      await web.close();
    }
  });

  it('writes no token into the data folder', async () => {
    const web = await openTestHost({ dataFolder: folder });
    try {
      const token = tokenOf(web.host.address());
      expect(await readFile(path.join(folder, 'hand-over.secret'), 'utf8')).not.toContain(token);
      expect(web.log).toEqual([]);
    } finally {
      await web.close();
    }
  });
});

describe('A long call', () => {
  /** A host with one operation that goes on until it is told to stop. */
  async function openLongCall(): Promise<{ url: string; stopped: Promise<string>; close: () => Promise<void> }> {
    let report: (why: string) => void = () => undefined;
    const stopped = new Promise<string>((resolve) => {
      report = resolve;
    });
    const work = (_input: unknown, { signal, progress }: CallContext): Promise<never> => {
      progress(1, 3, 'first.omnibus');
      return new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          report('cancelled');
          reject(new Error('stopped'));
        });
      });
    };
    const handlers = { 'register.list': work } as unknown as Handlers;
    const server = createServer((asked, answer) => void answerCall('register.list', asked, answer, handlers, 1_000, () => 'reference'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const close = (): Promise<void> =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      });
    return { url: `http://127.0.0.1:${port}/`, stopped, close };
  }

  it('says how far it is, and stops when the page leaves', async () => {
    const long = await openLongCall();
    const leave = new AbortController();
    const response = await fetch(long.url, { method: 'POST', body: '{}', signal: leave.signal });
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(JSON.parse(new TextDecoder().decode(value))).toEqual({ progress: { done: 1, total: 3, label: 'first.omnibus' } });
    leave.abort();
    expect(await long.stopped).toBe('cancelled');
    await long.close();
  });
});

describe('A forgotten program', () => {
  const minutes = (count: number): void => void vi.advanceTimersByTime(count * 60_000);
  let gone: boolean;
  let presence: Presence;
  beforeEach(() => {
    vi.useFakeTimers();
    gone = false;
    presence = new Presence(60, () => {
      gone = true;
    });
    presence.watch();
  });
  afterEach(() => {
    presence.stop();
    vi.useRealTimers();
  });

  it('ends when no page has been there for as long as was agreed', () => {
    presence.arrive();
    minutes(59);
    expect(gone).toBe(false);
    minutes(1);
    expect(gone).toBe(true);
  });

  it('stays while a page says that it is there, or a call goes on', () => {
    for (let hour = 0; hour < 5; hour += 1) {
      presence.begin()();
      presence.arrive();
      minutes(59);
    }
    const end = presence.begin();
    minutes(600);
    expect(gone).toBe(false);
    end();
    minutes(60);
    expect(gone).toBe(true);
  });

  it('waits without end for the first page', () => {
    minutes(6_000);
    expect(gone).toBe(false);
  });
});
