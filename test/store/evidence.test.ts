import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf, type Official } from './office';

const STATUS = 'TIP:5(1)/status';
const CITATIONS = 'TIP:5(1)/legal-basis.citations';

let folder: string;
let office: Office;
let official: Official;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-store-'));
  office = await Office.open(join(folder, 'data'));
  official = await office.begins();
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

const attachmentFolder = (): string => join(folder, 'data', 'assessments', official.assessment, 'attachments');

describe('Evidence is entered once and cited by many answers', () => {
  it('is cited, changed under its revision, and taken back', async () => {
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Penal code' });
    await official.answers(CITATIONS, ['law-1']);
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Penal code, as amended', stage: 'in-force' });
    const { document } = await official.opens();
    expect(document.evidence['law-1']).toMatchObject({ title: 'Penal code, as amended' });
    await official.undoes();
    expect((await official.opens()).document.evidence['law-1']?.title).toBe('Penal code');
  });

  it('cannot be removed while an answer cites it, and can be afterwards', async () => {
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Penal code' });
    await official.answers(CITATIONS, ['law-1']);
    expect(await stopOf(official.dropsEvidence('law-1'))).toMatchObject({
      code: 'evidence-in-use',
      params: { id: 'law-1', answers: 1, first: CITATIONS },
    });
    await official.answers(CITATIONS, []);
    await official.dropsEvidence('law-1');
    expect((await official.opens()).document.evidence).toEqual({});
    await official.undoes();
    expect((await official.opens()).document.evidence['law-1']?.title).toBe('Penal code');
    expect((await stopOf(official.dropsEvidence('law-2'))).code).toBe('not-found');
  });

  it('made again after it was removed is not overwritten by who still looks at the one removed', async () => {
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Penal code' });
    const seen = (await official.opens()).document.evidence['law-1']?.revision ?? 0;
    await official.dropsEvidence('law-1');
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Another law' });
    const stale = { kind: 'law', title: 'Penal code, as amended' } as const;
    expect(await stopOf(official.keepsEvidence('law-1', stale, seen))).toMatchObject({ code: 'conflict', params: { yours: seen } });
    expect((await official.opens()).document.evidence['law-1']?.title).toBe('Another law');
  });

  it('made again and taken back to the one removed is not overwritten by who still looks at the second', async () => {
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Penal code' });
    await official.dropsEvidence('law-1');
    await official.keepsEvidence('law-1', { kind: 'law', title: 'Another law' });
    const seen = (await official.opens()).document.evidence['law-1']?.revision ?? 0;
    await official.undoes();
    await official.undoes();
    expect((await official.opens()).document.evidence['law-1']?.revision).toBeGreaterThan(seen);
  });

  it('is refused where the question asks for another kind', async () => {
    await official.keepsEvidence('body-1', { kind: 'authority', title: 'Coordinator' });
    expect(await stopOf(official.answers(CITATIONS, ['body-1']))).toMatchObject({ code: 'input-invalid', params: { path: CITATIONS } });
  });

  it('keeps a file under its hash, gives it back unchanged, and keeps the same file once', async () => {
    const bytes = randomBytes(700_000);
    const path = join(folder, 'Law on trafficking.pdf');
    await writeFile(path, bytes);
    const attachment = await official.attaches(path);
    const sha512 = createHash('sha512').update(bytes).digest('hex');
    expect(attachment).toEqual({ sha512, name: 'Law on trafficking.pdf', bytes: 700_000, mediaType: 'application/pdf' });
    expect(await official.attaches(path)).toEqual(attachment);
    expect(await readdir(attachmentFolder())).toEqual([sha512]);
    await official.keepsEvidence('law-1', { kind: 'file', title: 'Law', attachment });
    expect((await readFile(await official.fetches(sha512))).equals(bytes)).toBe(true);
    expect(await readdir(attachmentFolder())).toEqual([sha512]);
  });

  it('refuses evidence whose file is not there, and says when a file has been altered', async () => {
    const attachment = { sha512: 'a'.repeat(128), name: 'law.pdf', bytes: 3, mediaType: 'application/pdf' };
    expect(await stopOf(official.keepsEvidence('law-1', { kind: 'file', title: 'Law', attachment }))).toMatchObject({
      code: 'file-missing',
      params: { name: 'law.pdf' },
    });
    const path = join(folder, 'law.pdf');
    await writeFile(path, 'law');
    const { sha512 } = await official.attaches(path);
    await writeFile(join(attachmentFolder(), sha512), 'lax');
    expect((await stopOf(official.fetches(sha512))).code).toBe('damaged');
    await rm(join(attachmentFolder(), sha512));
    expect((await stopOf(official.fetches(sha512))).code).toBe('file-missing');
  });
});

describe('Words about the work', () => {
  it('comments keep their author, are resolved, and are about something that is asked', async () => {
    await official.notes('note-1', STATUS, 'Ask the ministry of justice.');
    await office.continues(official.assessment, 'B. Colleague').notes('note-1', STATUS, 'Asked on Monday.', true);
    const { document } = await official.opens();
    expect(document.comments['note-1']).toMatchObject({
      text: 'Asked on Monday.',
      by: { name: 'A. Official' },
      resolved: { by: { name: 'B. Colleague' } },
    });
    const seen = document.comments['note-1']?.revision ?? 0;
    await official.takesBack('note-1');
    await official.notes('note-1', STATUS, 'Another note.');
    expect((await stopOf(official.notes('note-1', STATUS, 'Asked on Tuesday.', true, seen))).code).toBe('conflict');
    expect((await stopOf(official.notes('note-2', 'TIP:999/status', 'x'))).code).toBe('not-found');
    expect((await stopOf(official.notes('__proto__', STATUS, 'x'))).code).toBe('input-invalid');
  });

  it('a finding is explained while it stands, and the explanation can be taken back', async () => {
    await official.answers(STATUS, 'yes');
    const { findings, completeness } = await official.findings();
    const finding = findings.find(({ at }) => at === 'TIP:5(1)');
    expect(finding).toBeDefined();
    expect(completeness['instrument:TIP']?.provisions).toBeGreaterThan(0);
    expect(completeness['all']).toEqual((await office.list())[0]?.completeness);
    await official.explains(finding?.key ?? '', 'The basis is being published.');
    expect((await official.opens()).document.explanations[finding?.key ?? '']?.reason).toBe('The basis is being published.');
    const explained = (await official.opens()).document.explanations[finding?.key ?? '']?.revision ?? 0;
    await official.explains(finding?.key ?? '', '');
    expect((await official.opens()).document.explanations).toEqual({});
    await official.explains(finding?.key ?? '', 'Published since.');
    const stale = official.explains(finding?.key ?? '', 'Still being published.', explained);
    expect((await stopOf(stale)).code).toBe('conflict');
    expect((await stopOf(official.explains('R99/none@TIP:5(1)', 'x'))).code).toBe('not-found');
  });
});
