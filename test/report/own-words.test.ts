import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import type { Questionnaire } from '#core/questionnaire/definition';
import { LANGUAGES, type Language, type Wording } from '#core/questionnaire/wording';
import { carryQuestionnaire } from '#core/submission/carried-questionnaire';
import { loadContentLibrary } from '#services/content/load-content-library';
import { CarriedEditions } from '#services/open-data/editions';

const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);

/** `of`: the labels of what one State's bundle carries, with words of its own making under the ids of the questions. `own`: of another's. */
async function labelsWhereOneStateRewords(questionnaire: Questionnaire) {
  const reworded = (language: Language): Wording => {
    const wording = content.wording(language);
    return { ...wording, entries: Object.fromEntries(Object.keys(wording.entries).map((key) => [key, 'Words of one State'])) };
  };
  const editions = new CarriedEditions(content);
  for (const [place, wordingOf] of [reworded, (language: Language) => content.wording(language)].entries()) {
    const file = Buffer.from(JSON.stringify(carryQuestionnaire(questionnaire, LANGUAGES, wordingOf)));
    await editions.of(String(place).repeat(128), `202${place}-01-01T08:00:00.000Z`, async () => file);
  }
  const [first, second] = editions.all();
  if (!first || !second) throw new Error('not two editions');
  return { of: first.labelOf, own: second.labelOf };
}

describe('the codebook of open data', () => {
  const key = Object.keys(content.wording('en').entries).find((each) => each.endsWith('/label')) ?? '';

  it('words what this program asks as this program does, whatever the first bundle says', async () => {
    const { of, own } = await labelsWhereOneStateRewords(content.questionnaire(['TIP']));
    for (const language of LANGUAGES) {
      expect(own(key, language)).toBe(content.wording(language).entries[key]);
      // What one State carries otherwise is said to be other words, and left at that.
      expect(of(key, language)).toBeUndefined();
    }
  });

  it('has the words of the bundle for another version, which nobody else can word', async () => {
    const { of } = await labelsWhereOneStateRewords({ ...content.questionnaire(['TIP']), version: 'of-another-time' });
    expect(of(key, 'en')).toBe('Words of one State');
  });
});
