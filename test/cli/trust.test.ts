import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#test/backup/program';
import { stateKey } from '#test/conference/state-key';
import { omnibus } from './command-line';

let folder: string;
let data: string[];
let revoked: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-cli-trust-'));
  data = ['--data-dir', join(folder, 'data')];
  const program = await Program.start(join(folder, 'data'));
  for (const state of ['AL', 'FR']) {
    const { key, card } = await stateKey(state, false);
    const officer = { confirmedBy: 'B. Officer', note: 'Note Verbale 12/2026' };
    await program.does('cards.enrol', { card: { text: JSON.stringify(card.file) }, fingerprint: card.publicKey.fingerprint, ...officer });
    revoked = key;
  }
  await program.does('cards.revoke', { key: revoked, reason: 'Laptop stolen', kind: 'compromised' });
  await program.close();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('omnibus trust', () => {
  it('lists whose keys count, and since when one does not', async () => {
    const { status, printed } = await omnibus(['trust', 'list', ...data]);
    const lines = printed.trim().split('\n');
    expect([status, lines.length]).toEqual([0, 2]);
    expect(lines.find((line) => line.startsWith('AL'))).toMatch(/National focal point of AL: counts/);
    expect(lines.find((line) => line.startsWith('FR'))).toMatch(/revoked/);
    const asJson = (await omnibus(['trust', 'list', '--json', ...data])).json() as readonly {
      key: string;
      objections: readonly string[];
    }[];
    expect(asJson.filter(({ objections }) => objections.length > 0)).toMatchObject([{ key: revoked, objections: ['revoked'] }]);
  });

  it('tells how that came about, with who confirmed it and why', async () => {
    const { status, printed } = await omnibus(['trust', 'changes', ...data]);
    expect([status, printed.trim().split('\n').length]).toEqual([0, 3]);
    expect(printed).toMatch(/B\. Officer; Note Verbale 12\/2026/);
    expect(printed).toMatch(/Laptop stolen/);
  });

  it('exports the journal, finds it whole, and one with another word in it not', async () => {
    const out = join(folder, 'out');
    expect((await omnibus(['trust', 'export', '--out', out, ...data])).status).toBe(0);
    const [name = ''] = await readdir(out);
    const whole = await omnibus(['trust', 'check', join(out, name), ...data]);
    expect([whole.status, whole.said]).toEqual([0, '']);
    const altered = join(folder, 'altered.json');
    await writeFile(altered, (await readFile(join(out, name), 'utf8')).replace('Laptop stolen', 'Laptop loaned'));
    const refused = await omnibus(['trust', 'check', altered, '--json', ...data]);
    expect(refused.status).toBe(1);
    expect(refused.json()).toMatchObject({ whole: false });
  });

  it('says what it needs', async () => {
    expect((await omnibus(['trust', 'forge', ...data])).status).toBe(64);
    expect((await omnibus(['trust', 'list'])).status).toBe(64);
    expect((await omnibus(['trust', 'check', ...data])).status).toBe(64);
  });
});
