import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Comparison } from '#core/comparison/comparison';
import type { VerificationReport } from '#core/submission/verification';
import { Party, PASSPHRASE, withOneByteChanged } from '#test/register/party';
import { omnibus } from './command-line';

interface Verified {
  readonly exitStatus: number;
  readonly reports: readonly VerificationReport[];
  readonly unreadable: readonly { readonly file: string; readonly error: { readonly code: string } }[];
}

let folder: string;
let bundles: readonly string[];
let older: string;
let newer: string;
let card: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-cli-'));
  const { status } = await omnibus(['sample', join(folder, 'sample')]);
  expect(status).toBe(0);
  bundles = (await readdir(join(folder, 'sample'))).filter((name) => name.endsWith('.omnibus')).map((name) => join(folder, 'sample', name));
  [older = '', newer = ''] = [...bundles].sort();
  card = join(folder, 'sample', 'enrolment.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('omnibus sample', () => {
  it('writes two bundles and a card, and nothing else', async () => {
    expect(bundles).toHaveLength(2);
    expect(await readdir(join(folder, 'sample'))).toHaveLength(3);
    const { reports } = (await omnibus(['verify', '--json', '--trust', card, ...bundles])).json() as Verified;
    expect(reports.map(({ claims }) => [claims?.state, claims?.practice])).toEqual([
      ['XX', true],
      ['XX', true],
    ]);
    expect(new Set(reports.map(({ claims }) => claims?.exercise)).size).toBe(2);
  });

  it('leaves a folder alone that holds bundles already', async () => {
    const { status, said } = await omnibus(['sample', join(folder, 'sample')]);
    expect(status).toBe(64);
    expect(said).toContain('already holds bundles');
  });
});

describe('the exit status of omnibus verify', () => {
  it('0: whole, and signed by a key of a card that the caller trusts, as the report says', async () => {
    const { status, printed } = await omnibus(['verify', older, newer, '--trust', card]);
    expect(status).toBe(0);
    expect(printed).toContain('whole, and signed by a key that counts');
    expect(printed).toContain('vouched for');
  });

  it('2: whole, by a key that nobody here knows', async () => {
    const { status, printed } = await omnibus(['verify', older]);
    expect(status).toBe(2);
    expect(printed).toContain('nobody here knows the key');
  });

  it('1: altered, no bundle, or not there; and of several files the worst', async () => {
    const altered = await withOneByteChanged(newer, 900);
    expect((await omnibus(['verify', altered, '--trust', card])).status).toBe(1);
    const text = join(folder, 'letter.txt');
    await writeFile(text, 'Dear colleague');
    const several = await omnibus(['verify', older, text, join(folder, 'nowhere.omnibus'), '--trust', card, '--json']);
    expect(several.status).toBe(1);
    const { exitStatus, reports, unreadable } = several.json() as Verified;
    expect(exitStatus).toBe(1);
    expect(reports.map(({ verdict, fileName }) => [verdict, fileName])).toEqual([
      ['whole', expect.stringMatching(/\.omnibus$/)],
      ['altered', 'letter.txt'],
    ]);
    expect(unreadable).toMatchObject([{ file: 'nowhere.omnibus', error: { code: 'file-missing' } }]);
  });

  it('3: the key was revoked; 4: encrypted, and not for our keys; 0 for whoever has the key', async () => {
    const [state, secretariat] = [await Party.open(), await Party.open()];
    try {
      const own = await secretariat.makesKey('secretariat');
      const key = await state.makesKey('submission');
      const assessment = await state.assesses();
      await state.answers(assessment, 'TIP:12(a)', 'Since 2010.');
      const bundle = await state.sends(assessment, key.id);
      const encrypted = await state.sends(assessment, key.id, [await state.enrols(own.card)]);
      await secretariat.enrols(key.card);

      expect((await omnibus(['verify', encrypted, '--trust', key.card])).status).toBe(4);
      const passphraseFile = join(folder, 'passphrase.txt');
      await writeFile(passphraseFile, `${PASSPHRASE}\n`);
      const withKey = ['--data-dir', secretariat.folder, '--key', own.id];
      expect((await omnibus(['verify', encrypted, ...withKey, '--passphrase-file', passphraseFile])).status).toBe(0);
      expect((await omnibus(['verify', encrypted, ...withKey], { environment: { OMNIBUS_PASSPHRASE: PASSPHRASE } })).status).toBe(0);
      expect((await omnibus(['verify', encrypted, ...withKey], { environment: { OMNIBUS_PASSPHRASE: '' } })).status).toBe(64);

      await secretariat.call('cards.revoke', { key: key.id, reason: 'Laptop lost' });
      expect((await omnibus(['verify', bundle, '--data-dir', secretariat.folder])).status).toBe(3);
    } finally {
      await state.leave();
      await secretariat.leave();
    }
  });

  it.each([
    ['nothing to do', []],
    ['an unknown command', ['frobnicate']],
    ['no file', ['verify']],
    ['an unknown option', ['verify', 'x.omnibus', '--force']],
    ['a passphrase as an argument', ['verify', 'x.omnibus', '--passphrase', 'secret']],
    ['one submission to compare', ['compare', 'x.omnibus']],
    ['an unknown operation', ['call', 'answers.forge', '--data-dir', '.']],
    ['no data folder', ['call', 'keys.list']],
    ['input that is not JSON', ['call', 'keys.list', '--data-dir', '.', '--input', '{']],
    ['receiving without a data folder', ['receive', 'x.omnibus']],
  ])('64 and a sentence for %s', async (_what, args) => {
    const { status, printed, said } = await omnibus(args);
    expect(status).toBe(64);
    expect(printed).toBe('');
    expect(said).toMatch(/^\S.{10,}[.]\n/);
    expect(said).not.toContain('cli.usage');
  });

  it('64 for a card that is none', async () => {
    const { status, said } = await omnibus(['verify', older, '--trust', older]);
    expect(status).toBe(64);
    expect(said).toMatch(/card|large/);
  });
});

describe('omnibus compare', () => {
  it('shows every kind of change, in words, and nothing that stayed', async () => {
    const { status, printed } = await omnibus(['compare', older, newer]);
    expect(status).toBe(0);
    expect(printed).toContain('Practice State: Practice exercise 2024 compared with Practice exercise 2026');
    expect(printed).toContain('[-four-]{+nine+}');
    expect(printed).toMatch(/TIP:6\(3\)\(b\) {2}withdrawn/);
    expect(printed).not.toMatch(/\]: unchanged$/m);
  });

  it('gives the comparison as JSON', async () => {
    const { counts, provisions, instruments } = (await omnibus(['compare', '--json', older, newer])).json() as Comparison;
    expect(instruments).toEqual(['TIP']);
    for (const kind of ['unchanged', 'changed', 'added', 'withdrawn'] as const) expect(counts[kind]).toBeGreaterThan(0);
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(provisions.length);
  });

  it('refuses what is no bundle', async () => {
    const { status, said } = await omnibus(['compare', older, card]);
    expect(status).toBe(1);
    expect(said).toContain('enrolment.json cannot be read: This file is no bundle');
  });
});

describe('omnibus call and receive', () => {
  it('enrols a card, receives bundles and issues a receipt, a process each', async () => {
    const data = ['--data-dir', join(folder, 'secretariat')];
    const call = async (name: string, input: unknown, ...more: readonly string[]) => {
      const ran = await omnibus(['call', name, ...data, '--input', '-', ...more], {
        input: JSON.stringify(input),
        environment: { OMNIBUS_PASSPHRASE: PASSPHRASE },
      });
      const result = ran.json() as { ok: boolean; value: never; error: never };
      expect(ran.status).toBe(result.ok ? 0 : 1);
      return result;
    };
    const key: { id: string } = (await call('keys.create', { purpose: 'secretariat', holder: 'Secretariat', practice: true })).value;
    const inspected: { fingerprint: string; text: string } = (await call('cards.inspect', { file: card })).value;
    const enrolment = { card: { text: inspected.text }, fingerprint: inspected.fingerprint, confirmedBy: 'B. Officer', note: 'NV 1' };
    expect((await call('cards.enrol', enrolment)).ok).toBe(true);

    const received = await omnibus(['receive', older, newer, ...data, '--json']);
    expect(received.status).toBe(0);
    expect(received.json()).toMatchObject({ exitStatus: 0, received: [{ outcome: 'received' }, { outcome: 'received' }] });
    const entries: { digest: string }[] = (await call('register.list', {})).value;
    const issued: { file: string; name: string } = (
      await call('receipts.issue', { digest: entries[0]?.digest, key: key.id }, '--out', join(folder, 'kept'))
    ).value;
    expect(issued.file).toBe(join(folder, 'kept', issued.name));
    expect(JSON.parse(await readFile(issued.file, 'utf8'))).toMatchObject({
      receipt: expect.stringContaining(entries[0]?.digest ?? '') as string,
    });
    expect(await readdir(join(folder, 'secretariat', 'outgoing')).catch(() => [])).toEqual([]);
    expect(await call('register.read', { digest: 'unknown' })).toMatchObject({ ok: false, error: { code: 'not-found' } });

    const byDigest = await omnibus(['compare', entries[0]?.digest ?? '', newer, ...data]);
    expect(byDigest.status).toBe(0);
  });
});

describe('omnibus --help', () => {
  it('names every command, and each says more of itself', async () => {
    const { status, printed } = await omnibus(['--help']);
    expect(status).toBe(0);
    for (const command of ['verify', 'receive', 'compare', 'call', 'sample']) expect(printed).toContain(`omnibus ${command}`);
    expect((await omnibus(['verify', '--help'])).printed).toContain('Exit status: 0 whole');
  });
});
