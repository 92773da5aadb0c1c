import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { withoutConfidential, type Release } from '#core/submission/release';
import type { Submission } from '#core/submission/submission';
import type { Input } from '#core/contract/operations';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party } from '#test/register/party';
import { readAny } from '#test/report/read-any';
import { unzipped } from '#test/report/read-back';
import type { LeavingOperation } from './offering-operations';

const { folder: content } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(content);

/** A word that nobody writes, short enough to stay on one line of a page. */
const CANARY = 'Qzxj7';
const CONFIDENTIAL = ['TIP:5(1)', 'TIP:6(3)'];
const RELEASES: Readonly<Record<string, Release>> = {
  FR: { released: false, confidential: [] },
  AL: { released: true, confidential: CONFIDENTIAL },
  EG: { released: true, confidential: [] },
};

/** The canary in everything that may not leave: words, reasons, sources and the names of files. */
function said(submission: Submission): Submission {
  const release = RELEASES[submission.state]!;
  const kept = release.released ? withoutConfidential(submission, release) : { answers: {}, evidence: {} };
  const free = new Set(library.questionnaire().questions.flatMap(({ id, type }) => (type === 'text' ? [id] : [])));
  const answers = Object.entries(submission.answers).map(([id, answer]): [string, Submission['answers'][string]] => {
    if (Object.hasOwn(kept.answers, id)) return [id, answer];
    const value = free.has(id) && typeof answer.value === 'string' ? { value: `${CANARY} ${answer.value}` } : {};
    return [id, { ...answer, ...value, ...(answer.reason !== undefined && { reason: `${CANARY} ${answer.reason}` }) }];
  });
  const evidence = Object.entries(submission.evidence).map(([id, record]): [string, Submission['evidence'][string]] => {
    if (Object.hasOwn(kept.evidence, id)) return [id, record];
    const { attachment } = record;
    return [
      id,
      { ...record, title: `${CANARY} ${record.title}`, ...(attachment && { attachment: { ...attachment, name: `${CANARY}.pdf` } }) },
    ];
  });
  const findings = submission.findings.map((finding) =>
    !release.released && finding.explanation !== undefined ? { ...finding, explanation: `${CANARY} ${finding.explanation}` } : finding,
  );
  return { ...submission, answers: Object.fromEntries(answers), evidence: Object.fromEntries(evidence), findings, release };
}

let folder: string;
let secretariat: Party;
const digests: Record<string, string[]> = {};
let exercise = '';

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
  const data = await openDataFolder(folder, { mode: 'own' });
  const plan = conferencePlan(library.states()).filter(
    ({ state, instrument, practice, number }) => state in RELEASES && instrument === 'TIP' && !practice && number === 1,
  );
  await fillRegister(data, library, plan, undefined, { said, attachment: 2_000 });
  await data.close();
  secretariat = await Party.open(undefined, folder);
  for (const { digest, claims } of await secretariat.call('register.list', {})) (digests[claims.state] ??= []).push(digest);
  exercise = (await secretariat.call('openData.preview', {})).exercises[0]?.id ?? '';
});
afterAll(async () => {
  await secretariat?.close();
  await rm(folder, { recursive: true, force: true });
});

type Format = 'pdf' | 'docx' | 'html' | 'xlsx' | 'csv';

/** All words of a file, without the blanks that a line may have put in. */
async function wordsOf(name: string, file: string): Promise<string> {
  const format = name.slice(name.lastIndexOf('.') + 1);
  const text =
    format === 'zip'
      ? [...(await unzipped(file))].flat().join('\n')
      : ['pdf', 'docx', 'html', 'xlsx', 'csv'].includes(format)
        ? await readAny(format as Format, file)
        : await readFile(file, 'utf8');
  return `${name} ${text}`.replace(/\s/g, '');
}

const of = (state: string) => digests[state]!.map((digest) => ({ digest }));
const table = { kind: 'assistance', rows: 'provision', columns: 'group', filter: {}, language: 'en' } as const;
const report = { kind: 'full', language: 'en', credits: true, names: true } as const;

/** How each is asked: for a State that has released, and for the whole where there is such a choice. */
const ASKED: {
  readonly [N in LeavingOperation]: { readonly plain: () => readonly Input<N>[]; readonly whole?: () => readonly Input<N>[] };
} = {
  'comparison.write': {
    plain: () =>
      (['comparison', 'trend'] as const).flatMap((what) => [
        { of: of('AL'), what, format: 'pdf', language: 'en' },
        { of: of('AL'), what, format: 'docx', language: 'fr' },
      ]),
    whole: () => [
      {
        of: of('AL'),
        what: 'comparison',
        filter: { kinds: [], became: [], instruments: [], clusters: [], articles: [], levels: [], words: '' },
        format: 'docx',
        language: 'en',
        internal: true,
      },
    ],
  },
  'comparison.writeAcross': {
    plain: () =>
      ['TIP:5(1)', 'TIP:6(1)'].map((provision) => ({ of: ['FR', 'AL', 'EG'].flatMap(of), provision, format: 'docx', language: 'en' })),
    whole: () => [{ of: ['FR', 'AL'].flatMap(of), provision: 'TIP:5(1)', format: 'docx', language: 'en', internal: true }],
  },
  'reports.write': {
    plain: () => (['docx', 'html', 'xlsx', 'csv', 'pdf'] as const).map((format) => ({ of: of('AL')[0]!, format, ...report })),
    whole: () => [...of('FR'), ...of('AL')].map((each) => ({ of: each, format: 'html', internal: true, ...report })),
  },
  'openData.write': { plain: () => [{}, { exercises: [exercise], instruments: ['TIP'] }] },
  'conference.export': { plain: () => (['csv', 'xlsx'] as const).map((format) => ({ ...table, scope: 'released', format })) },
  'trust.export': { plain: () => (['json', 'csv'] as const).map((format) => ({ format })) },
};

interface Kept {
  readonly name: string;
  readonly file: string;
}

/** Every file in what an operation gives. */
function filesIn(given: unknown): readonly Kept[] {
  if (typeof given !== 'object' || given === null) return [];
  const own = 'file' in given && 'name' in given && 'bytes' in given ? [given as unknown as Kept] : [];
  return [...own, ...Object.values(given).flatMap(filesIn)];
}

async function written<N extends LeavingOperation>(name: N, inputs: readonly Input<N>[]): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const input of inputs) {
    for (const { name: fileName, file } of filesIn(await secretariat.call(name, input)))
      texts.push(await wordsOf(fileName, secretariat.keep({ file })));
  }
  return texts;
}

describe('what leaves the secretariat', () => {
  it.each(Object.keys(ASKED) as LeavingOperation[])('%s holds nothing that is not released or is confidential', async (name) => {
    for (const text of await written(name, ASKED[name].plain())) {
      expect(text.length).toBeGreaterThan(20);
      expect(text).not.toContain(CANARY);
    }
  });

  it.each((Object.keys(ASKED) as LeavingOperation[]).filter((name) => ASKED[name].whole))(
    '%s holds it where the whole is chosen, and says so',
    async (name) => {
      const texts = await written(name, ASKED[name].whole!());
      expect(texts.some((text) => text.includes(CANARY))).toBe(true);
      for (const text of texts) {
        expect(text).toMatch(/^INTERNAL-/);
        expect(text).toContain('Forinternaluse:includeswhatisnotreleased');
      }
    },
  );

  it('makes no document of a submission that is not released', async () => {
    const refused = { code: 'not-released', params: { state: 'FR' } };
    await expect(secretariat.call('reports.write', { of: of('FR')[0]!, format: 'html', ...report })).rejects.toMatchObject(refused);
    const row = { of: of('FR'), what: 'trend', format: 'docx', language: 'en' } as const;
    await expect(secretariat.call('comparison.write', row)).rejects.toMatchObject(refused);
  });

  it('puts the same data together again byte for byte, as tables that anybody reads', async () => {
    const once = await secretariat.call('openData.write', {});
    const file = secretariat.keep(once);
    const again = secretariat.keep(await secretariat.call('openData.write', {}));
    expect((await readFile(file)).equals(await readFile(again))).toBe(true);
    expect(once.states).toBe(2);
    const parts = await unzipped(file);
    const rows = JSON.parse(parts.get('data/answers.json') ?? '[]') as readonly Record<string, unknown>[];
    expect(rows).toHaveLength(once.answers);
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['AL', 'EG']));
    expect(rows.some(({ state, provision }) => state === 'AL' && CONFIDENTIAL.includes(String(provision)))).toBe(false);
    expect(rows.some(({ state, provision }) => state === 'EG' && provision === 'TIP:5(1)')).toBe(true);
    const { resources } = JSON.parse(parts.get('datapackage.json') ?? '{}') as { resources: { path: string; rows: number }[] };
    const described = resources.find((each) => each.path === 'data/answers.csv');
    expect(described?.rows).toBe(rows.length);
  });
});
