import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Office, stopOf } from './office';

const STATUS = 'TIP:5(1)/status';
const TEXT = 'TIP:5(1)/legal-basis.explanation';

let folder: string;
let office: Office;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-store-'));
  office = await Office.open(folder);
});
afterEach(async () => {
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

describe('Assessments of a data folder', () => {
  it('are listed, the one last worked on first, with what is complete', async () => {
    const first = await office.begins();
    office.timePasses();
    const second = await office.begins({ state: 'FR', exercise: { id: 'second', title: 'Second', mechanism: 'self-assessment' } });
    await first.answers(STATUS, 'yes');
    const listed = await office.list();
    expect(listed.map(({ id }) => id)).toEqual([first.assessment, second.assessment]);
    expect(listed[0]).toMatchObject({ state: 'AL', exercise: 'practice-2026', instruments: ['TIP'], practice: true });
    expect(listed[0]?.completeness?.answered).toBe((listed[1]?.completeness?.answered ?? 0) + 1);
  });

  it('one that was cut short while it was made, or a foreign folder, is not listed', async () => {
    await mkdir(join(folder, 'assessments', 'half-made', 'attachments'), { recursive: true });
    await mkdir(join(folder, 'assessments', 'Foreign folder.old'), { recursive: true });
    expect(await office.list()).toEqual([]);
    expect((await stopOf(office.reads('half-made'))).code).toBe('not-found');
    expect((await stopOf(office.reads('../../elsewhere'))).code).toBe('not-found');
  });

  it('are moved aside, not destroyed', async () => {
    const official = await office.begins();
    await official.answers(STATUS, 'yes');
    await official.removesTheAssessment();
    expect(await office.list()).toEqual([]);
    expect((await stopOf(official.opens())).code).toBe('not-found');
    const [kept] = await readdir(join(folder, 'removed'));
    expect(await readFile(join(folder, 'removed', kept ?? '', 'journal.ndjson'), 'utf8')).toContain(STATUS);
    expect((await stopOf(official.removesTheAssessment())).code).toBe('not-found');
  });

  it('note with which questionnaire they were answered, also when an instrument is added', async () => {
    const official = await office.begins();
    const before = (await official.opens()).document.questionnaire;
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await official.changesSettings({ instruments: ['UNTOC', 'TIP'] });
    const after = (await official.opens()).document.questionnaire;
    expect(after).not.toBe(before);
    await official.answers('UNTOC:5(1)(a)/status', 'yes');
    await office.close();
    office = await Office.open(folder);
    expect((await office.reads(official.assessment)).document.questionnaire).toBe(after);
    expect((await office.reads(official.assessment)).document.answers['UNTOC:5(1)(a)/status']?.value).toBe('yes');
  });

  it.each([
    ['a State that there is not', { state: 'ZZ' }, 'settings.state'],
    ['an instrument that there is not', { instruments: ['TIP', 'NONE'] }, 'settings.instruments'],
    ['an instrument named twice', { instruments: ['TIP', 'TIP'] }, 'settings.instruments'],
    ['a month that there is not', { assessmentDate: '2026-13-01' }, 'settings.assessmentDate'],
    ['a day that there is not', { assessmentDate: '2026-02-30' }, 'settings.assessmentDate'],
  ])('refuses %s, and names the place', async (_, wrong, path) => {
    expect(await stopOf(office.begins(wrong))).toMatchObject({ code: 'input-invalid', params: { path } });
    expect(await office.list()).toEqual([]);
    const official = await office.begins();
    expect(await stopOf(official.changesSettings(wrong))).toMatchObject({ code: 'input-invalid', params: { path } });
  });

  it('keep a backup of each of the last seven days of work', async () => {
    const official = await office.begins();
    for (let edit = 0; edit < 60; edit++) {
      for (let minutes = 0; minutes < 4 * 60; minutes++) office.timePasses();
      await official.answersAtOnce({ [TEXT]: `edit ${edit}` });
    }
    for (let day = 0; day < 9; day++) {
      for (let minutes = 0; minutes < 24 * 60; minutes++) office.timePasses();
      for (let edit = 0; edit < 50; edit++) await official.answersAtOnce({ [TEXT]: `day ${day}, edit ${edit}` });
      await official.opens();
    }
    const backups = await readdir(join(folder, 'assessments', official.assessment, 'backups'));
    expect(backups).toHaveLength(7);
    expect(backups.sort().at(-1)).toBe((await official.sees(TEXT))?.at.slice(0, 10).concat('.json'));
  });

  it('hold no path of the machine', async () => {
    const official = await office.begins();
    await official.answers(STATUS, 'yes');
    const path = join(folder, 'law.txt');
    await writeFile(path, 'law');
    await official.keepsEvidence('law-1', { kind: 'file', title: 'Law', attachment: await official.attaches(path) });
    await office.close();
    const files = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(
      (entry) => entry.isFile() && entry.name !== 'law.txt',
    );
    for (const { parentPath, name } of files) expect(await readFile(join(parentPath, name), 'utf8'), name).not.toContain(folder);
    office = await Office.open(folder);
  });
});

describe('Preferences', () => {
  const call = { signal: new AbortController().signal, progress: () => {} };

  it('are kept, and unreadable ones are as good as none', async () => {
    expect(await office.handlers['preferences.read']({}, call)).toEqual({ language: 'en' });
    const wanted = { language: 'ar', person: { name: 'A. Official', role: 'focal point' } } as const;
    await office.handlers['preferences.write'](wanted, call);
    await office.close();
    office = await Office.open(folder);
    expect(await office.handlers['preferences.read']({}, call)).toEqual(wanted);
    for (const broken of ['{', '{"format":"omnibus-preferences/1","preferences":{"language":"xx"}}', 'null']) {
      await writeFile(join(folder, 'preferences.json'), broken);
      expect(await office.handlers['preferences.read']({}, call)).toEqual({ language: 'en' });
    }
  });

  it('that two windows set at the same time are all kept', async () => {
    const person = { name: 'A. Official', role: 'focal point' };
    const changes = [{ language: 'ar' }, { person }, { workspace: 'secretariat' }, { lastPlace: '#/start' }, { tour: 'offered' }] as const;
    await Promise.all(changes.map((change) => office.handlers['preferences.write'](change, call)));
    const kept = { language: 'ar', person, workspace: 'secretariat', lastPlace: '#/start', tour: 'offered' };
    expect(await office.handlers['preferences.read']({}, call)).toEqual(kept);
  });

  it('of a newer version are refused and not overwritten', async () => {
    const newer = '{"format":"omnibus-preferences/9","preferences":{}}';
    await writeFile(join(folder, 'preferences.json'), newer);
    expect((await stopOf(office.handlers['preferences.write']({ language: 'fr' }, call))).code).toBe('newer-version');
    expect(await readFile(join(folder, 'preferences.json'), 'utf8')).toBe(newer);
  });
});
