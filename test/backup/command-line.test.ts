import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { omnibus } from '#test/cli/command-line';
import { contentOf, PASSPHRASE, Program } from './program';

let scratch: string;
const place = (name: string): string => path.join(scratch, name);
beforeAll(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'omnibus-backup-cli-'));
  const state = await Program.start(place('state'));
  await state.begins();
  await state.close();
  await writeFile(place('secret'), `${PASSPHRASE}\n`);
});
afterAll(() => rm(scratch, { recursive: true, force: true }));

describe('Backup on the command line', () => {
  it('makes one, looks whether it is whole, and restores it elsewhere byte for byte', async () => {
    const secret = ['--passphrase-file', place('secret')];
    const before = await contentOf(place('state'));
    const made = await omnibus(['backup', '--data-dir', place('state'), '--out', place('kept'), '--json', ...secret]);
    expect(made.said).toBe('');
    const { file, sha512 } = made.json() as { readonly file: string; readonly sha512: string };
    expect(await readdir(place('state/outgoing'))).toEqual([]);

    const checked = await omnibus(['restore', file, '--check', ...secret]);
    expect(checked).toMatchObject({ status: 0 });
    expect(checked.printed).toContain(sha512);
    const restored = await omnibus(['restore', file, '--data-dir', place('other'), '--json', ...secret]);
    expect(restored.json()).toMatchObject({ restored: true, aside: null, sha512 });
    expect(await contentOf(place('other'))).toEqual(before);
  }, 120_000);

  it('says in a sentence why it does not', async () => {
    await writeFile(place('letter'), 'a letter');
    const environment = { OMNIBUS_PASSPHRASE: PASSPHRASE };
    const refused = await omnibus(['restore', place('letter'), '--data-dir', place('third')], { environment });
    expect(refused.status).toBe(1);
    expect(refused.said).toContain('not a backup of Omnibus');
    expect((await omnibus(['backup', '--out', place('kept')], { environment })).status).toBe(64);
  }, 60_000);
});
