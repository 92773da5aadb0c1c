import { appendFile, copyFile, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, Program } from '#test/backup/program';
import { FIRST as SECRET, SECOND as OTHER } from './passphrases';
import { everyFile, filesWith } from './protected-folder';

const ASSESSMENTS = 'assessments';
const NAME = 'Marguerite Officielle';
const LAW = 'Words of a law that nobody has published. ';
const KNOWN = [NAME, 'Trafficking Act', 'Self-assessment 2026', LAW, '"value":"yes"'];
const TIMING = { heartbeat: 40, stale: 200 };

let scratch: string;
let folder: string;
let assessment: string;
let program: Program;
beforeEach(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'omnibus-protection-'));
  folder = join(scratch, 'data');
  program = await starts();
  await program.does('preferences.write', { language: 'fr', person: { name: NAME, role: 'Focal point' } });
  assessment = await program.begins();
  await writeFile(join(scratch, 'law.txt'), LAW.repeat(5_000));
  await program.attaches(assessment, join(scratch, 'law.txt'));
});
afterEach(async () => {
  await program.close();
  await rm(scratch, { recursive: true, force: true });
});

const starts = (): Promise<Program> => Program.start(folder, { timing: TIMING });
async function restarts(): Promise<void> {
  await program.close();
  program = await starts();
}
const turnsOn = async (): Promise<string> => (await program.does('protection.turnOn', { passphrase: SECRET })).recoveryCode;
const unlocks = (passphrase = SECRET) => program.does('protection.unlock', { passphrase });
const journal = (): string => join(folder, ASSESSMENTS, assessment, 'journal.ndjson');

describe('When it locks itself', () => {
  const after = async (): Promise<unknown> => (await program.does('preferences.read', {})).lockAfter;

  it('is whatever was chosen, and nobody is told before the passphrase', async () => {
    await turnsOn();
    expect(await after(), 'nobody has chosen').toBe(15);
    const chosen = await program.does('preferences.read', {});
    await program.does('preferences.write', { ...chosen, lockAfter: 0 });
    await restarts();
    expect(await after(), 'nobody is told before the passphrase').toBeUndefined();
    await unlocks();
    expect(await after()).toBe(0);
    await program.does('protection.turnOff', { passphrase: SECRET });
    await turnsOn();
    expect(await after(), 'what was chosen once is not chosen anew').toBe(0);
  });

  it('is said when protection is turned on, and no other span than those that are offered', async () => {
    const turnOn = { passphrase: SECRET, lockAfter: 60 } as const;
    await expect(program.does('protection.turnOn', { ...turnOn, lockAfter: 7 as never })).rejects.toThrow();
    expect(await after()).toBeUndefined();
    await program.does('protection.turnOn', turnOn);
    expect(await after()).toBe(60);
  });
});

describe('A protected data folder', () => {
  it('holds nothing in clear of what was entered, and everything is there as before', async () => {
    const removed = await program.begins('partial');
    await program.does('assessments.remove', { assessment: removed });
    expect((await filesWith(folder, KNOWN)).length).toBeGreaterThan(4);
    await turnsOn();
    expect(await filesWith(folder, KNOWN)).toEqual([]);
    expect(await program.answerIn(assessment)).toBe('yes');
    await program.answers(assessment, 'no', 1);
    await restarts();
    await unlocks();
    expect(await program.answerIn(assessment)).toBe('no');
    const { file } = await program.does('attachments.fetch', { assessment, sha512: await attached() });
    expect(await readFile(await program.keptAs(file, join(scratch, 'again.txt')), 'utf8')).toBe(LAW.repeat(5_000));
    expect(await program.does('preferences.read', {})).toMatchObject({ person: { name: NAME } });
    await program.close();
    expect(await filesWith(folder, [...KNOWN, SECRET, '"value":"no"'])).toEqual([]);
    expect(await readdir(join(folder, 'aside'))).toEqual([]);
  });

  it('opens with nothing but its passphrase, says in which language to ask, and changes nothing before', async () => {
    await turnsOn();
    await restarts();
    const before = await contentOf(folder);
    expect(await program.does('protection.state', {})).toMatchObject({ on: true, locked: true });
    expect(await program.does('preferences.read', {})).toEqual({ language: 'fr' });
    expect((await program.isStopped('assessments.open', { assessment })).code).toBe('locked');
    expect((await program.isStopped('preferences.write', { language: 'en' })).code).toBe('locked');
    expect((await program.isStopped('backup.state', {})).code).toBe('locked');
    expect((await program.isStopped('protection.unlock', { passphrase: 'not this one, surely' })).code).toBe('protection-passphrase');
    expect((await program.isStopped('protection.unlock', { recoveryCode: '0000-1111' })).code).toBe('recovery-code-wrong');
    expect(await contentOf(folder)).toEqual(before);
    expect(await unlocks()).toMatchObject({ on: true, locked: false, renew: false });
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('opens with the recovery code, however it is typed, and then takes a new passphrase', async () => {
    const code = await turnsOn();
    expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
    await restarts();
    const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
    expect(await program.does('protection.unlock', { recoveryCode: typed })).toMatchObject({ locked: false, renew: true });
    expect(await program.does('protection.changePassphrase', { next: OTHER })).toMatchObject({ renew: false });
    await restarts();
    expect((await program.isStopped('protection.unlock', { passphrase: SECRET })).code).toBe('protection-passphrase');
    await unlocks(OTHER);
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('changes its passphrase and its recovery code only for who knows the passphrase', async () => {
    const first = await turnsOn();
    expect((await program.isStopped('protection.changePassphrase', { next: OTHER })).code).toBe('protection-passphrase');
    const wrong = { current: 'not this one, surely', next: OTHER };
    expect((await program.isStopped('protection.changePassphrase', wrong)).code).toBe('protection-passphrase');
    expect((await program.isStopped('protection.changePassphrase', { current: SECRET, next: 'short' })).code).toBe('passphrase-weak');
    await program.does('protection.changePassphrase', { current: SECRET, next: OTHER });
    const { recoveryCode: second } = await program.does('protection.newRecoveryCode', { passphrase: OTHER });
    await restarts();
    expect((await program.isStopped('protection.unlock', { recoveryCode: first })).code).toBe('recovery-code-wrong');
    await program.does('protection.unlock', { recoveryCode: second });
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('is locked at a word, and nothing that was handed out lies there in clear', async () => {
    await turnsOn();
    await program.does('attachments.fetch', { assessment, sha512: await attached() });
    expect(await program.does('protection.lock', {})).toMatchObject({ locked: true });
    expect((await program.isStopped('assessments.open', { assessment })).code).toBe('locked');
    expect(await filesWith(folder, KNOWN)).toEqual([]);
    await unlocks();
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('is turned off with the passphrase, and is to the last byte what it was', async () => {
    const before = await contentOf(folder);
    await turnsOn();
    expect((await program.isStopped('protection.turnOff', { passphrase: OTHER })).code).toBe('protection-passphrase');
    expect(await program.does('protection.turnOff', { passphrase: SECRET })).toEqual({ damaged: [] });
    expect(await contentOf(folder)).toEqual(before);
    expect([...(await everyFile(folder)).keys()]).not.toContain('lock-screen.json');
    await restarts();
    expect(await program.does('protection.state', {})).toMatchObject({ on: false, locked: false });
    expect(await program.answerIn(assessment)).toBe('yes');
    expect((await program.isStopped('protection.lock', {})).code).toBe('protection-off');
  });

  it('is not begun while something lies aside in clear', async () => {
    await program.backsUp(join(scratch, 'all'));
    await program.restores(join(scratch, 'all'));
    expect((await program.isStopped('protection.turnOn', { passphrase: SECRET })).code).toBe('protection-aside');
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('is backed up and restored as any other, in either direction', async () => {
    const plain = await contentOf(folder);
    await program.backsUp(join(scratch, 'plain'));
    await turnsOn();
    await program.answers(assessment, 'no', 1);
    await program.backsUp(join(scratch, 'protected'));
    const { aside } = await program.restores(join(scratch, 'plain'));
    expect(await program.answerIn(assessment)).toBe('yes');
    expect(await filesWith(folder, KNOWN)).toEqual([]);
    await program.does('backup.bringBack', { aside: aside ?? '' });
    expect(await program.answerIn(assessment)).toBe('no');
    expect(await filesWith(folder, KNOWN)).toEqual([]);
    const elsewhere = await Program.start(join(scratch, 'elsewhere'), { timing: TIMING });
    await elsewhere.restores(join(scratch, 'protected'));
    expect(await elsewhere.answerIn(assessment)).toBe('no');
    expect(await elsewhere.does('protection.state', {})).toMatchObject({ on: false });
    expect(Object.keys(await contentOf(elsewhere.folder))).toEqual(expect.arrayContaining(Object.keys(plain)));
    await elsewhere.close();
  });

  it('is read beside its owner, and only with the passphrase', async () => {
    await turnsOn();
    const reader = await Program.start(folder, { mode: 'read-only', timing: TIMING });
    expect((await reader.isStopped('assessments.open', { assessment })).code).toBe('locked');
    await reader.does('protection.unlock', { passphrase: SECRET });
    expect(await reader.answerIn(assessment)).toBe('yes');
    await program.answers(assessment, 'no', 1);
    expect(await reader.answerIn(assessment)).toBe('no');
    await reader.close();
  });

  it('opens by the copy of its folder file, and mends the other', async () => {
    await turnsOn();
    await program.close();
    await rm(join(folder, 'folder.json'));
    program = await starts();
    await unlocks();
    expect(await program.answerIn(assessment)).toBe('yes');
    await program.close();
    await writeFile(join(folder, 'folder.json'), '{"format":"omnibus-data/1"}');
    program = await starts();
    expect(await program.does('protection.state', {})).toMatchObject({ on: true, locked: true });
    expect(await readFile(join(folder, 'folder.json'), 'utf8')).toBe(await readFile(join(folder, 'folder.json.bak'), 'utf8'));
  });
});

describe('What somebody has done to the files of a protected folder', () => {
  const opened = async () => {
    await unlocks();
    return program.does('assessments.open', { assessment });
  };
  const asItLies = async (change: () => Promise<void>) => {
    await turnsOn();
    await program.close();
    await change();
    program = await starts();
    return opened();
  };

  it('a last line without its end was never acknowledged', async () => {
    const found = await asItLies(() => appendFile(journal(), 'AAAA'.repeat(30)));
    expect(found).toMatchObject({ access: 'full', notices: [] });
    await program.answers(assessment, 'no', 1);
    await restarts();
    await unlocks();
    expect(await program.answerIn(assessment)).toBe('no');
  });

  it('a line that was changed, moved or taken out is named', async () => {
    const found = await asItLies(async () => {
      const lines = (await readFile(journal(), 'latin1')).split('\n');
      await writeFile(journal(), [lines[0], lines[2], lines[1], ...lines.slice(3)].join('\n'), 'latin1');
    });
    expect(found.access).toBe('read-only');
    expect(found.notices).toContainEqual({ code: 'journal-damaged', params: { line: 2 } });
  });

  it('the journal of another assessment is named', async () => {
    const second = await program.begins('no');
    const found = await asItLies(() => copyFile(join(folder, ASSESSMENTS, second, 'journal.ndjson'), journal()));
    expect(found.notices).toContainEqual({ code: 'journal-damaged', params: { line: 1 } });
  });

  it('the snapshot of another assessment is named, and so is one in clear', async () => {
    const second = await program.begins('no');
    const snapshot = join(folder, ASSESSMENTS, assessment, 'assessment.json');
    const found = await asItLies(() => copyFile(join(folder, ASSESSMENTS, second, 'assessment.json'), snapshot));
    expect(found.notices).toContainEqual({ code: 'snapshot-damaged', params: {} });
    expect(found.document.answers['TIP:5(1)/status']?.value).toBe('yes');
    await program.close();
    await writeFile(snapshot, '{"format":"omnibus-assessment/3"}');
    program = await starts();
    expect((await opened()).notices).toContainEqual({ code: 'snapshot-damaged', params: {} });
  });

  it('a file that was changed is named, does not stop a backup, and is named again when protection ends', async () => {
    const sha512 = await attached();
    const found = await asItLies(async () => {
      const file = join(folder, ASSESSMENTS, assessment, 'attachments', sha512);
      const bytes = await readFile(file);
      bytes[100_000] = (bytes[100_000] ?? 0) ^ 1;
      await writeFile(file, bytes);
    });
    expect(found.access).toBe('full');
    expect(await program.does('attachments.check', { assessment, contents: true })).toEqual([{ sha512, problem: 'altered' }]);
    await program.backsUp(join(scratch, 'all'));
    const { damaged } = await program.does('protection.turnOff', { passphrase: SECRET });
    expect(damaged).toEqual([`assessments/${assessment}/attachments/${sha512}`]);
    expect(await program.answerIn(assessment)).toBe('yes');
  });

  it('a folder that was renamed is not taken for another', async () => {
    const second = await program.begins('no');
    await turnsOn();
    await program.close();
    await rename(join(folder, ASSESSMENTS, second), join(folder, ASSESSMENTS, `${second}x`));
    program = await starts();
    await unlocks();
    expect((await program.isStopped('assessments.open', { assessment: `${second}x` })).code).toBe('damaged');
  });
});

async function attached(): Promise<string> {
  const { document } = await program.does('assessments.open', { assessment });
  return document.evidence['law-1']?.attachment?.sha512 ?? '';
}
