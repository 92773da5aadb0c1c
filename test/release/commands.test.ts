import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCommandLine, type CommandName } from '#cli/run';

import { allWords, joined } from './all-words';
import { guardedOffice, type GuardedOffice } from './guarded-office';
import { GUARDED, GUARDED_TITLE, OPEN_STATES, STATES } from './guarded-words';

let office: GuardedOffice;
let out: string;
beforeAll(async () => {
  office = await guardedOffice();
  // Commands open the folder themselves.
  await office.secretariat.close();
  out = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
}, 120_000);
afterAll(async () => {
  for (const folder of [office.folder, out]) await rm(folder, { recursive: true, force: true });
});

interface Ran {
  readonly status: number;
  /** Standard output and standard error. */
  readonly printed: string;
  readonly said: string;
  /** Each file that it wrote, with all its words. */
  readonly files: readonly { readonly name: string; readonly words: string }[];
}

let runs = 0;

/** One command line over the guarded office; `OUT/` stands for a folder of its own. */
async function omnibus(line: readonly string[]): Promise<Ran> {
  const folder = path.join(out, String((runs += 1)));
  await mkdir(folder);
  const printed: string[] = [];
  const said: string[] = [];
  const args = line.map((each) => each.replace(/^OUT/, folder));
  const status = await runCommandLine(args, {
    print: (text) => void printed.push(text),
    note: (text) => void said.push(text),
    progress: () => {},
    askHidden: async () => null,
    readInput: async () => '',
    environment: {},
    interrupted: new AbortController().signal,
  });
  const names = await readdir(folder);
  const files = await Promise.all(names.map(async (name) => ({ name, words: await allWords(name, path.join(folder, name)) })));
  return { status, printed: printed.join('\n'), said: said.join('\n'), files };
}

const data = () => ['--data-dir', office.folder];
const of = (state: string) => office.digests[state] ?? [];
const every = () => STATES.flatMap(of);

interface Asked {
  /** Holds nothing that is guarded. */
  readonly plain?: () => readonly (readonly string[])[];
  /** Holds it, and says so itself. */
  readonly whole?: () => readonly (readonly string[])[];
  /** Writes nothing. */
  readonly refused?: () => readonly (readonly string[])[];
  /** Why it is not asked here. */
  readonly not?: string;
}

/** Every command of the program; one that is new and not listed here does not compile. */
const COMMANDS: Readonly<Record<CommandName, Asked>> = {
  verify: { plain: () => [['verify', ...every().map(office.bundle), ...data()]] },
  receive: { plain: () => [['receive', office.bundle(of('AL')[0] ?? ''), ...data()]] },
  register: { plain: () => [['register', 'rebuild', ...data()]] },
  trust: {
    plain: () => ['list', 'changes', 'export'].map((what) => ['trust', what, ...(what === 'export' ? ['--out', 'OUT'] : []), ...data()]),
  },
  'open-data': { plain: () => [['open-data', '--out', 'OUT/data.zip', ...data()]] },
  conference: {
    plain: () => [
      ['conference', 'practices', ...data()],
      ...['csv', 'svg', 'pdf'].map((format) => ['conference', 'practices', '--out', `OUT/table.${format}`, ...data()]),
    ],
    whole: () => [['conference', 'practices', '--internal', '--out', 'OUT/table.xlsx', ...data()]],
  },
  report: {
    plain: () =>
      ['pdf', 'csv'].map((format) => ['report', of('AL')[0] ?? '', '--out', `OUT/report.${format}`, '--names', '--credits', ...data()]),
    whole: () => [['report', of('FR')[0] ?? '', '--internal', '--out', 'OUT/report.docx', ...data()]],
    refused: () =>
      [...of('FR'), office.bundle(of('BR')[0] ?? ''), office.bundle(of('MX')[0] ?? '')].map((source) => [
        'report',
        source,
        '--out',
        'OUT/report.html',
        ...data(),
      ]),
  },
  compare: {
    plain: () => [
      ['compare', ...of('AL'), '--all', '--out', 'OUT/compared.docx', ...data()],
      ['compare', ...every(), '--across', 'TIP:6(1)', '--out', 'OUT/across.docx', ...data()],
    ],
    whole: () => [
      ['compare', ...of('FR').slice(0, 2), '--all', ...data()],
      ['compare', ...of('FR').slice(0, 2), '--json', ...data()],
      ['compare', ...of('AL'), '--trend', ...data()],
      ['compare', ...every(), '--across', 'TIP:5(1)', ...data()],
      ['compare', ...of('FR').slice(0, 2), '--all', '--internal', '--out', 'OUT/compared.pdf', ...data()],
    ],
    refused: () => [['compare', ...of('FR'), '--out', 'OUT/compared.pdf', ...data()]],
  },
  review: {
    plain: () => [['review', ...data()]],
    whole: () => [['review', office.review, '--out', 'OUT/review.pdf', ...data()]],
  },
  call: { plain: () => [['call', 'openData.write', '--out', 'OUT', ...data()]] },
  backup: { not: 'one file with everything, encrypted for whoever makes it' },
  restore: { not: 'puts a backup in place, and gives nothing' },
  merge: { not: 'at the State, of its own assessment' },
  sample: { not: 'makes a practice State of its own' },
};
const having = (what: keyof Asked): readonly CommandName[] =>
  (Object.keys(COMMANDS) as CommandName[]).filter((name) => COMMANDS[name][what]);

const MARKS =
  /For internal use: includes what is not released|Internal use: holds what has not been released|"use":"internal"|Confidential: for the parties to the review/;
/** Each tells of single submissions which exercise it says that it is of. */
const OF_A_SUBMISSION: ReadonlySet<CommandName> = new Set(['verify', 'receive', 'review']);

describe('what a command lets out of the secretariat', () => {
  it.each(having('plain'))('omnibus %s holds nothing that is not released or is confidential', async (name) => {
    for (const line of COMMANDS[name].plain?.() ?? []) {
      const { status, printed, said, files } = await omnibus(line);
      expect(name === 'verify' ? [] : [status, said].slice(0, 1), `${line.join(' ')}: ${said}`).toEqual(name === 'verify' ? [] : [0]);
      if (line.some((each) => each.startsWith('OUT'))) expect(files.length).toBeGreaterThan(0);
      for (const words of [printed, joined(printed), said, ...files.map((file) => file.words)]) {
        expect(words.indexOf(GUARDED), line.join(' ')).toBe(-1);
        if (!OF_A_SUBMISSION.has(name)) expect(words.indexOf(GUARDED_TITLE), line.join(' ')).toBe(-1);
      }
    }
  });

  it.each(having('whole'))('omnibus %s says so in what it prints and writes of the whole', async (name) => {
    for (const line of COMMANDS[name].whole?.() ?? []) {
      const { status, printed, said, files } = await omnibus(line);
      expect(status, said).toBe(0);
      const given = files.length > 0 ? files.map(({ words }) => words) : [printed];
      expect(
        given.some((words) => words.includes(GUARDED)),
        line.join(' '),
      ).toBe(true);
      for (const words of given) expect(MARKS.test(words.replace(/\s+/g, ' ')), line.join(' ')).toBe(true);
    }
  });

  it.each(having('refused'))('omnibus %s writes nothing of what is not released', async (name) => {
    for (const line of COMMANDS[name].refused?.() ?? []) {
      const { status, printed, said, files } = await omnibus(line);
      expect([status, files]).toEqual([1, []]);
      expect(`${printed}${said}`).not.toContain(GUARDED);
      expect(said).toContain('has not released it');
    }
  });

  it('marks nothing where all of it is released', async () => {
    const [state = ''] = OPEN_STATES.filter((each) => each === 'EG');
    const { printed } = await omnibus(['compare', ...of(state).slice(0, 2), '--json', ...data()]);
    expect(JSON.parse(printed)).not.toHaveProperty('use');
  });
});
