import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Input } from '#core/contract/operations';
import { omnibus } from '#test/cli/command-line';
import { Party, PASSPHRASE } from '#test/register/party';

const WORDS = 'The Act of 2019, chapter 4.';

let state: Party;
let secretariat: Party;
let scratch: string;
let assessment: string;
let own: string;
let theirs: string;
/** Number 1 is not encrypted, number 2 is. */
let digests: readonly string[];
let encrypted: string;

beforeAll(async () => {
  [state, secretariat] = [await Party.open(), await Party.open()];
  scratch = await mkdtemp(path.join(tmpdir(), 'omnibus-sources-'));
  const key = await state.makesKey('submission');
  const office = await secretariat.makesKey('secretariat');
  [own, theirs] = [key.id, office.id];
  await secretariat.enrols(key.card);
  const recipient = await state.enrols(office.card);
  assessment = await state.assesses();
  await state.answers(assessment, 'TIP:5(1)', WORDS);
  const plain = await state.sends(assessment, own);
  encrypted = await state.sends(assessment, own, [recipient]);
  const { document } = await state.call('assessments.open', { assessment });
  digests = Object.values(document.submissions)
    .sort((one, other) => one.number - other.number)
    .map(({ digest }) => digest);
  await secretariat.receives(plain);
  const unlock = { key: theirs, passphrase: PASSPHRASE };
  const [received] = await secretariat.call('bundles.receive', { files: [secretariat.file(encrypted)], unlock });
  expect(received?.outcome).toBe('received');
});
afterAll(async () => {
  await Promise.all([state.leave(), secretariat.leave()]);
  await rm(scratch, { recursive: true, force: true });
});

async function written(party: Party, of: Input<'reports.write'>['of']): Promise<string> {
  const internal = !('assessment' in of);
  const wanted = { kind: 'full', format: 'html', language: 'en', credits: false, names: false, internal } as const;
  const report = await party.call('reports.write', { of, ...wanted });
  return readFile(party.keep(report), 'utf8');
}

describe('A document of a sealed submission', () => {
  it('is made from our own, as it was sealed and not as the draft is now', async () => {
    await state.answers(assessment, 'TIP:6(1)', 'Added afterwards.');
    const page = await written(state, { assessment, submission: digests[0]! });
    expect(page).toContain(WORDS);
    expect(page).not.toContain('Added afterwards.');
    expect(page).toMatch(/Revision<\/dt><dd>1</);
    expect(page).not.toContain('Draft');
    expect(page).toContain('SHA-512 of the content');
    expect(await written(state, { assessment })).toContain('Added afterwards.');
  });

  it('is made from our own where it is encrypted, with our key; and says what is missing without it', async () => {
    const submission = digests[1]!;
    const unlock = { key: own, passphrase: PASSPHRASE };
    expect(await written(state, { assessment, submission, unlock })).toContain(WORDS);
    const locked = { code: 'file-unreadable', params: { problem: 'not-for-our-keys' } };
    await expect(written(state, { assessment, submission })).rejects.toMatchObject(locked);
    const wrong = { key: own, passphrase: 'four other quiet words' };
    await expect(written(state, { assessment, submission, unlock: wrong })).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await expect(written(state, { assessment, submission: 'f'.repeat(128) })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is made from what the register holds, which opens once what comes encrypted', async () => {
    expect(await written(secretariat, { digest: digests[0]! })).toContain('Whole and authentic');
    expect(await written(secretariat, { digest: digests[1]! })).toContain(WORDS);
  });

  it('is made from an encrypted bundle file with a key that opens it, and from none without', async () => {
    const unlock = { key: theirs, passphrase: PASSPHRASE };
    const locked = { code: 'file-unreadable', params: { problem: 'not-for-our-keys' } };
    await expect(written(secretariat, { file: secretariat.file(encrypted) })).rejects.toMatchObject(locked);
    expect(await written(secretariat, { file: secretariat.file(encrypted), unlock })).toContain(WORDS);
  });

  it('leaves nothing unencrypted behind', async () => {
    const { stdout } = await promisify(execFile)('grep', ['-rl', WORDS, secretariat.folder]).catch(() => ({ stdout: '' }));
    expect(stdout.split('\n').filter((file) => file !== '' && !/outgoing|register\/.*\.omnibus$/.test(file))).toEqual([]);
  });

  it('comes from the command line in all three ways', async () => {
    const passphrase = path.join(scratch, 'passphrase');
    await writeFile(passphrase, `${PASSPHRASE}\n`, { mode: 0o600 });
    const write = async (name: string, source: string, ...more: readonly string[]): Promise<string> => {
      const out = path.join(scratch, name);
      const { status, said } = await omnibus(['report', source, '--out', out, ...more]);
      expect([status, said]).toEqual([0, expect.any(String)]);
      return readFile(out, 'utf8');
    };
    const open = (party: Party, key: string) => ['--data-dir', party.folder, '--key', key, '--passphrase-file', passphrase];
    expect(await write('own.html', assessment, '--submission', digests[1]!, ...open(state, own))).toContain(WORDS);
    expect(await write('register.html', digests[1]!, '--data-dir', secretariat.folder, '--internal')).toContain(WORDS);
    expect(await write('file.html', encrypted, '--internal', ...open(secretariat, theirs))).toContain(WORDS);
  });
});
