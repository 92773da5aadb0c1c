import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { lineageRows, type OpenEdition } from '#core/open-data/lineage-rows';
import type { OpenRow } from '#core/open-data/tables';
import { questionLineage } from '#core/comparison/question-lineage';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import type { Question, Questionnaire } from '#core/questionnaire/definition';
import type { Wording } from '#core/questionnaire/wording';
import { loadContentLibrary } from '#services/content/load-content-library';
import { CarriedEditions } from '#services/open-data/editions';

const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const content = loadContentLibrary(folder);
const questionnaire = content.questionnaire(['TIP']);
const english = content.wording('en');

/** The text questions of one provision: each is worded for itself or with others. */
const own = (made: Questionnaire): readonly Question[] => made.questions.filter(({ internal }) => !internal);
const [moved, , retired] = own(questionnaire).filter(({ type }) => type === 'text');
if (!moved || !retired) throw new Error('no question to move or retire');
const reworded = own(questionnaire).find(({ type }) => type === 'choices')!;
const LABEL = `question/${reworded.wording}/label`;

const saidOtherwise: Wording = { ...english, entries: { ...english.entries, [LABEL]: 'Asked in other words.' } };
/** Of the next exercise: one question has another id, one is asked no longer, one is new, and one has other words. */
const next: Questionnaire = {
  ...questionnaire,
  version: 'f'.repeat(64),
  questions: [
    ...questionnaire.questions.flatMap((question): readonly Question[] => {
      if (question.id === retired.id) return [];
      return question.id === moved.id ? [{ ...question, id: `${question.id}-again`, replaces: [question.id] }] : [question];
    }),
    { ...moved, id: `${moved.id}-beside` },
  ],
};
const edition = (name: string, asked: Questionnaire, wording: Wording): OpenEdition => ({
  name,
  edition: { questionnaire: asked, words: wording.entries },
});

function rowsOf(editions: readonly OpenEdition[], instruments?: readonly string[]): readonly OpenRow[] {
  const rows: OpenRow[] = [];
  lineageRows(editions, instruments, (table, row) => {
    expect(table).toBe('codebookLineage');
    rows.push(row);
  });
  return rows;
}

describe('the lineage in the codebook', () => {
  it('says of each question that was reworded what it was, though its id and the structure stay', () => {
    const rows = rowsOf([edition('first', questionnaire, english), edition('second', questionnaire, saidOtherwise)]);
    const alike = own(questionnaire).filter(({ wording }) => wording === reworded.wording);
    const between = rows.filter(([, earlier]) => earlier === 'first');
    expect(between).toEqual(alike.map(({ id }) => ['second', 'first', 'question', id, id, 'reworded']));
    expect(between.length).toBeGreaterThan(0);
  });

  it('says what was moved, retired and new, as the comparison of two submissions does', () => {
    const [older, newer] = [edition('first', questionnaire, english), edition('second', next, saidOtherwise)];
    const rows = rowsOf([older, newer]).filter(([, earlier]) => earlier === 'first');
    expect(rows).toContainEqual(['second', 'first', 'question', `${moved.id}-again`, moved.id, 'moved']);
    expect(rows).toContainEqual(['second', 'first', 'question', null, retired.id, 'retired']);
    expect(rows).toContainEqual(['second', 'first', 'question', `${moved.id}-beside`, null, 'new']);
    const { counts } = questionLineage(older.edition, newer.edition).summary(['TIP']);
    for (const became of ['reworded', 'moved', 'retired', 'new'] as const)
      expect(rows.filter((row) => row.at(-1) === became)).toHaveLength(counts[became]);
  });

  it('says nothing of what stayed as it was, nor of treaties that are not asked for', () => {
    const same = [edition('first', questionnaire, english), edition('second', questionnaire, english)];
    expect(rowsOf(same).filter(([, earlier]) => earlier === 'first')).toEqual([]);
    expect(rowsOf([edition('first', questionnaire, english), edition('second', next, saidOtherwise)], ['SOM'])).toEqual([]);
  });
});

describe('the editions that bundles carry', () => {
  const carried = (asked: Questionnaire, wording: Wording): { readonly sha512: string; readonly bytes: Buffer } => {
    const file = carryQuestionnaire(asked, ['en'], () => wording);
    const bytes = Buffer.from(JSON.stringify(file));
    return { bytes, sha512: createHash('sha512').update(bytes).digest('hex') };
  };

  it('of another time are two where the words differ and the structure does not, in the order in which they were answered', async () => {
    const editions = new CarriedEditions(content);
    // Of another time: what this program asks itself it words itself.
    const before = { ...questionnaire, version: 'e'.repeat(64) };
    const [then, now] = [carried(before, english), carried(before, saidOtherwise)];
    const later = await editions.of(now.sha512, '2026-02-01T08:00:00.000Z', async () => now.bytes);
    const first = await editions.of(then.sha512, '2024-02-01T08:00:00.000Z', async () => then.bytes);
    expect(later?.name).not.toBe(first?.name);
    expect(editions.all().map(({ name }) => name)).toEqual([first?.name, later?.name]);
    expect(editions.all().map(({ labelOf }) => labelOf(LABEL, 'en'))).toEqual([english.entries[LABEL], 'Asked in other words.']);
    // What nobody has translated anew has no label there.
    expect(editions.all().at(-1)?.labelOf(LABEL, 'fr')).toBeUndefined();
    expect((await editions.of(then.sha512, '2026-03-01T08:00:00.000Z', async () => null))?.name).toBe(first?.name);
  });
});
