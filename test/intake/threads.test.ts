import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { judgingThreads } from '#services/intake/judging-threads';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import { IntakeDesk, type Holdings } from './intake-desk';
import { openOffice, writeMailbag, type Mailbag } from './mailbag';

let folder: string;
let content: ContentLibrary;
let mail: Mailbag;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-intake-'));
  content = loadContentLibrary((await ensureContent()).folder);
  mail = await writeMailbag(content, join(folder, 'mail'), 20);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

type Threads = Parameters<typeof IntakeDesk.open>[3];

async function taken(name: string, threads: Threads, stopAfter?: number): Promise<Holdings> {
  await openOffice(join(folder, name), mail.signers);
  const desk = await IntakeDesk.open(join(folder, name), content, undefined, threads);
  try {
    const first = await desk.receives(mail.files, undefined, (passed, stop) => passed === stopAfter && stop());
    expect(first.state).toBe(stopAfter === undefined ? 'finished' : 'stopped');
    if (stopAfter !== undefined) expect((await desk.receives(mail.files, first.id)).state).toBe('finished');
    expect(await desk.leftOver()).toEqual([]);
    return await desk.holds();
  } finally {
    await desk.close();
  }
}

describe('Bundles judged by threads of their own', () => {
  it('come to the same register and the same quarantine as those judged here', async () => {
    const here = await taken('here', undefined);
    expect(here.received).toHaveLength(mail.files.length - 4);
    expect(await taken('beside', judgingThreads)).toEqual(here);
  }, 60_000);

  it('do so too where the threads are stopped between two files', async () => {
    expect(await taken('stopped', judgingThreads, 2)).toEqual(await taken('not-stopped', undefined));
  }, 60_000);

  it('fail whoever waits where one of them ends by itself, and do nothing once they are closed', async () => {
    const notStates = [null] as unknown as readonly (readonly [string, 'member'])[];
    const threads = judgingThreads({ states: notStates, identities: [], identityKeys: [] }, async () => undefined);
    const file = { path: mail.files[0]!, opening: join(folder, 'opening'), name: 'one', now: '2026-01-05T08:00:00.000Z', content: null };
    await expect(threads.judge(file)).rejects.toThrow('entry object');
    // Whether the next one finds them ending or finds new ones, which end in the same way.
    await expect(threads.judge(file)).rejects.toThrow(/entry object|ended before its work/);
    await threads.close();
    await expect(threads.judge(file)).rejects.toMatchObject({ code: 'cancelled' });
  }, 60_000);
});
