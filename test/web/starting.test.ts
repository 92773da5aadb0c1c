import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '#services/storage/data-folder';
import { DESKTOP_CONTACT } from '#services/storage/ownership';
import { Program } from './program';

const START = 'build/start/start.ts';

describe('Starting the app as a page of this machine', () => {
  let folder: string;
  let programs: Program[];
  let other: Server | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-start-'));
    programs = [];
  });
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await new Promise<void>((resolve) => (other ? other.close(() => resolve()) : resolve()));
    other = undefined;
    await rm(folder, { recursive: true, force: true });
  });
  const starts = (...words: readonly string[]): Program => {
    const program = new Program(START, ['--no-open', '--data-dir', folder, ...words]);
    programs.push(program);
    return program;
  };
  /** Another program of this machine, on a port of its own. */
  const takesPort = async (): Promise<number> => {
    const server = createServer();
    other = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };

  it('says in a sentence that the port is taken and what to do, and ends having changed nothing', async () => {
    const port = await takesPort();
    const program = starts('--port', String(port));
    expect(await program.ended).toBe(1);
    expect(program.output).toContain(
      `Another program on this computer uses port ${port}. Start Omnibus without --port, so that it takes a free one, or name another port.`,
    );
    expect(program.output).not.toMatch(/EADDRINUSE| at .*:\d+:\d+/);
    expect(await readdir(folder)).toEqual([]);
  });

  it('takes a free port where none is named, and says which', async () => {
    const program = starts();
    const { port } = new URL(await program.address());
    await program.says(new RegExp(`It listens on port ${port} of this machine only`));
  });

  it('opens a tab on the program that runs already, also where the same port is named', async () => {
    const first = new URL(await starts().address());
    const second = starts('--port', first.port);
    expect(new URL(await second.address()).port).toBe(first.port);
    await second.says(/It was running already/);
    expect(await second.ended).toBe(0);
  });

  it('says that the desktop window has the folder open, since when, and what to do', async () => {
    const desktop = await openDataFolder(folder, {
      mode: 'own',
      contact: DESKTOP_CONTACT,
      now: () => '2026-06-01T08:30:00.000Z',
      timing: { heartbeat: 100, stale: 1_000 },
    });
    try {
      const program = starts();
      expect(await program.ended).toBe(1);
      expect(program.output).toMatch(
        /The desktop window of Omnibus has had this data folder open since 1 June 2026 at \d\d:\d\d\. Go on in that window; or close it/,
      );
      await desktop.assertWritable();
    } finally {
      await desktop.close();
    }
  });
});
