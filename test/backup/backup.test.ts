import { createHash, randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contentOf, isError, PASSPHRASE, Program } from './program';

let scratch: string;
let running: Program[];
beforeEach(async () => {
  scratch = await mkdtemp(path.join(tmpdir(), 'omnibus-backup-'));
  running = [];
});
afterEach(async () => {
  for (const program of running) await program.close();
  await rm(scratch, { recursive: true, force: true });
});

const place = (name: string): string => path.join(scratch, name);
async function start(name: string): Promise<Program> {
  const program = await Program.start(place(name));
  running.push(program);
  return program;
}

/** A State with everything that a data folder can hold at the end of a day. */
async function busyState(): Promise<{ readonly state: Program; readonly assessment: string }> {
  const state = await start('state');
  await state.does('preferences.write', { language: 'fr', person: { name: 'A. Official', role: 'Focal point' } });
  const assessment = await state.begins();
  await writeFile(place('law.bin'), randomBytes(3 * 1024 * 1024));
  await state.attaches(assessment, place('law.bin'));
  const thrownAway = await state.begins('no');
  await state.does('assessments.remove', { assessment: thrownAway });
  await state.does('keys.create', { purpose: 'submission', state: 'AL', holder: 'Ministry', practice: false, passphrase: PASSPHRASE });
  await mkdir(place('state/text-packs'), { recursive: true });
  await writeFile(place('state/text-packs/TIP.en.json'), '{}\n');
  return { state, assessment };
}

describe('A backup of everything', () => {
  it('comes back byte for byte in an empty folder, and work goes on there', async () => {
    const { state, assessment } = await busyState();
    const made = await state.backsUp(place('kept/all.omnibus-backup'));
    const before = await contentOf(place('state'));
    expect(Object.keys(before).length).toBeGreaterThan(6);
    expect(made.files).toBe(Object.keys(before).length);
    const bytes = await readFile(place('kept/all.omnibus-backup'));
    expect(createHash('sha512').update(bytes).digest('hex')).toBe(made.sha512);
    expect(bytes.length).toBe(made.bytes);

    const other = await start('other');
    const { backup, aside } = await other.restores(place('kept/all.omnibus-backup'));
    expect(backup).toMatchObject({ sha512: made.sha512, assessments: [{ state: 'AL', exercise: 'Self-assessment 2026' }] });
    expect(aside).toBeNull();
    expect(await contentOf(place('other'))).toEqual(before);
    await other.answers(assessment, 'no', 1);
    expect(await other.answerIn(assessment)).toBe('no');
    expect(await state.answerIn(assessment)).toBe('yes');
  });

  it('holds no word of an answer, of a name or of a file in clear', async () => {
    const { state } = await busyState();
    await state.backsUp(place('all.omnibus-backup'));
    const bytes = await readFile(place('all.omnibus-backup'));
    for (const words of ['TIP:5', 'Official', 'assessments/', 'Trafficking Act', 'Ministry'])
      expect(bytes.includes(words), words).toBe(false);
  });

  it('keeps what was there aside, and brings it back', async () => {
    const { state, assessment } = await busyState();
    await state.backsUp(place('monday.omnibus-backup'));
    await state.answers(assessment, 'no', 1);
    const tuesday = await contentOf(place('state'));
    const { aside } = await state.restores(place('monday.omnibus-backup'));
    expect(await state.answerIn(assessment)).toBe('yes');
    expect(aside).not.toBeNull();
    expect((await state.does('backup.state', {})).aside.map(({ id }) => id)).toEqual([aside]);

    const monday = await contentOf(place('state'));
    const back = await state.does('backup.bringBack', { aside: aside ?? '' });
    expect(await contentOf(place('state'))).toEqual(tuesday);
    expect(await state.answerIn(assessment)).toBe('no');
    expect(await contentOf(place(`state/aside/${back.aside}`))).toEqual(monday);
    await state.does('backup.dropAside', { aside: back.aside ?? '' });
    expect((await state.does('backup.state', {})).aside).toEqual([]);
  });

  it('is one state although somebody writes all the while, and nothing that was written is lost', async () => {
    const { state, assessment } = await busyState();
    let writing = true;
    let base = 1;
    const working = (async () => {
      for (; writing; base += 1) await state.answers(assessment, base % 2 === 0 ? 'yes' : 'no', base);
    })();
    await state.backsUp(place('busy.omnibus-backup'));
    writing = false;
    await working;
    expect((await state.does('assessments.open', { assessment })).document.answers['TIP:5(1)/status']?.revision).toBe(base);

    const other = await start('other');
    await other.restores(place('busy.omnibus-backup'));
    expect((await other.does('assessments.open', { assessment })).notices).toEqual([]);
  });

  it('opens with a key that it was made for, and says that a card suffices to make such a one', async () => {
    const secretariat = await start('secretariat');
    const key = await secretariat.does('keys.create', {
      purpose: 'secretariat',
      holder: 'Office',
      practice: false,
      passphrase: PASSPHRASE,
    });
    const assessment = await secretariat.begins();
    await secretariat.backsUp(place('for-key.omnibus-backup'), { encryptFor: [key.id] });
    const unlock = { key: key.id, passphrase: PASSPHRASE };
    const opened = await secretariat.does('backup.open', { file: secretariat.choose(place('for-key.omnibus-backup')), unlock });
    expect(opened.anyoneCouldHaveMadeIt).toBe(true);
    await secretariat.does('backup.restore', { staged: opened.staged });
    expect(await secretariat.answerIn(assessment)).toBe('yes');
    expect(
      await secretariat.isStopped('backup.open', {
        file: secretariat.choose(place('for-key.omnibus-backup')),
        unlock: { passphrase: PASSPHRASE },
      }),
    ).toMatchObject({ code: 'backup-invalid', params: { problem: 'backup-without-passphrase' } });
  });

  it('is stopped in the middle and leaves nothing', async () => {
    const { state } = await busyState();
    const stop = new AbortController();
    const making = state.attempt('backup.make', { passphrase: PASSPHRASE, encryptFor: [] }, stop.signal);
    stop.abort();
    const outcome = await making;
    expect(isError(outcome) && outcome.code).toBe('cancelled');
    const left = await readdir(place('state/outgoing'), { recursive: true }).catch(() => []);
    expect(left.filter((name) => name.endsWith('.omnibus-backup'))).toEqual([]);
  });

  it('is asked for once there is work and none was kept for long', async () => {
    const state = await start('state');
    expect((await state.does('backup.state', {})).due).toBe(false);
    await state.begins();
    expect((await state.does('backup.state', {})).due).toBe(true);
    const { made, bytes, sha512 } = await state.backsUp(place('a.omnibus-backup'));
    const after = await state.does('backup.note', { made, bytes, sha512 });
    expect(after).toMatchObject({ due: false, last: { made, bytes, sha512 } });
    await state.does('backup.note', { made: '2020-01-01T00:00:00.000Z', bytes, sha512 });
    expect((await state.does('backup.state', {})).due).toBe(true);
  });

  it('needs a passphrase that cannot be guessed, or somebody who can open it', async () => {
    const state = await start('state');
    expect(await state.isStopped('backup.make', { passphrase: 'short', encryptFor: [] })).toMatchObject({ code: 'passphrase-weak' });
    expect(await state.isStopped('backup.make', { encryptFor: [] })).toMatchObject({ code: 'input-invalid' });
  });
});
