import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, isError, Program } from '#test/backup/program';
import { FIRST, SECOND } from '#test/protection/passphrases';
import { filesWith } from '#test/protection/protected-folder';
import { randomNumbers } from './simulated-disk';
import { bundleWorker } from './worker-process';

const KILLS = 26;
const TIMING = { heartbeat: 40, stale: 200 };
const NAME = 'Marguerite Officielle';
const LAW = 'Words of a law that nobody has published. ';
const KNOWN = [NAME, 'Trafficking Act', LAW, '"value":"yes"'];
type Task = 'on' | 'off' | 'change';

let worker: Awaited<ReturnType<typeof bundleWorker>>;
let scratch: string;
let assessment: string;
let plain: Readonly<Record<string, string>>;
const place = (name: string): string => join(scratch, name);
const random = randomNumbers(2_026);

beforeAll(async () => {
  worker = await bundleWorker('test/faults/protection-worker.ts');
  scratch = await mkdtemp(join(tmpdir(), 'omnibus-protection-kill-'));
  const program = await Program.start(place('clear'), { timing: TIMING });
  await program.does('preferences.write', { language: 'en', person: { name: NAME, role: 'Focal point' } });
  assessment = await program.begins();
  await writeFile(place('law.txt'), LAW.repeat(5_000));
  await program.attaches(assessment, place('law.txt'));
  await program.close();
  plain = await contentOf(place('clear'));
  await cp(place('clear'), place('sealed'), { recursive: true });
  const protecting = await Program.start(place('sealed'), { timing: TIMING });
  await protecting.does('protection.turnOn', { passphrase: FIRST });
  await protecting.close();
}, 120_000);
afterAll(async () => {
  await worker.remove();
  await rm(scratch, { recursive: true, force: true });
});

const doing = (folder: string, task: Task, killAt: number): Promise<{ readonly signal: string | null; readonly said: string }> =>
  new Promise((done) => {
    const words = [worker.script, folder, task, resolve('dist/content'), String(killAt)];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('close', (_status, signal) => done({ signal, said }));
  });

/** Kills it again and again, anywhere and near the end, where one takes the place of the other; gives how often it was through. */
async function killedOften(from: string, task: Task, isThrough: (next: Program, at: string) => Promise<boolean>): Promise<void> {
  await cp(place(from), place(`undisturbed-${task}`), { recursive: true });
  const { count } = JSON.parse((await doing(place(`undisturbed-${task}`), task, 0)).said) as { count: number };
  let through = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const at = kill % 2 === 0 ? 1 + Math.floor(random() * count) : count - Math.floor(random() * Math.min(30, count));
    const folder = place(`${task}-${kill}`);
    await cp(place(from), folder, { recursive: true });
    expect((await doing(folder, task, at)).signal, `kill at ${at} of ${count}`).toBe('SIGKILL');
    const next = await Program.start(folder, { timing: TIMING });
    if (await isThrough(next, `kill at ${at} of ${count}`)) through += 1;
    expect(await next.answerIn(assessment), `kill at ${at} of ${count}`).toBe('yes');
    await next.close();
    await rm(folder, { recursive: true, force: true });
  }
  expect(through).toBeGreaterThan(0);
  expect(through).toBeLessThan(KILLS);
  console.log(`${task}: ${KILLS} kills in ${count} steps: ${through} times the new, ${KILLS - through} times the old, never a mixture.`);
}

/** In clear to the last byte, or sealed with nothing in clear anywhere; says which, and unlocks it. */
async function isSealed(next: Program, at: string): Promise<boolean> {
  const { on } = await next.does('protection.state', {});
  if (on) {
    expect(await filesWith(next.folder, KNOWN), at).toEqual([]);
    expect(await next.does('protection.unlock', { passphrase: FIRST }), at).toMatchObject({ locked: false });
  } else expect(await contentOf(next.folder), at).toEqual(plain);
  return on;
}

describe('A program that is killed', () => {
  it('while it turns protection on leaves all in clear, or all sealed and nothing in clear', async () => {
    await killedOften('clear', 'on', isSealed);
  }, 600_000);

  it('while it turns protection off leaves all sealed, or all in clear', async () => {
    await killedOften('sealed', 'off', async (next, at) => !(await isSealed(next, at)));
  }, 600_000);

  it('while it changes the passphrase leaves a folder that one of the two opens', async () => {
    await killedOften('sealed', 'change', async (next, at) => {
      const old = await next.attempt('protection.unlock', { passphrase: FIRST });
      if (isError(old)) expect(await next.does('protection.unlock', { passphrase: SECOND }), at).toMatchObject({ locked: false });
      const copies = ['folder.json', 'folder.json.bak'].map((name) => readFile(join(next.folder, name), 'utf8'));
      const [main, copy] = await Promise.all(copies);
      expect(copy, at).toBe(main);
      return isError(old);
    });
  }, 600_000);
});
