import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../cli/run';
import type { Terminal } from '../../cli/terminal';

let folder: string;
let bundles: readonly string[];
let data: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omnibus-wrong-calls-'));
  const sample = join(folder, 'sample');
  expect((await says(['sample', sample])).status).toBe(0);
  bundles = ['2024', '2026'].map((year) => join(sample, `PRACTICE-XX-practice-${year}-1.omnibus`));
  data = join(folder, 'data');
  expect((await says(['receive', bundles[0]!, '--data-dir', data])).status).toBe(2);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A command in this process: what it printed, and what it said beside that. */
async function says(args: readonly string[], environment: Record<string, string> = {}) {
  const printed: string[] = [];
  const said: string[] = [];
  const terminal: Terminal = {
    print: (line) => void printed.push(line),
    note: (line) => void said.push(line),
    progress: () => undefined,
    askHidden: async () => null,
    readInput: async () => '',
    environment,
    interrupted: new AbortController().signal,
  };
  const status = await runCommandLine(args, terminal);
  return { status, printed: printed.join('\n'), said: said.join('\n') };
}

describe('a command that is called in a way it does not know', () => {
  it('says how it is called, and where more stands', async () => {
    const { status, printed, said } = await says(['trust']);
    expect([status, printed]).toEqual([64, '']);
    expect(said).toContain('omnibus trust list --data-dir DIR');
    expect(said).toContain('More: omnibus trust --help');
  });

  it('says where an input is wrong, and names no place where it is wrong as a whole', async () => {
    const wrong = async (input: string): Promise<string> =>
      (await says(['call', 'register.search', '--input', input, '--data-dir', data])).said;
    expect(await wrong('{"place":"first"}')).toContain('The input does not fit register.search, at “place”:');
    expect(await wrong('[]')).toMatch(/The input does not fit register\.search: \S/);
  });

  it('names what may stand there instead', async () => {
    expect((await says(['register', 'mend', '--data-dir', data])).said).toContain('rebuild');
    expect((await says(['conference', 'answers', '--data-dir', data])).said).toContain('answered, assistance');
    expect((await says(['compare', ...bundles, '--out', join(folder, 'of.txt')])).said).toContain('pdf, docx');
  });

  it.each([['--format', 'pdf'], ['--language', 'fr'], ['--force'], ['--internal']])(
    'does not leave %s of a document aside',
    async (...option) => {
      const { status, printed, said } = await says(['compare', ...bundles, ...option]);
      expect([status, printed]).toEqual([64, '']);
      expect(said).toContain(`${option[0]} is for a document. Name its file with --out FILE.`);
    },
  );
});

describe('a stop', () => {
  it.each([
    ['no file', ['verify', 'nowhere.omnibus'], 'There is no file nowhere.omnibus'],
    ['no data folder', ['trust', 'list', '--data-dir', 'nowhere'], 'There is no data folder “nowhere”'],
    ['no provision', ['compare', '--across', 'TIP:99'], 'There is no provision “TIP:99”'],
    ['no review', ['review', 'abc', '--out', 'of.pdf'], 'There is no review “abc”'],
  ])('%s is said in words for a terminal', async (_, args, words) => {
    const here = args[0] === 'compare' ? bundles : args[0] === 'review' ? ['--data-dir', data] : [];
    const { status, printed, said } = await says([...args, ...here]);
    expect([status, printed]).toEqual([1, '']);
    expect(said).toContain(words);
    expect(said).not.toMatch(/window|choose/i);
  });

  it('is nothing where there is only nothing to list', async () => {
    const empty = await says(['trust', 'list', '--data-dir', data]);
    expect([empty.status, empty.printed]).toEqual([0, '']);
    expect(empty.said).toContain('No key has been taken in here.');
  });
});

describe('a protected data folder', () => {
  it('has its search built anew with the passphrase, and not without it', async () => {
    const safe = join(folder, 'safe');
    const passphrase = 'seven quiet herons at dusk';
    await says(['receive', bundles[0]!, '--data-dir', safe]);
    expect((await says(['call', 'protection.turnOn', '--data-dir', safe], { OMNIBUS_PASSPHRASE: passphrase })).status).toBe(0);
    expect((await says(['register', 'rebuild', '--data-dir', safe])).status).toBe(1);
    const rebuilt = await says(['register', 'rebuild', '--data-dir', safe, '--json'], { OMNIBUS_DATA_PASSPHRASE: passphrase });
    expect([rebuilt.status, rebuilt.printed]).toEqual([0, '{"submissions":0,"words":0}']);
  });
});

describe('the guide to the command line', () => {
  it('has a place for every command, and for every option of each', async () => {
    const guide = await readFile(resolve(import.meta.dirname, '../../docs/guides/command-line.md'), 'utf8');
    const { printed } = await says(['--help']);
    const commands = new Set([...printed.matchAll(/^ {2}omnibus ([a-z][a-z-]+) /gm)].map((found) => found[1] ?? ''));
    expect(commands.size).toBeGreaterThan(12);
    for (const command of commands) {
      expect(guide, command).toContain(`omnibus ${command}`);
      const options = [...(await says([command, '--help'])).printed.matchAll(/(--[a-z-]+)/g)].map((found) => found[1] ?? '');
      expect(
        [...new Set(options)].filter((option) => !guide.includes(option)),
        command,
      ).toEqual([]);
    }
  });

  it('is right that the version can be asked for', async () => {
    expect((await says(['--version'])).printed).toMatch(/^\d+\.\d+\.\d+/);
  });
});
