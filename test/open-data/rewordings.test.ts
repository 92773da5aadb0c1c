import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Question } from '#core/questionnaire/definition';
import type { Wording } from '#core/questionnaire/wording';
import type { ContentLibrary } from '#services/content/content-library';
import { content, everything, receives, secretariat, type Office } from '#test/conference/office';
import { unzipped } from '#test/report/read-back';

const FIRST = 'conference-2022';
const questionnaire = content.questionnaire(['TIP']);
const english = content.wording('en');
const questions = questionnaire.questions.filter(({ internal }) => !internal);
const choice = questions.find(({ type }) => type === 'choices')!;
const status = questions.find((question): question is Extract<Question, { readonly type: 'status' }> => question.type === 'status')!;
const LABEL = `question/${choice.wording}/label`;
const [option = ''] = Object.keys(english.entries).filter((key) => key.startsWith(`scale/${status.scale}/`));

/** This program's content as it was worded at another time; what it asks and its version are the same. */
const wordedThen = (changed: Wording['entries']): ContentLibrary => ({
  ...content,
  wording: (language) => (language === 'en' ? { ...english, entries: { ...english.entries, ...changed } } : content.wording(language)),
});

/** Two States in the first exercise and in the last; the first was asked in the words given. */
async function received(changed: Wording['entries']): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-reworded-'));
  const then = wordedThen(changed);
  const sent = everything
    .filter(({ state, instrument, practice, round, number }) =>
      [!practice, number === 1, round !== 1, instrument === 'TIP', ['FR', 'EG'].includes(state)].every(Boolean),
    )
    .map((each) => ({ ...each, release: { released: true, confidential: [] } }));
  await receives(folder, sent, { asked: ({ round }) => (round === 0 ? then : undefined) });
  return folder;
}

type Row = Readonly<Record<string, string | number | boolean | null>>;

/** The tables of the package, by name. */
async function packageOf(office: Office, filter: { exercises?: string[] } = {}): Promise<(table: string) => readonly Row[]> {
  const parts = await unzipped(await office.keep(await office.call('openData.write', filter)));
  return (table) => JSON.parse(parts.get(`${table}.json`) ?? 'null') as readonly Row[];
}

describe('questions that were reworded while what is asked stayed the same', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await received({ [LABEL]: 'Asked in other words then.', [option]: 'Another name for it.' });
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('are told in the lineage, as a comparison of two submissions of a State tells them', async () => {
    await secretariat(folder, async (office) => {
      const table = await packageOf(office);
      const editionIn = (exercise: string): readonly unknown[] => [
        ...new Set(table('data/submissions').flatMap((row) => (row['exercise'] === exercise ? [row['questionnaire']] : []))),
      ];
      const [[then], [now]] = [editionIn(FIRST), editionIn('conference-2026')];
      expect(then).not.toBe(now);
      const told = table('codebook/lineage').filter((row) => row['kind'] === 'question');
      const expected = questions.filter(
        (each) => each.wording === choice.wording || (each.type === 'status' && each.scale === status.scale),
      );
      expect(told.map((row) => row['id'])).toEqual(expected.map(({ id }) => id));
      for (const row of told) expect(row).toMatchObject({ questionnaire: now, earlier: then, replaces: row['id'], became: 'reworded' });

      const own = (await office.call('register.list', {})).filter(({ claims }) => claims.state === 'FR');
      const [older = '', newer = ''] = own.map(({ digest }) => digest);
      const { comparison } = await office.call('comparison.compare', { older: { digest: older }, newer: { digest: newer } });
      expect(comparison.lineage.counts.reworded).toBe(told.length);
    });
  });

  it('have no label in the words of then, which nobody but the bundles vouches for, and keep all others', async () => {
    await secretariat(folder, async (office) => {
      const table = await packageOf(office);
      const [then] = table('data/submissions').flatMap((row) => (row['exercise'] === FIRST ? [row['questionnaire']] : []));
      const labels = table('codebook/questions').filter((row) => row['questionnaire'] === then);
      expect(labels.map((row) => row['question'])).toEqual(questions.map(({ id }) => id));
      for (const row of labels) {
        const question = questions.find(({ id }) => id === row['question'])!;
        const label = question.wording === choice.wording ? null : (english.entries[`question/${question.wording}/label`] ?? null);
        expect(row['label_en'], String(row['question'])).toBe(label);
        if (label === null) expect(row['label_fr']).toBeNull();
      }
      expect(JSON.stringify(['questions', 'codes', 'provisions'].map((each) => table(`codebook/${each}`)))).not.toContain(
        'other words then',
      );
    });
  });

  it('are not told where only one of the exercises is in the package', async () => {
    await secretariat(folder, async (office) => {
      const table = await packageOf(office, { exercises: [FIRST] });
      expect(table('data/submissions')).toHaveLength(2);
      expect(table('codebook/lineage').filter((row) => row['became'] === 'reworded')).toEqual([]);
    });
  });
});

describe('words that no question says', () => {
  it('make no other edition', async () => {
    const folder = await received({ [`question/${choice.wording}/note`]: 'A note for whoever translates.' });
    try {
      await secretariat(folder, async (office) => {
        const table = await packageOf(office);
        expect(new Set(table('data/submissions').map((row) => row['questionnaire']))).toEqual(new Set([questionnaire.version]));
        expect(table('codebook/lineage').filter((row) => row['kind'] === 'question')).toEqual([]);
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
