import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf, type Official } from './office';

const TEXT = 'TIP:5(1)/how-it-works.authority';
const STATUS = 'TIP:5(1)/status';

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-languages-'));
  office = await Office.open(folder);
  official = await office.begins({ languages: ['fr', 'ar'] });
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const writes = (question: string, value: string, more: object = {}): Promise<unknown> =>
  official.records([{ question, base: 0, standing: 'answered', value, ...more }]);

describe('An answer in words', () => {
  it('carries its language: that of the answers, whatever the window speaks', async () => {
    await writes(TEXT, 'Le ministère public');
    expect(await official.sees(TEXT)).toMatchObject({ value: 'Le ministère public', language: 'fr' });
  });

  it('may have its text in several languages, and an empty one is none', async () => {
    await writes(TEXT, 'Le ministère public', { texts: { ar: 'النيابة العامة', en: ' ' } });
    expect(await official.sees(TEXT)).toMatchObject({ language: 'fr', texts: { ar: 'النيابة العامة' } });
    expect((await official.sees(TEXT))?.texts).not.toHaveProperty('en');
  });

  it('is changed by a change in any of its languages', async () => {
    await writes(TEXT, 'Le ministère public', { texts: { ar: 'النيابة' } });
    await official.records([
      { question: TEXT, base: 1, standing: 'answered', value: 'Le ministère public', texts: { ar: 'النيابة العامة' } },
    ]);
    expect(await official.sees(TEXT)).toMatchObject({ revision: 2, texts: { ar: 'النيابة العامة' } });
  });

  it('says in which language a reason is given', async () => {
    await official.doesNotKnow(STATUS, 'Aucune réponse de l’agence');
    expect(await official.sees(STATUS)).toMatchObject({ reason: 'Aucune réponse de l’agence', language: 'fr' });
  });
});

describe('An answer without words', () => {
  it('has no language', async () => {
    await official.answers(STATUS, 'yes');
    expect(await official.sees(STATUS)).not.toHaveProperty('language');
  });

  it('cannot have texts', async () => {
    expect(await stopOf(writes(STATUS, 'yes', { texts: { ar: 'نعم' } }))).toMatchObject({ code: 'input-invalid' });
    expect(await official.sees(STATUS)).toBeUndefined();
  });
});
