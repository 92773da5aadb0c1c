import { mkdtemp, open as openFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { byStateName } from '#core/comparison/across-states';
import type { RegisterEntry } from '#core/register/register';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party } from '#test/register/party';
import { plain } from '#test/report/plain-text';
import { readAny } from '#test/report/read-any';
import { wordsOf } from '#test/report/read-pdf';

const { folder: content } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(content);

/** A secretariat that has received what a few States said of trafficking in three exercises. */
let folder: string;
let secretariat: Party;
let entries: readonly RegisterEntry[];
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
  const data = await openDataFolder(folder, { mode: 'own' });
  const states = ['FR', 'AL', 'EG', 'CN'];
  const plan = conferencePlan(library.states()).filter(({ state, instrument }) => states.includes(state) && instrument === 'TIP');
  await fillRegister(data, library, plan);
  await data.close();
  secretariat = await Party.open(undefined, folder);
  entries = (await secretariat.call('register.list', {})).filter(({ claims }) => !claims.practice);
});
afterAll(async () => {
  await secretariat?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Of a State with all three exercises, the last submission in each. */
const history = (): readonly { readonly digest: string }[] => {
  for (const state of new Set(entries.map(({ claims }) => claims.state))) {
    const last = new Map(entries.filter(({ claims }) => claims.state === state).map(({ claims, digest }) => [claims.exercise, digest]));
    if (last.size === 3) return [...last.values()].map((digest) => ({ digest }));
  }
  throw new Error('no State has three exercises');
};

describe('a reviewer', () => {
  it('sets three submissions in the order of time, whatever the order they are chosen in', async () => {
    const [first, second, third] = history();
    const series = await secretariat.call('comparison.series', { of: [third!, first!, second!] });
    expect(series.submissions.map(({ digest }) => digest)).toEqual([first!.digest, second!.digest, third!.digest]);
    expect(series.steps).toHaveLength(2);
    expect(series.whole?.older.digest).toBe(first!.digest);
    expect(series.editions).toHaveLength(1);
  });

  it('finds in each step what comparing the two alone finds', async () => {
    const of = history();
    const { steps } = await secretariat.call('comparison.series', { of: [...of] });
    const alone = await secretariat.call('comparison.compare', { older: of[1]!, newer: of[2]! });
    expect(steps[1]).toEqual(alone.comparison);
  });

  it('reads in the trend what the State said of a provision in every exercise', async () => {
    const { trend, submissions } = await secretariat.call('comparison.series', { of: [...history()] });
    expect(trend.rows.length).toBeGreaterThan(20);
    for (const { cells } of trend.rows)
      for (const [at, cell] of cells.entries()) {
        if (cell.kind !== 'asked') continue;
        expect(cell.answer).toEqual(submissions[at]!.answers[cell.question]);
        expect(cell.became).toBeUndefined();
      }
  });

  it.each([
    ['comparison', 'pdf', 'ar', '%PDF'],
    ['comparison', 'docx', 'zh', 'PK'],
    ['trend', 'pdf', 'en', '%PDF'],
    ['trend', 'docx', 'ru', 'PK'],
  ] as const)('keeps a %s as %s in %s', async (what, format, language, start) => {
    const written = await secretariat.call('comparison.write', { of: [...history()], what, format, language, internal: true });
    expect(written.name).toMatch(new RegExp(`-${what}-${language}\\.${format}$`));
    const file = await openFile(secretariat.keep(written));
    const { buffer } = await file.read(Buffer.alloc(start.length), 0, start.length, 0);
    await file.close();
    expect(buffer.toString('latin1')).toBe(start);
    expect(written.bytes).toBeGreaterThan(5_000);
  });

  it('reads one provision in the submissions of several States, in the order of their names', async () => {
    const latest = entries.filter(({ place }) => place !== 'replaced');
    const of = latest.map(({ digest }) => ({ digest }));
    const { states, editions } = await secretariat.call('comparison.across', { of, provision: 'TIP:5(1)' });
    expect(states).toHaveLength(latest.length);
    expect(states.some(({ answers }) => 'TIP:5(1)/status' in answers)).toBe(true);
    expect(states.every(({ answers }) => Object.keys(answers).every((id) => id.startsWith('TIP:5(1)/')))).toBe(true);
    expect(editions.every(({ questionnaire }) => questionnaire.provisions.length <= 1)).toBe(true);
    const nameOf = (code: string) => library.states().find((state) => state.code === code)?.name.ar ?? code;
    const names = byStateName(states, nameOf, 'ar').map(({ claims }) => nameOf(claims.state));
    expect(names).toEqual([...names].sort(new Intl.Collator('ar').compare));
  });

  it('is told why submissions of two States cannot stand in a row, and why one cannot stand beside itself', async () => {
    const [french, albanian] = ['FR', 'AL'].map((code) => entries.find(({ claims }) => claims.state === code)!);
    const of = [{ digest: french!.digest }, { digest: albanian!.digest }];
    await expect(secretariat.call('comparison.series', { of })).rejects.toMatchObject({ code: 'not-comparable' });
    const twice = [of[0]!, of[0]!];
    await expect(secretariat.call('comparison.series', { of: twice })).rejects.toMatchObject({ params: { problem: 'twice-the-same' } });
    await expect(secretariat.call('comparison.across', { of, provision: 'TIP:99' })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stops reading when it is cancelled, and leaves no file', async () => {
    const stop = new AbortController();
    const of = [...history()];
    const writing = secretariat.call(
      'comparison.write',
      { of, what: 'comparison', format: 'pdf', language: 'en' },
      { signal: stop.signal, progress: () => stop.abort() },
    );
    await expect(writing).rejects.toMatchObject({ code: 'cancelled' });
    const left = await readdir(path.join(folder, 'outgoing'), { recursive: true, withFileTypes: true }).catch(() => []);
    expect(left.filter((each) => each.isFile() && each.name.includes('-comparison-en.pdf'))).toEqual([]);
  });

  it.each([
    ['pdf', 'ar'],
    ['docx', 'zh'],
  ] as const)('keeps one provision across States as %s in %s, in the order of their names, with every answer', async (format, language) => {
    const latest = entries.filter(({ place }) => place !== 'replaced');
    const of = latest.map(({ digest }) => ({ digest }));
    const provision = 'TIP:5(1)';
    const written = await secretariat.call('comparison.writeAcross', { of, provision, format, language, internal: true });
    const text = plain(await readAny(format, secretariat.keep(written)));
    const { states } = await secretariat.call('comparison.across', { of, provision });
    const nameOf = (code: string) => library.states().find((state) => state.code === code)?.name[language] ?? code;
    for (const { claims, digest, answers } of states) {
      expect(text).toContain(plain(nameOf(claims.state)));
      expect(text.replace(/\s/g, '')).toContain(digest);
      for (const { value } of Object.values(answers))
        if (typeof value === 'string' && value.includes(' '))
          for (const word of wordsOf(value)) expect(text.normalize('NFKC')).toContain(word.normalize('NFKC'));
    }
    const names = byStateName(states, nameOf, language).map(({ claims }) => plain(nameOf(claims.state)));
    const places = [...new Set(names)].map((name) => text.indexOf(name));
    expect(places).toEqual([...places].sort((one, other) => one - other));
  });
});
