import { describe, expect, it } from 'vitest';
import { makePackageKey, packageKey, type PackageKey } from '#services/agencies/commission-keys';
import { openDataFolder } from '#services/storage/data-folder';
import { Agency, FocalPoint } from './commission';
import { rewrittenContribution, rewrittenPackage, type Hand } from './forgery';

const STATUS = 'TIP:5(1)/status';
const CALLED_ON = ['TIP:5(1)'];
/** Fingerprint of a question that is not asked here. */
const OTHERWISE = '0'.repeat(64);
const PASSPHRASE = 'four quiet words here';

const honest = ({ thumbprint, object }: PackageKey): Hand => ({ claims: thumbprint, signs: object });

/** The key of the package that was opened here, as the agency's own program has it. */
async function keyOf(agency: Agency): Promise<PackageKey> {
  const { commission } = (await agency.document()).settings['assessment'] ?? {};
  const data = await openDataFolder(agency.desk.folder, { mode: 'read-only' });
  return packageKey({ data }, commission?.key ?? '');
}

async function returned(): Promise<{ focalPoint: FocalPoint; justice: Agency; file: string; key: PackageKey }> {
  const focalPoint = await FocalPoint.begins();
  const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
  await justice.answers(STATUS, 'yes');
  return { focalPoint, justice, file: await justice.returns(), key: await keyOf(justice) };
}

/** Changes one answer of a contribution, or adds one like it under another question. */
const withAnswer = (question: string, more: object) => (document: Record<string, unknown>) => {
  const answers = document['answers'] as Record<string, object>;
  return { ...document, answers: { ...answers, [question]: { ...answers[STATUS], ...more } } };
};

describe('A contribution', () => {
  it('signed with another key is of another assessment, and under the name of ours it is altered', async () => {
    const { focalPoint, file, key } = await returned();
    const other = await makePackageKey();
    const before = await focalPoint.document();
    const change = withAnswer(STATUS, { value: 'no' });
    expect((await focalPoint.merges(await rewrittenContribution(file, change, honest(other)))).contributions).toMatchObject([
      { verdict: 'other-assessment' },
    ]);
    const inOurName = { claims: key.thumbprint, signs: other.object };
    expect((await focalPoint.merges(await rewrittenContribution(file, change, inOurName))).contributions).toMatchObject([
      { verdict: 'altered', problem: 'signature-invalid' },
    ]);
    expect(await focalPoint.document()).toEqual(before);
  });

  it('of one package cannot speak for another', async () => {
    const { focalPoint, file, key } = await returned();
    await focalPoint.asks('Interior', CALLED_ON);
    const workPackages = Object.entries((await focalPoint.document()).workPackages);
    const [interior = ''] = workPackages.find(([, { agency }]) => agency === 'Interior') ?? [];
    const forged = await rewrittenContribution(file, (document) => ({ ...document, workPackage: interior }), honest(key));
    expect((await focalPoint.merges(forged)).contributions).toMatchObject([{ verdict: 'altered', problem: 'workPackage' }]);
  });

  it('leaves out what was not asked, what is not known here and what does not fit, and keeps it to be read', async () => {
    const { focalPoint, file, key } = await returned();
    const outside = 'TIP:5(2)(a)/status';
    const change = (document: Record<string, unknown>) =>
      withAnswer(outside, {})(withAnswer('TIP:99/status', {})(withAnswer(STATUS, { value: 'perhaps' })(document)));
    const merged = await focalPoint.merges(await rewrittenContribution(file, change, honest(key)));
    expect(merged).toMatchObject({ contributions: [{ verdict: 'new', counts: { answers: 3 } }], taken: [], conflicts: [] });
    expect(Object.fromEntries(merged.leftOut.map(({ question, why }) => [question, why]))).toEqual({
      [STATUS]: 'does-not-fit',
      [outside]: 'out-of-scope',
      'TIP:99/status': 'unknown-question',
    });
    expect((await focalPoint.lists()).leftOut).toHaveLength(3);
    expect((await focalPoint.document()).answers).toEqual({});
  });

  it('with comments on what was not asked leaves those out and says so', async () => {
    const { focalPoint, file, key } = await returned();
    const said = { text: 'By the way', by: { name: 'P. Officer', role: '' }, at: '2026-06-01T08:00:00.000Z' };
    const comments = { asked: { about: 'TIP:5(1)', ...said }, other: { about: 'TIP:6(1)', ...said } };
    const merged = await focalPoint.merges(await rewrittenContribution(file, (document) => ({ ...document, comments }), honest(key)));
    expect(merged.contributions).toMatchObject([{ verdict: 'new', notes: ['comments-left-out'] }]);
    expect(Object.values((await focalPoint.document()).comments)).toMatchObject([{ about: 'TIP:5(1)' }]);
  });

  it('of a newer questionnaire goes in where it asks the same', async () => {
    const { focalPoint, file, key } = await returned();
    const newer = (document: Record<string, unknown>) => ({
      ...document,
      questionnaire: 'another-questionnaire',
      generator: { name: 'Omnibus', version: '9.0.0' },
    });
    const merged = await focalPoint.merges(await rewrittenContribution(file, newer, honest(key)));
    expect(merged).toMatchObject({ contributions: [{ verdict: 'new', notes: ['questionnaire-newer'] }], taken: [STATUS] });
  });

  it('of the questionnaire that the package had goes in after the State has taken on another instrument, and says so', async () => {
    const { focalPoint, file } = await returned();
    await focalPoint.takesOn('SOM');
    const merged = await focalPoint.merges(file);
    expect(merged).toMatchObject({ contributions: [{ verdict: 'new', notes: ['questionnaire-older'] }], taken: [STATUS] });
  });

  it('answered when the question was asked otherwise is left out and says so', async () => {
    const { focalPoint, file, key } = await returned();
    const otherwise = (document: Record<string, unknown>) => ({
      ...withAnswer(STATUS, { asked: OTHERWISE })(document),
      questionnaire: 'another-questionnaire',
      generator: { name: 'Omnibus', version: '0.0.0' },
    });
    const merged = await focalPoint.merges(await rewrittenContribution(file, otherwise, honest(key)));
    expect(merged).toMatchObject({
      contributions: [{ notes: ['questionnaire-other'] }],
      taken: [],
      leftOut: [{ question: STATUS, why: 'asked-differently' }],
    });
  });

  it('of a later format is named so', async () => {
    const { focalPoint, file, key } = await returned();
    const later = await rewrittenContribution(file, (document) => ({ ...document, format: 'omnibus-contribution/2' }), honest(key));
    expect((await focalPoint.merges(later)).contributions).toMatchObject([{ verdict: 'newer-format' }]);
  });
});

describe('A work package', () => {
  const otherWords = (document: Record<string, unknown>) => ({ ...document, instructions: 'Send it to me.' });

  it('not signed with its own key is refused, and nothing is opened', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    const file = await focalPoint.asks('Interior', CALLED_ON);
    const other = await makePackageKey();
    const before = await justice.desk.call('assessments.list', {});
    const forged = await rewrittenPackage(file, otherWords, honest(other));
    await expect(justice.opensAgain(forged)).rejects.toMatchObject({
      code: 'work-package-invalid',
      params: { problem: 'signature-invalid' },
    });
    expect(await justice.desk.call('assessments.list', {})).toEqual(before);
  });

  it('changed by somebody who has its key loses the State’s signature, and is refused for it', async () => {
    const focalPoint = await FocalPoint.begins();
    const key = await focalPoint.desk.makesKey('submission');
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    const file = await focalPoint.asks('Interior', CALLED_ON, { sign: { key: key.id, passphrase: PASSPHRASE } });
    const interior = await Agency.opens(file);
    const forged = await rewrittenPackage(file, otherWords, honest(await keyOf(interior)));
    await expect(justice.opensAgain(forged)).rejects.toMatchObject({
      code: 'work-package-invalid',
      params: { problem: 'signature-invalid' },
    });
  });
});
