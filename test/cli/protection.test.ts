import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FIRST as PASSPHRASE } from '#test/protection/passphrases';
import { omnibus } from './command-line';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-cli-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const turnsOn = (...more: readonly string[]) =>
  omnibus(['call', 'protection.turnOn', '--data-dir', folder, ...more], { environment: { OMNIBUS_PASSPHRASE: PASSPHRASE } });

/** After how many minutes a window on that folder locks itself. */
async function locksAfter(): Promise<unknown> {
  const read = ['call', 'preferences.read', '--data-dir', folder];
  const ran = await omnibus(read, { environment: { OMNIBUS_DATA_PASSPHRASE: PASSPHRASE } });
  return (ran.json() as { readonly value: { readonly lockAfter?: number } }).value.lockAfter;
}

describe('a folder that was protected from the command line', () => {
  it('locks itself after a quarter of an hour, like one that was protected on screen', async () => {
    expect((await turnsOn()).json()).toMatchObject({ ok: true, value: { recoveryCode: expect.any(String) as string } });
    expect(await locksAfter()).toBe(15);
  });

  it('locks itself when it was said, or never; another span is refused, and nothing is protected then', async () => {
    const refused = await turnsOn('--input', '{"lockAfter":7}');
    expect([refused.status, refused.json()]).toMatchObject([1, { ok: false, error: { code: 'input-invalid' } }]);
    expect((await turnsOn('--input', '{"lockAfter":0}')).status).toBe(0);
    expect(await locksAfter()).toBe(0);
  });
});
