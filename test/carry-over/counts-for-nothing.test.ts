import { readFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { factsOf } from '#core/answers/facts-of';
import type { Input } from '#core/contract/operations';
import { compile } from '#core/engine/compile';
import { open } from '#core/engine/open';
import { unpackQuestionnaire } from '#core/questionnaire/packed';
import { analyseDraft, groupNeeds } from '#core/report/gap-analysis';
import { Agency } from '../agencies/commission';
import { Official, OFFICIAL } from './official';

const STATUS = 'TIP:6(1)/status';
const MEASURE = 'TIP:5(1)/how-it-works.measure';
const NEEDED = 'TIP:5(1)/assistance-needed.needed';

let official: Official;

beforeEach(async () => {
  official = await Official.arrives();
  const then = await official.begins('cycle-2024');
  await official.party.answers(then, 'TIP:5(1)', 'The Act of 2019.');
  await official.answers({ [STATUS]: 'no', [NEEDED]: 'yes', 'TIP:5(1)/assistance-needed.categories': ['training'] });
  await official.startsFrom({ assessment: then }, 'cycle-2026');
});
afterEach(() => official.leaves());

async function report(wanted: Partial<Input<'reports.write'>> = {}): Promise<string> {
  const written = await official.party.call('reports.write', {
    of: { assessment: official.assessment },
    ...{ kind: 'full', format: 'html', language: 'en', credits: true, names: true },
    ...wanted,
  });
  return readFile(official.party.keep(written), 'utf8');
}

/** Counts as the report screen shows them. */
async function needs(): Promise<readonly { readonly gaps: number; readonly needed: number }[]> {
  const document = await official.document();
  const questionnaire = unpackQuestionnaire(await official.party.call('content.questionnaire', { instruments: ['TIP'] }));
  const facts = factsOf(document.settings['assessment']!, 'member', ['TIP']);
  const live = open(compile(questionnaire), { answers: document.answers, evidence: document.evidence, facts });
  return groupNeeds(analyseDraft(questionnaire, document, live), 'instrument').map(({ gaps, needed }) => ({
    gaps: gaps.length,
    needed: needed.length,
  }));
}

async function asks(): Promise<Agency> {
  const prepared = await official.party.call('agencies.prepare', {
    assessment: official.assessment,
    ...{ agency: 'Justice', provisions: ['TIP:5(1)', 'TIP:6(1)'], language: 'en', instructions: '', withAnswers: true, by: OFFICIAL },
  });
  return Agency.opens(official.party.keep(prepared));
}

const merges = async (...files: readonly string[]) =>
  official.party.call('agencies.merge', { assessment: official.assessment, files: files.map(official.party.file), by: OFFICIAL });

describe('an answer of the last exercise that nobody has confirmed', () => {
  it('is in no document and in no figure, and the document says how many there are', async () => {
    const page = await report();
    expect(page).not.toContain('The Act of 2019.');
    expect(page).toContain('that are not in this document: 6');
    expect(await needs()).toEqual([{ gaps: 0, needed: 0 }]);
    for (const kind of ['gaps', 'summary'] as const) expect(await report({ kind })).toContain('No gap, challenge, planned step');
    expect(await report({ format: 'csv' })).not.toContain('The Act of 2019.');
    await official.opens('TIP:5(1)', 'TIP:6(1)');
    await official.confirms('TIP:5(1)', 'TIP:6(1)');
    expect(await report()).toContain('The Act of 2019.');
    expect(await report()).not.toContain('To be confirmed');
    expect(await needs()).toEqual([{ gaps: 1, needed: 1 }]);
  });

  it('does not go to an agency as an answer of ours', async () => {
    const agency = await asks();
    expect((await agency.document()).answers).toEqual({});
  });

  it('gives way to what an agency answers, whether it says the same or not, and stays readable beside it', async () => {
    const agency = await asks();
    await agency.answers(STATUS, 'partial');
    await agency.answers('TIP:5(1)/status', 'yes');
    await agency.answers('TIP:5(1)/how-it-works.kinds', ['practice']);
    await agency.answers(MEASURE, 'The Act of 2019.');
    const { conflicts, taken } = await merges(await agency.returns());
    expect([conflicts, taken]).toEqual([[], expect.arrayContaining([MEASURE, STATUS])]);
    const merged = { confirmed: true, origin: { kind: 'merged', agency: 'Justice' }, by: { name: 'P. Officer' } };
    expect(await official.answer(STATUS)).toMatchObject({ value: 'partial', ...merged });
    expect(await official.answer(MEASURE)).toMatchObject({ value: 'The Act of 2019.', ...merged });
    expect(await official.waiting()).not.toContain(STATUS);
    expect((await official.beside(STATUS))[0]?.earlier).toMatchObject({ answer: { value: 'no' } });
    const page = await report();
    expect(page).toContain('The Act of 2019.');
    expect(page).toContain('Answered by: Justice');
    await official.undoes();
    expect(await official.answer(STATUS)).toMatchObject({ value: 'no', confirmed: false, origin: { kind: 'carried-over' } });
  });

  it('is our answer once it is confirmed: an agency that differs waits for a decision', async () => {
    const agency = await asks();
    await official.opens('TIP:6(1)');
    await official.confirms('TIP:6(1)');
    await agency.answers(STATUS, 'partial');
    expect((await merges(await agency.returns())).conflicts).toMatchObject([{ question: STATUS, ours: { value: 'no' } }]);
    expect(await official.answer(STATUS)).toMatchObject({ value: 'no' });
  });

  it('does not stand between two agencies that differ', async () => {
    const [justice, interior] = [await asks(), await asks()];
    await justice.answers(STATUS, 'yes');
    await interior.answers(STATUS, 'partial');
    const { conflicts } = await merges(await justice.returns(), await interior.returns());
    expect(conflicts).toMatchObject([{ question: STATUS, ours: null, sources: [{}, {}] }]);
    expect((await official.answer(STATUS))?.standing).toBe('unanswered');
    expect((await official.beside(STATUS))[0]?.earlier).toMatchObject({ answer: { value: 'no' } });
  });
});
