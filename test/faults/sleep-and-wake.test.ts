import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlainPage, Program } from '#test/web/program';

const SCRIPT = 'test/web/short-lived-program.ts';
const QUESTION = 'TIP:5(1)/legal-basis.explanation';
const by = { name: 'A. Official', role: 'focal point' };

describe('A machine that sleeps, and a program that nobody uses', () => {
  let folder: string;
  let programs: Program[];
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'omnibus-sleep-'));
    await mkdir(path.join(folder, 'page'));
    await writeFile(path.join(folder, 'page/index.html'), '<!doctype html><title>Omnibus</title>');
    programs = [];
  });
  afterEach(async () => {
    await Promise.all(programs.map((program) => program.kill()));
    await rm(folder, { recursive: true, force: true });
  });
  const starts = (idleMinutes = 0): Program => {
    const program = new Program(SCRIPT, [path.join(folder, 'data'), path.join(folder, 'page'), String(idleMinutes)]);
    programs.push(program);
    return program;
  };
  const begins = async (page: PlainPage): Promise<string> => {
    const opened = await page.does('assessments.create', {
      settings: {
        state: 'XX',
        exercise: { id: 'self-2026', title: 'Practice', mechanism: 'self-assessment' },
        languages: ['en'],
        instruments: ['TIP'],
        participation: { TIP: { standing: 'party' } },
        practice: true,
        assessmentDate: '2026-06-01',
      },
      by,
    });
    return opened.document.id;
  };
  const writes = (page: PlainPage, assessment: string, value: string, base = 0): ReturnType<typeof page.call<'answers.record'>> =>
    page.call('answers.record', { assessment, writes: [{ question: QUESTION, base, standing: 'answered', value }], by });

  it('the program that slept while another took over refuses to write, tells its tab, and says so itself', async () => {
    const first = starts();
    const tab = await PlainPage.open(await first.address());
    const assessment = await begins(tab);
    expect(await writes(tab, assessment, 'before the sleep')).toMatchObject({ ok: true });
    expect(await tab.isPresent()).toBe(204);

    first.sleep();
    const second = starts();
    const other = await PlainPage.open(await second.address());
    expect(await writes(other, assessment, 'while it slept', 1)).toMatchObject({ ok: true });

    first.wakeUp();
    // Whatever comes first, a heartbeat or a write: neither gets through.
    expect(await writes(tab, assessment, 'after the sleep', 1)).toMatchObject({ ok: false, error: { code: 'ownership-lost' } });
    await first.says(/the folder was taken/);
    expect(await tab.isPresent()).toBe(409);
    const { document } = await other.does('assessments.open', { assessment });
    expect(document.answers[QUESTION]?.value).toBe('while it slept');
    expect(await writes(other, assessment, 'and goes on', 2)).toMatchObject({ ok: true });
  });

  it('finds out that it was replaced without anybody writing, and ends once no tab is there', async () => {
    const first = starts(0.01);
    const tab = await PlainPage.open(await first.address());
    expect(await tab.isPresent()).toBe(204);
    first.sleep();
    const second = starts();
    await second.address();
    first.wakeUp();
    await first.says(/the folder was taken/);
    expect(await first.ended).toBe(0);
    expect(first.output).toContain('nobody is there');
  });

  it('goes on after a sleep in which nobody took over', async () => {
    const program = starts();
    const tab = await PlainPage.open(await program.address());
    const assessment = await begins(tab);
    program.sleep();
    const written = writes(tab, assessment, 'sent into the sleep');
    const asleepSince = Date.now();
    // Longer than the program may be silent as owner of its folder.
    await expect.poll(() => Date.now() - asleepSince, { timeout: 10_000 }).toBeGreaterThan(1_000);
    program.wakeUp();
    expect(await written).toMatchObject({ ok: true });
    expect(await tab.isPresent()).toBe(204);
  });

  it('does not take its own sleep for idleness: a tab that is still there keeps it', async () => {
    const program = starts(0.02);
    const tab = await PlainPage.open(await program.address());
    expect(await tab.isPresent()).toBe(204);
    program.sleep();
    const asleepSince = Date.now();
    // Twice as long as it may be idle.
    await expect.poll(() => Date.now() - asleepSince, { timeout: 10_000 }).toBeGreaterThan(2_400);
    program.wakeUp();
    expect(await tab.isPresent()).toBe(204);
    expect(program.output).not.toContain('nobody is there');
  });

  it('ends by itself when it is no longer used, says so, and leaves the folder free', async () => {
    const program = new Program('web/main.ts', ['--no-open', '--idle-minutes', '0.01', '--data-dir', path.join(folder, 'data')]);
    programs.push(program);
    const tab = await PlainPage.open(await program.address());
    expect(await tab.isPresent()).toBe(204);
    expect(await program.ended).toBe(0);
    expect(program.output).toContain('No page has been there for long: ending. Everything is saved.');
    const next = starts();
    await next.address();
  });
});
