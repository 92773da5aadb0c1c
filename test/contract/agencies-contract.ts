import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';
import type { Office } from './office';

const by = { name: 'A. Official', role: 'Focal point' };
const officer = { name: 'P. Officer', role: 'Legal officer' };
const STATUS = 'TIP:5(1)/status';
const WHERE = 'TIP:5(1)/legal-basis.citations';

/** A focal point and an agency that have nothing in common but the files they send each other. */
export function agenciesHold({ state: focalPoint, settings, openOffice, does, isStopped }: ContractTools): void {
  let agency: Office;
  let assessment = '';
  let part = '';
  let workPackage = '';
  const answer = { by: officer, writes: [{ question: STATUS, base: 0, standing: 'answered' as const, value: 'yes' }] };

  const returned = async (): Promise<string> =>
    agency.keep(await does(agency, 'agencies.contribute', { assessment: part, comments: [], by: officer }));

  it('asks an agency by file, which opens its part and nothing else', async () => {
    agency = await openOffice('agency');
    assessment = (await does(focalPoint(), 'assessments.create', { settings, by })).document.id;
    const request = {
      assessment,
      agency: 'Ministry of Justice',
      provisions: ['TIP:5(1)'],
      language: 'fr' as const,
      instructions: 'Please cite.',
      by,
    };
    const unknown = { ...request, provisions: ['TIP:99'], withAnswers: false };
    expect(await isStopped(focalPoint(), 'agencies.prepare', unknown)).toMatchObject({ code: 'not-found', params: { id: 'TIP:99' } });
    const prepared = await does(focalPoint(), 'agencies.prepare', { ...request, withAnswers: true });
    workPackage = prepared.workPackage;
    const file = await focalPoint().keep(prepared);
    const looked = await does(agency, 'agencies.look', { file: await agency.choose(file) });
    expect(looked).toMatchObject({
      ...{ agency: 'Ministry of Justice', language: 'fr', instructions: 'Please cite.', provisions: 1, asks: 0, from: by },
      ...{ state: settings.state, exerciseTitle: settings.exercise.title, practice: settings.practice },
      ...{ signer: { status: 'unsigned' }, outcome: 'created' },
    });
    expect(await does(agency, 'assessments.list', {})).toEqual([]);
    expect((await isStopped(agency, 'agencies.open', { by: officer })).code).toBe('input-invalid');
    const opened = await does(agency, 'agencies.open', { file: await agency.choose(file), by: officer });
    expect(opened).toMatchObject({ outcome: 'created', signer: { status: 'unsigned' }, questionnaireDiffers: false });
    part = opened.assessment.document.id;
    expect(await does(agency, 'agencies.look', { file: await agency.choose(file) })).toMatchObject({
      outcome: 'unchanged',
      assessment: part,
    });
    const { completeness } = await does(agency, 'findings.list', { assessment: part });
    expect(completeness['all']?.provisions).toBe(1);
    const empty = { assessment: part, comments: [], by: officer };
    expect((await isStopped(agency, 'agencies.contribute', empty)).code).toBe('nothing-to-contribute');
  });

  it('takes in what it returns, with who said it, and shows how it stands', async () => {
    await does(agency, 'answers.record', { assessment: part, ...answer });
    const act = { kind: 'law', title: 'Trafficking Act', stage: 'in-force' } as const;
    await does(agency, 'evidence.save', { assessment: part, evidence: 'act', base: 0, content: act, by: officer });
    const cite = { question: WHERE, base: 0, standing: 'answered' as const, value: ['act'] };
    await does(agency, 'answers.record', { assessment: part, writes: [cite], by: officer });
    const file = await returned();
    const inspected = await does(focalPoint(), 'agencies.inspect', { assessment, file: await focalPoint().choose(file) });
    expect(inspected).toMatchObject({ report: { verdict: 'new', agency: 'Ministry of Justice', number: 1 }, evidence: { entered: 1 } });
    expect(inspected.goesIn.map(({ question }) => question)).toEqual([STATUS, WHERE]);
    const merged = await does(focalPoint(), 'agencies.merge', { assessment, files: [await focalPoint().choose(file)], by });
    expect(merged).toMatchObject({ taken: [STATUS, WHERE], conflicts: [], contributions: [{ verdict: 'new' }] });
    const { document } = await does(focalPoint(), 'assessments.open', { assessment });
    expect(document.answers[STATUS]).toMatchObject({
      value: 'yes',
      by: officer,
      origin: { kind: 'merged', agency: 'Ministry of Justice' },
    });
    const { agencies } = await does(focalPoint(), 'agencies.list', { assessment });
    expect(agencies).toMatchObject([{ agency: 'Ministry of Justice', conflicts: 0, returned: [{ number: 1, answers: 2 }] }]);
  });

  it('asks back, and decides where they differ', async () => {
    const asks = [{ about: STATUS, text: 'Since which law?' }];
    const further = await does(focalPoint(), 'agencies.askBack', { assessment, workPackage, asks, by });
    const opened = await does(agency, 'agencies.open', { file: await agency.choose(await focalPoint().keep(further)), by: officer });
    expect(opened).toMatchObject({
      outcome: 'updated',
      assessment: { document: { id: part, settings: { assessment: { commission: { asks } } } } },
    });
    const ours = { question: STATUS, base: 1, standing: 'answered' as const, value: 'no' };
    await does(focalPoint(), 'answers.record', { assessment, writes: [ours], by });
    const change = { ...answer.writes[0]!, base: 1, value: 'partial' };
    await does(agency, 'answers.record', { assessment: part, writes: [change], by: officer });
    const merged = await does(focalPoint(), 'agencies.merge', { assessment, files: [await focalPoint().choose(await returned())], by });
    expect(merged).toMatchObject({ contributions: [{ verdict: 'newer' }], conflicts: [{ question: STATUS, ours: { value: 'no' } }] });
    const [conflict] = merged.conflicts;
    const sources = conflict?.sources.map(({ contribution }) => contribution) ?? [];
    const decide = { question: STATUS, base: 2, sources, decision: { kind: 'accept' as const, contribution: sources[0] ?? '' } };
    expect(await isStopped(focalPoint(), 'agencies.resolve', { assessment, decisions: [{ ...decide, base: 1 }], by })).toMatchObject({
      code: 'conflict',
    });
    const twice = await isStopped(focalPoint(), 'agencies.resolve', { assessment, decisions: [decide, decide], by });
    expect(twice.code).toBe('input-invalid');
    const resolved = await does(focalPoint(), 'agencies.resolve', { assessment, decisions: [decide], by });
    expect(resolved.conflicts).toEqual([]);
    const { document } = await does(focalPoint(), 'assessments.open', { assessment });
    expect(document.answers[STATUS]).toMatchObject({ value: 'partial', by: officer });
  });

  it('takes nothing in once the package is withdrawn', async () => {
    await does(focalPoint(), 'agencies.withdraw', { assessment, workPackage, by });
    await does(agency, 'answers.record', { assessment: part, writes: [{ ...answer.writes[0]!, base: 2 }], by: officer });
    const files = [await focalPoint().choose(await returned())];
    expect((await does(focalPoint(), 'agencies.merge', { assessment, files, by })).contributions).toMatchObject([{ verdict: 'withdrawn' }]);
    const again = { assessment, workPackage, asks: [{ about: STATUS, text: 'Why?' }], by };
    expect((await isStopped(focalPoint(), 'agencies.askBack', again)).code).toBe('package-withdrawn');
    await does(focalPoint(), 'assessments.remove', { assessment });
  });
}
