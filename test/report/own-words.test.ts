import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { Questionnaire } from '#core/questionnaire/definition';
import { LANGUAGES, type Language, type Wording } from '#core/questionnaire/wording';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import { loadContentLibrary } from '#services/content/load-content-library';
import { CarriedEditions } from '#services/open-data/editions';

const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);

/** What one State's bundle carries, with words of its own making under the ids of the questions. */
async function labelsWhereOneStateRewords(questionnaire: Questionnaire) {
  const reworded = (language: Language): Wording => {
    const wording = content.wording(language);
    return { ...wording, entries: Object.fromEntries(Object.keys(wording.entries).map((key) => [key, 'Words of one State'])) };
  };
  const file = carryQuestionnaire(questionnaire, LANGUAGES, reworded);
  const editions = new CarriedEditions(content);
  await editions.of('a'.repeat(128), '2026-01-01T08:00:00.000Z', async () => Buffer.from(JSON.stringify(file)));
  const [edition] = editions.all();
  return edition?.labelOf ?? (() => undefined);
}

describe('the codebook of open data', () => {
  const key = Object.keys(content.wording('en').entries).find((each) => each.endsWith('/label')) ?? '';

  it('words what this program asks as this program does, whatever the first bundle says', async () => {
    const labelOf = await labelsWhereOneStateRewords(content.questionnaire(['TIP']));
    for (const language of LANGUAGES) expect(labelOf(key, language)).not.toBe('Words of one State');
    expect(labelOf(key, 'en')).toBe(content.wording('en').entries[key]);
  });

  it('has the words of the bundle for another version, which nobody else can word', async () => {
    const labelOf = await labelsWhereOneStateRewords({ ...content.questionnaire(['TIP']), version: 'of-another-time' });
    expect(labelOf(key, 'en')).toBe('Words of one State');
  });
});
