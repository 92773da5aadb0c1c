import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BECAME } from '#core/comparison/comparison';
import { CHANGES_ONLY, filterComparison } from '#core/comparison/filter';
import type { Output } from '#core/contract/operations';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { interfaceWords } from '#services/report/interface-words';
import { Party } from '#test/register/party';
import { plain } from '#test/report/plain-text';
import { readAny } from '#test/report/read-any';
import { twoEditions, type TwoEditions } from './two-editions';

let bundles: TwoEditions;
let reviewer: Party;
let compared: Output<'comparison.compare'>;
beforeAll(async () => {
  bundles = await twoEditions();
  reviewer = await Party.open(undefined, undefined, bundles.content);
  compared = await reviewer.call('comparison.compare', {
    older: { file: reviewer.file(bundles.older) },
    newer: { file: reviewer.file(bundles.newer) },
  });
});
afterAll(async () => {
  await reviewer?.leave();
  await bundles?.leave();
});

const local = (question: string): string => question.replace('TIP:9(1)/', '');

describe('two signed submissions under two questionnaires', () => {
  it('say first what became of the questions: all seven', () => {
    const { counts, groups } = compared.comparison.lineage;
    // What is the same is counted, and not listed.
    expect(counts).toEqual({ same: 2, reworded: 1, moved: 1, split: 2, merged: 1, retired: 1, new: 1 });
    const lines = groups.flatMap(({ became, questions }) =>
      questions.map(({ from, to }) => `${became}: ${from.map(local).join(' + ')} > ${to.map(local).join(' + ')}`),
    );
    expect(lines).toEqual([
      'reworded: plan > plan',
      'moved: research > research-and-data',
      'split: protection-and-return > protection + safe-return',
      'merged: shelters-for-women + shelters-for-men > shelters',
      'retired: fax > ',
      'new:  > online-report',
    ]);
  });

  it('then what became of each answer, with what became of its question', () => {
    const questions = compared.comparison.provisions.flatMap((provision) => provision.questions);
    const became = Object.fromEntries(questions.map(({ question, became: of = 'same', kind }) => [local(question), `${of}, ${kind}`]));
    expect(became).toMatchObject({
      status: 'same, unchanged',
      campaigns: 'same, changed',
      plan: 'reworded, unchanged',
      'research-and-data': 'moved, moved',
      protection: 'split, moved',
      'safe-return': 'split, changed',
      fax: 'retired, withdrawn',
      'online-report': 'new, added',
    });
    // Neither of the two answers that one question took the place of is lost.
    const before = questions.filter(({ became: of }) => of === 'merged').map(({ older }) => older?.value);
    expect(before).toEqual(expect.arrayContaining(['Two houses in the capital.', 'One house in the north.']));
  });

  it.each(BECAME)('are narrowed to what is %s', (became) => {
    const { comparison, questionnaires } = compared;
    const filter = { ...CHANGES_ONLY, kinds: [], became: [became] };
    const shown = filterComparison(
      comparison,
      unpackQuestionnaire(questionnaires.older),
      unpackQuestionnaire(questionnaires.newer),
      filter,
    ).flatMap(({ questions }) => questions);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.every(({ became: of = 'same' }) => of === became)).toBe(true);
  });

  it.each([
    ['pdf', 'en'],
    ['docx', 'en'],
    ['docx', 'fr'],
    ['pdf', 'zh'],
  ] as const)('are kept as %s in %s with all of it, the questions first', async (format, language) => {
    const of = [compared.comparison.older, compared.comparison.newer].map(({ digest }) => ({ digest }));
    const filter = { ...CHANGES_ONLY, kinds: [] };
    const written = await reviewer.call('comparison.write', { of, what: 'comparison', filter, format, language });
    const text = plain(await readAny(format, reviewer.keep(written))).replace(/\s/g, '');
    const say = await interfaceWords(language);
    for (const became of BECAME) expect(text, became).toContain(plain(say(`became.${became}`)).replace(/\s/g, ''));
    for (const asked of ['Doesanationalplanapply', 'Whichfaxnumber', 'Canavictimreportonline']) expect(text).toContain(asked);
    for (const said of ['Twohousesinthecapital', 'Onehouseinthenorth', 'Threehouses', '+000123']) expect(text).toContain(said);
    expect(text.indexOf(plain(say('review.lineage.title')).replace(/\s/g, ''))).toBeLessThan(text.indexOf('airports'));
  });
});
