import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ErasableRecord } from '#core/contract/erased';
import { Agency } from '../agencies/commission';
import { Official, OFFICIAL } from './official';

const WITNESS = 'Zefiryna Quillfeather';
const MEASURE = 'TIP:5(1)/how-it-works.measure';
const STATUS = 'TIP:5(1)/status';
const KINDS = 'TIP:5(1)/how-it-works.kinds';

let official: Official;

beforeEach(async () => {
  official = await Official.arrives();
  await official.begins('cycle-2024');
  await official.answers({ [STATUS]: 'yes', [KINDS]: ['practice'], [MEASURE]: `${WITNESS} told us then.` });
  const then = official.assessment;
  await official.startsFrom({ assessment: then }, 'cycle-2026');
  // The earlier exercise is an assessment of its own, and is erased on its own.
  await erases(then, [{ collection: 'answers', key: MEASURE }]);
});
afterEach(() => official.leaves());

const erases = (assessment: string, records: readonly ErasableRecord[]) =>
  official.party.call('records.erase', { assessment, records: [...records], reason: 'Request 7', bundles: 'keep', by: OFFICIAL });

async function filesWith(words: string, folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const found = await Promise.all(files.map(async (file) => ((await readFile(file)).includes(words) ? [path.relative(folder, file)] : [])));
  return found.flat();
}

async function asks(more: object = {}): Promise<string> {
  const request = { assessment: official.assessment, agency: 'Justice', provisions: ['TIP:5(1)'], language: 'en' as const };
  const prepared = await official.party.call('agencies.prepare', {
    ...request,
    ...{ instructions: `Ask ${WITNESS}.`, withAnswers: true, by: OFFICIAL },
    ...more,
  });
  return official.party.keep(prepared);
}

describe('What is erased', () => {
  it('takes the answer of the last exercise beside it along, and says so before', async () => {
    const { assessment, party } = official;
    const records = [{ collection: 'answers' as const, key: MEASURE }];
    const taken = await party.call('records.toErase', { assessment, records });
    expect(taken.records.map(({ collection, key }) => [collection, key])).toEqual([
      ['answers', MEASURE],
      ['earlierAnswers', MEASURE],
    ]);
    await erases(assessment, records);
    expect(await filesWith(WITNESS, party.folder)).toEqual([]);
    expect(await official.beside(MEASURE)).toEqual([]);
    expect((await official.beside(STATUS)).length).toBe(1);
    await official.comesBack();
    expect((await official.party.call('assessments.open', { assessment })).notices).toEqual([]);
    expect(await filesWith(WITNESS, party.folder)).toEqual([]);
  });

  it('is found by one search wherever somebody wrote it, and is nowhere in the data folder afterwards', async () => {
    const agency = await Agency.opens(await asks());
    await agency.answers(STATUS, 'yes');
    await agency.answers(KINDS, ['practice']);
    await agency.answers(MEASURE, `The ministry heard ${WITNESS}.`);
    const returned = await agency.returns();
    const { assessment, party } = official;
    await party.call('agencies.merge', { assessment, files: [party.file(returned)], by: OFFICIAL });
    const [workPackage = ''] = Object.keys((await official.document()).workPackages);
    const askedBack = [{ about: MEASURE, text: `Did ${WITNESS} agree?` }];
    await party.call('agencies.askBack', { assessment, workPackage, asks: askedBack, by: OFFICIAL });
    const comment = { comment: 'c1', base: 0, about: MEASURE, text: `${WITNESS} is protected.`, resolved: false };
    await party.call('comments.save', { assessment, ...comment, by: OFFICIAL });
    await official.answers({ 'TIP:6(1)/status': 'yes' });
    const [finding] = (await party.call('findings.list', { assessment })).findings;
    expect(finding).toBeDefined();
    await party.call('findings.explain', { assessment, finding: finding!.key, base: 0, reason: `See ${WITNESS}.`, by: OFFICIAL });
    await party.call('clearance.set', {
      ...{ assessment, provisions: [{ provision: 'TIP:5(1)', base: 0 }], status: 'cleared', by: OFFICIAL },
    });

    const found = await party.call('records.find', { assessment, words: WITNESS });
    expect(new Set(found.map(({ collection }) => collection))).toEqual(
      new Set(['answers', 'earlierAnswers', 'comments', 'explanations', 'workPackages']),
    );
    await erases(
      assessment,
      found.map(({ collection, key }) => ({ collection, key })),
    );
    expect(await filesWith(WITNESS, party.folder)).toEqual([]);
    const document = await official.document();
    expect(Object.values(document.workPackages).map(({ agency: name, instructions }) => [name, instructions])).toEqual([
      ['Justice', ''],
      ['Justice', ''],
    ]);
    expect(document.clearances).toEqual({});
    // Merging once more brings nothing back, and the package is still known.
    const again = await party.call('agencies.merge', { assessment, files: [party.file(returned)], by: OFFICIAL });
    expect(again.contributions).toMatchObject([{ verdict: 'duplicate' }]);
    expect(await filesWith(WITNESS, party.folder)).toEqual([]);
  });

  it('goes at the agency too: from what it answered and from what it was asked', async () => {
    const agency = await Agency.opens(await asks());
    await agency.answers(STATUS, 'yes');
    await agency.answers(KINDS, ['practice']);
    await agency.answers(MEASURE, `The ministry heard ${WITNESS}.`);
    const { desk, part } = agency;
    const found = await desk.call('records.find', { assessment: part, words: WITNESS });
    expect(new Set(found.map(({ collection }) => collection))).toEqual(new Set(['answers', 'workPackages']));
    const records = found.map(({ collection, key }) => ({ collection, key }));
    await desk.call('records.erase', { assessment: part, records, reason: 'Request 7', bundles: 'keep', by: OFFICIAL });
    expect(await filesWith(WITNESS, desk.folder)).toEqual([]);
    expect((await agency.document()).settings['assessment']?.commission).toMatchObject({ agency: 'Justice', instructions: '' });
  });

  it('leaves a question asked back about another answer as it is', async () => {
    await asks();
    const { assessment, party } = official;
    const [workPackage = ''] = Object.keys((await official.document()).workPackages);
    const both = [
      { about: MEASURE, text: `Did ${WITNESS} agree?` },
      { about: STATUS, text: 'Since when?' },
    ];
    await party.call('agencies.askBack', { assessment, workPackage, asks: both, by: OFFICIAL });
    await erases(assessment, [{ collection: 'answers', key: MEASURE }]);
    const asked = Object.values((await official.document()).workPackages).flatMap(({ asks: each = [] }) => each.map(({ text }) => text));
    expect(asked).toEqual(['', 'Since when?']);
  });
});
