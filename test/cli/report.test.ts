import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Program } from '#test/backup/program';
import { withOneByteChanged } from '#test/register/party';
import { htmlText } from '#test/report/read-back';
import { omnibus } from './command-line';

let folder: string;
let bundle: string;
let card: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-cli-report-'));
  expect((await omnibus(['sample', join(folder, 'sample')])).status).toBe(0);
  bundle = join(folder, 'sample', 'PRACTICE-XX-practice-2026-1.omnibus');
  card = join(folder, 'sample', 'enrolment.json');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('omnibus report', () => {
  it('writes a document of a bundle, with the verdict and the SHA-512 of what was submitted', async () => {
    const out = join(folder, 'full.html');
    const { status, printed, said } = await omnibus(['report', bundle, '--internal', '--out', out, '--language', 'fr', '--trust', card]);
    expect([status, printed]).toEqual([0, `Written: ${out}\n`]);
    expect(said).toContain('whole, and signed by a key that counts');
    const page = await readFile(out, 'utf8');
    expect(page).toContain('Intact et authentique');
    expect(page).toMatch(/SHA-512 du contenu<\/dt><dd><bdi dir="ltr" translate="no">[0-9a-f]{128}</);
    expect(await htmlText(out)).toContain('Signature du document');
  });

  it('says in the document that nobody here knows the key, and leaves a file alone that is there', async () => {
    const out = join(folder, 'unknown.html');
    const first = await omnibus(['report', bundle, '--internal', '--out', out]);
    expect([first.status, first.said]).toEqual([0, expect.stringContaining('nobody here knows the key')]);
    expect(await readFile(out, 'utf8')).toContain('Whole, but the signer is not known here');
    const again = await omnibus(['report', bundle, '--internal', '--out', out]);
    expect([again.status, again.said]).toEqual([64, expect.stringContaining('is there already')]);
    expect((await omnibus(['report', bundle, '--internal', '--out', out, '--force'])).status).toBe(0);
  });

  it('writes nothing of an altered bundle, and says what is wrong with it', async () => {
    const altered = await withOneByteChanged(bundle, 5_000);
    const { status, printed, said } = await omnibus(['report', altered, '--out', join(folder, 'altered.pdf')]);
    expect([status, printed]).toEqual([1, '']);
    expect(said).toContain('NOT to be believed');
    expect(await readdir(folder)).not.toContain('altered.pdf');
  });

  it('writes what one agency was asked and has answered, by its name alone, and says where there is no such agency', async () => {
    const data = join(folder, 'data');
    const by = { name: 'A. Official', role: 'Focal point' };
    const program = await Program.start(data);
    const assessment = await program.begins();
    const writes = [{ question: 'TIP:6(1)/status', base: 0, standing: 'answered' as const, value: 'no' }];
    await program.does('answers.record', { assessment, writes, by });
    const asked = { agency: 'Ministry of Justice', provisions: ['TIP:5(1)'], language: 'en' as const, instructions: 'Please cite.' };
    await program.does('agencies.prepare', { assessment, ...asked, withAnswers: true, by });
    await program.close();
    const out = join(folder, 'agency.html');
    const written = await omnibus(['report', assessment, '--agency', 'Ministry of Justice', '--out', out, '--data-dir', data]);
    expect([written.status, written.printed]).toEqual([0, `Written: ${out}\n`]);
    const text = await htmlText(out);
    expect(await readFile(out, 'utf8')).toContain('Ministry of Justice');
    expect(text).toContain('5(1)');
    expect(text).not.toContain('6(1)');
    const nobody = await omnibus(['report', assessment, '--kind', 'agency', '--out', join(folder, 'b.html'), '--data-dir', data]);
    expect([nobody.status, nobody.said]).toEqual([64, expect.stringContaining('Give --agency NAME.')]);
  }, 60_000);

  it('names what it does not know', async () => {
    const unknown = await omnibus(['report', bundle, '--out', join(folder, 'a.odt')]);
    expect([unknown.status, unknown.said]).toEqual([64, expect.stringContaining('--format is one of: pdf, docx, html, xlsx, csv.')]);
    const missing = await omnibus(['report', bundle]);
    expect([missing.status, missing.said]).toEqual([64, expect.stringContaining('Give --out FILE.')]);
  });
});
