import { describe, expect, it } from 'vitest';
import { allOfEachAgency, type AllOfOneAgency } from '#core/agencies/all-of-one-agency';
import type { Input } from '#core/contract/operations';
import { Agency, FocalPoint } from './commission';

const STATUS = 'TIP:5(1)/status';
const WHERE = 'TIP:5(1)/legal-basis.citations';
const CALLED_ON = ['TIP:5(1)'];

async function asked(agency: string, focalPoint: FocalPoint): Promise<Agency> {
  return Agency.opens(await focalPoint.asks(agency, CALLED_ON));
}

const combined = (value: string | string[]): Input<'agencies.resolve'>['decisions'][number]['decision'] => ({
  kind: 'combine',
  content: { standing: 'answered', value },
});

describe('Where agencies differ, the focal point', () => {
  it('keeps what stands: nothing of it changes, and the same word again asks for no second decision', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await asked('Justice', focalPoint);
    await focalPoint.answers(STATUS, 'no');
    await justice.answers(STATUS, 'yes');
    await focalPoint.merges(await justice.returns());
    const before = (await focalPoint.document()).answers[STATUS];
    expect((await focalPoint.decides(STATUS, { kind: 'keep' })).conflicts).toEqual([]);
    expect((await focalPoint.document()).answers[STATUS]).toEqual(before);
    expect(await focalPoint.merges(await justice.returns())).toMatchObject({ contributions: [{ verdict: 'newer' }], conflicts: [] });
    await justice.answers(STATUS, 'partial');
    expect((await focalPoint.merges(await justice.returns())).conflicts).toMatchObject([{ question: STATUS, ours: { value: 'no' } }]);
  });

  it('keeps that nothing stands: the question stays open, and is decided', async () => {
    const focalPoint = await FocalPoint.begins();
    const [justice, interior] = [await asked('Justice', focalPoint), await asked('Interior', focalPoint)];
    await justice.answers(STATUS, 'yes');
    await interior.answers(STATUS, 'no');
    await focalPoint.merges(await justice.returns(), await interior.returns());
    expect((await focalPoint.decides(STATUS, { kind: 'keep' })).conflicts).toEqual([]);
    expect((await focalPoint.document()).answers[STATUS]?.standing ?? 'unanswered').toBe('unanswered');
    expect(await focalPoint.merges()).toMatchObject({ taken: [], conflicts: [] });
  });

  it('puts an answer together from both, with the laws that both cite, in one step that goes back', async () => {
    const focalPoint = await FocalPoint.begins();
    const [justice, interior] = [await asked('Justice', focalPoint), await asked('Interior', focalPoint)];
    for (const [agency, title] of [
      [justice, 'Trafficking Act'],
      [interior, 'Police Act'],
    ] as const) {
      await agency.answers(STATUS, 'yes');
      await agency.enters('act', title, `text of the ${title}`);
      await agency.answers(WHERE, ['act']);
    }
    const merged = await focalPoint.merges(await justice.returns(), await interior.returns());
    expect(merged).toMatchObject({ taken: [STATUS], conflicts: [{ question: WHERE, ours: null }] });
    const cited = merged.conflicts.flatMap(({ sources }) => sources.flatMap(({ evidence }) => Object.keys(evidence)));
    expect(new Set(cited).size).toBe(2);
    expect((await focalPoint.decides(WHERE, combined(cited))).conflicts).toEqual([]);
    const { answers, evidence } = await focalPoint.document();
    expect(answers[WHERE]).toMatchObject({
      value: cited,
      by: { name: 'A. Official' },
      origin: { kind: 'merged', agency: 'Interior; Justice', amended: true },
    });
    expect(cited.map((id) => evidence[id]?.title)).toEqual(['Police Act', 'Trafficking Act']);
    for (const id of cited) {
      const { sha512 = '' } = evidence[id]?.attachment ?? {};
      await focalPoint.desk.call('attachments.fetch', { assessment: focalPoint.assessment, sha512 });
    }
    await focalPoint.undoes();
    const back = await focalPoint.document();
    expect(back.answers[WHERE]?.standing ?? 'unanswered').toBe('unanswered');
    expect(back.evidence).toEqual({});
    expect(await focalPoint.lists()).toMatchObject({ conflicts: [{ question: WHERE }] });
  });

  it('cannot put together what the question does not accept, nor decide twice or what is not open', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await asked('Justice', focalPoint);
    await focalPoint.answers(STATUS, 'no');
    await justice.answers(STATUS, 'yes');
    await focalPoint.merges(await justice.returns());
    const before = await focalPoint.document();
    await expect(focalPoint.decides(STATUS, combined('perhaps'))).rejects.toMatchObject({ code: 'input-invalid' });
    const [conflict] = (await focalPoint.lists()).conflicts;
    const sources = conflict?.sources.map(({ contribution }) => contribution) ?? [];
    const keep = { question: STATUS, base: 1, sources, decision: { kind: 'keep' as const } };
    const by = { name: 'A. Official', role: '' };
    const request = { assessment: focalPoint.assessment, by };
    const resolve = (...decisions: Input<'agencies.resolve'>['decisions']) =>
      focalPoint.desk.call('agencies.resolve', { ...request, decisions });
    await expect(resolve(keep, keep)).rejects.toMatchObject({ code: 'input-invalid' });
    await expect(resolve({ ...keep, question: WHERE })).rejects.toMatchObject({ code: 'not-found' });
    expect(await focalPoint.document()).toEqual(before);
    await resolve(keep);
    await expect(resolve(keep)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('All answers of one agency, taken in one step,', () => {
  const SECOND = 'TIP:5(2)(a)/status';
  const THIRD = 'TIP:5(2)(b)/status';

  /** Everything that would be decided for it, as the page shows it. */
  async function allOf(focalPoint: FocalPoint, agency: string): Promise<AllOfOneAgency> {
    const { conflicts, leftOut } = await focalPoint.lists();
    const found = allOfEachAgency(conflicts, leftOut).find((each) => each.agency === agency);
    if (!found) throw new Error(`nothing of ${agency} differs`);
    return found;
  }

  async function takes(focalPoint: FocalPoint, { accepts }: AllOfOneAgency): Promise<unknown> {
    const { answers } = await focalPoint.document();
    const decisions = accepts.map(({ conflict: { question, sources }, contribution }) => ({
      question,
      base: answers[question]?.revision ?? 0,
      sources: sources.map((source) => source.contribution),
      decision: { kind: 'accept' as const, contribution },
    }));
    const by = { name: 'A. Official', role: '' };
    return focalPoint.desk.call('agencies.resolve', { assessment: focalPoint.assessment, decisions, by });
  }

  it('are counted before, leave cleared and asked back questions alone, and go back in one undo', async () => {
    const focalPoint = await FocalPoint.begins();
    const provisions = ['TIP:5(1)', 'TIP:5(2)(a)', 'TIP:5(2)(b)'];
    const [justice, interior] = [
      await Agency.opens(await focalPoint.asks('Justice', provisions)),
      await Agency.opens(await focalPoint.asks('Interior', provisions)),
    ];
    for (const question of [STATUS, SECOND, THIRD]) await justice.answers(question, 'yes');
    await interior.answers(SECOND, 'no');
    await focalPoint.answers(STATUS, 'partial');
    await focalPoint.answers(THIRD, 'no');
    await focalPoint.clears('TIP:5(2)(b)');
    await focalPoint.merges(await justice.returns(), await interior.returns());

    const offered = await allOf(focalPoint, 'Justice');
    expect(offered.accepts.map(({ conflict }) => conflict.question)).toEqual([STATUS, SECOND]);
    expect(offered).toMatchObject({ replacing: 1, cleared: 1, askedBack: [], twofold: [] });
    expect((await allOf(focalPoint, 'Interior')).accepts.map(({ conflict }) => conflict.question)).toEqual([SECOND]);
    const before = await focalPoint.document();
    await takes(focalPoint, offered);
    const { answers } = await focalPoint.document();
    expect([STATUS, SECOND, THIRD].map((id) => answers[id]?.value)).toEqual(['yes', 'yes', 'no']);
    expect((await focalPoint.lists()).conflicts).toEqual([]);
    await focalPoint.undoes();
    const values = ({ answers: found }: typeof before) => [STATUS, SECOND, THIRD].map((id) => found[id]?.value);
    expect(values(await focalPoint.document())).toEqual(values(before));
    expect((await focalPoint.lists()).conflicts).toHaveLength(2);

    const workPackage = offered.accepts[0]?.conflict.sources[0]?.workPackage ?? '';
    const asks = [{ about: STATUS, text: 'Since when?' }];
    const by = { name: 'A. Official', role: '' };
    await focalPoint.desk.call('agencies.askBack', { assessment: focalPoint.assessment, workPackage, asks, by });
    const later = await allOf(focalPoint, 'Justice');
    expect(later.askedBack).toEqual([STATUS]);
    expect(later.accepts.map(({ conflict }) => conflict.question)).toEqual([SECOND]);
  });

  it('are refused whole where one of them was cleared or changed while they were looked at', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', ['TIP:5(1)', 'TIP:5(2)(a)']));
    for (const question of [STATUS, SECOND]) {
      await focalPoint.answers(question, 'no');
      await justice.answers(question, 'yes');
    }
    await focalPoint.merges(await justice.returns());
    const seen = await allOf(focalPoint, 'Justice');
    await focalPoint.clears('TIP:5(2)(a)');
    const before = await focalPoint.document();
    await expect(takes(focalPoint, seen)).rejects.toMatchObject({ code: 'not-found' });
    expect(await focalPoint.document()).toEqual(before);
  });

  it('stay open where two parts of the agency say different things', async () => {
    const focalPoint = await FocalPoint.begins();
    const [north, south] = [await asked('Police', focalPoint), await asked('Police', focalPoint)];
    await north.answers(STATUS, 'yes');
    await south.answers(STATUS, 'no');
    await focalPoint.merges(await north.returns(), await south.returns());
    expect(await allOf(focalPoint, 'Police')).toMatchObject({ accepts: [], twofold: [STATUS] });
  });
});

describe('A comment of an agency', () => {
  const about = 'TIP:5(1)';
  it('comes with its contribution, under who wrote it, and is reworded and taken back by the next one', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await asked('Justice', focalPoint);
    await justice.remarks('why', about, 'The law is being revised.');
    await justice.remarks('private', about, 'Not for others.');
    await focalPoint.merges(await justice.returns('why'));
    const comments = async () => Object.values((await focalPoint.document()).comments);
    expect(await comments()).toMatchObject([{ about, text: 'The law is being revised.', by: { name: 'P. Officer' } }]);
    await justice.remarks('why', about, 'The law was revised.');
    await focalPoint.merges(await justice.returns('why'));
    expect(await comments()).toMatchObject([{ text: 'The law was revised.' }]);
    await justice.answers(STATUS, 'yes');
    await focalPoint.merges(await justice.returns());
    expect(await comments()).toEqual([]);
  });

  it('that was settled at the focal point stays as it is, whatever the agency writes later', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await asked('Justice', focalPoint);
    await justice.remarks('why', about, 'The law is being revised.');
    await focalPoint.merges(await justice.returns('why'));
    await focalPoint.settlesComments();
    await justice.remarks('why', about, 'The law was revised.');
    await focalPoint.merges(await justice.returns('why'));
    expect(Object.values((await focalPoint.document()).comments)).toMatchObject([{ text: 'The law is being revised.', resolved: {} }]);
  });
});
