import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { withOneByteChanged } from '#test/register/party';
import { Agency, FocalPoint } from './commission';

const STATUS = 'TIP:5(1)/status';
const WHERE = 'TIP:5(1)/legal-basis.citations';
const CALLED_ON = ['TIP:5(1)'];

describe('A work package', () => {
  it('opens into its part and nothing else, and again into the same', async () => {
    const focalPoint = await FocalPoint.begins();
    await focalPoint.answers(STATUS, 'partial');
    const file = await focalPoint.asks('Justice', CALLED_ON);
    const justice = await Agency.opens(file);
    const { completeness } = await justice.desk.call('findings.list', { assessment: justice.part });
    expect(completeness['all']?.provisions).toBe(1);
    expect((await justice.document()).answers[STATUS]).toMatchObject({ value: 'partial', by: { name: 'A. Official' } });
    expect(await justice.opensAgain(file)).toMatchObject({ outcome: 'unchanged', assessment: { document: { id: justice.part } } });
  });

  it('says what it is before it is opened, and is opened then without being chosen again', async () => {
    const focalPoint = await FocalPoint.begins();
    const file = await focalPoint.asks('Justice', CALLED_ON, { due: '2026-09-30' });
    const justice = await Agency.opens(await focalPoint.asks('Customs', CALLED_ON));
    const before = await justice.desk.call('assessments.list', {});
    const { held = '', ...looked } = await justice.looksAt(file);
    expect(looked).toMatchObject({
      agency: 'Justice',
      due: '2026-09-30',
      provisions: 1,
      from: { name: 'A. Official' },
      outcome: 'created',
    });
    expect(await justice.desk.call('assessments.list', {})).toEqual(before);
    const by = { name: 'P. Officer', role: '' };
    const { assessment } = await justice.desk.call('agencies.open', { held, by });
    await expect(justice.desk.call('agencies.open', { held, by })).rejects.toMatchObject({ code: 'not-found', params: { id: held } });
    expect(await justice.looksAt(file)).toMatchObject({ outcome: 'unchanged', assessment: assessment.document.id });
    await expect(justice.looksAt(await withOneByteChanged(file, 400))).rejects.toMatchObject({ code: 'work-package-invalid' });
  });

  it('keeps its private key to itself: the assessment has the public half only', async () => {
    const focalPoint = await FocalPoint.begins();
    await focalPoint.asks('Justice', CALLED_ON);
    const journal = await readFile(path.join(focalPoint.desk.folder, 'assessments', focalPoint.assessment, 'journal.ndjson'), 'utf8');
    expect(journal).toContain('BEGIN PUBLIC KEY');
    expect(journal).not.toMatch(/PRIVATE|signingKey/);
  });

  it('that was changed goes on where the agency is, and nothing of its own is lost', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    await justice.answers(STATUS, 'yes');
    await focalPoint.answers(STATUS, 'no');
    const [continues = ''] = Object.keys((await focalPoint.document()).workPackages);
    const wider = await focalPoint.asks('Justice', [...CALLED_ON, 'TIP:5(2)(a)'], { continues });
    expect(await justice.opensAgain(wider)).toMatchObject({ outcome: 'updated', keptOwn: [STATUS] });
    expect((await justice.document()).answers[STATUS]).toMatchObject({ value: 'yes' });
    expect(Object.keys((await justice.document()).settings['assessment']?.commission?.provisions ?? [])).toHaveLength(2);
  });

  it('is signed with the State’s key where that is wished, and an altered one is refused', async () => {
    const focalPoint = await FocalPoint.begins();
    const key = await focalPoint.desk.makesKey('submission');
    const file = await focalPoint.asks('Justice', CALLED_ON, { sign: { key: key.id, passphrase: 'four quiet words here' } });
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    expect(await justice.opensAgain(file)).toMatchObject({ outcome: 'created', signer: { status: 'unknown', holder: 'Ministry' } });
    await expect(justice.opensAgain(await withOneByteChanged(file, 400))).rejects.toMatchObject({ code: 'work-package-invalid' });
  });
});

describe('A contribution', () => {
  it('is all that an agency can make of its part: the whole is sealed by the focal point', async () => {
    const justice = await Agency.opens(await (await FocalPoint.begins()).asks('Justice', CALLED_ON));
    const by = { name: 'P. Officer', role: '' };
    const request = { assessment: justice.part, key: 'any', passphrase: 'any', declaration: { title: 'Minister' }, encryptFor: [], by };
    await expect(justice.desk.call('submissions.export', request)).rejects.toMatchObject({ code: 'commissioned' });
  });

  it('brings answers, laws and files, once each, and goes out again as one step', async () => {
    const focalPoint = await FocalPoint.begins();
    const file = await focalPoint.asks('Justice', CALLED_ON);
    const [justice, interior] = [await Agency.opens(file), await Agency.opens(await focalPoint.asks('Interior', CALLED_ON))];
    for (const agency of [justice, interior]) {
      await agency.answers(STATUS, 'yes');
      await agency.enters('act', 'Trafficking Act', 'text of the act');
      await agency.answers(WHERE, ['act']);
    }
    const merged = await focalPoint.merges(await justice.returns(), await interior.returns());
    expect(merged).toMatchObject({ conflicts: [], taken: [STATUS, WHERE] });
    const { evidence, answers } = await focalPoint.document();
    expect(Object.values(evidence)).toMatchObject([{ title: 'Trafficking Act' }]);
    expect(answers[WHERE]).toMatchObject({ value: Object.keys(evidence), by: { name: 'P. Officer' }, origin: { kind: 'merged' } });
    const { sha512 = '' } = Object.values(evidence)[0]?.attachment ?? {};
    const kept = await focalPoint.desk.call('attachments.fetch', { assessment: focalPoint.assessment, sha512 });
    expect(await readFile(focalPoint.desk.keep(kept), 'utf8')).toBe('text of the act');
    await focalPoint.undoes();
    expect(await focalPoint.document()).toMatchObject({
      evidence: {},
      contributions: {},
      answers: { [STATUS]: { standing: 'unanswered' } },
    });
  });

  it('given in twice, late, altered, or at the wrong place, changes nothing and says so', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    await justice.answers(STATUS, 'yes');
    const first = await justice.returns();
    await justice.answers(STATUS, 'partial');
    const second = await justice.returns();
    expect((await focalPoint.merges(second)).contributions).toMatchObject([{ verdict: 'new', number: 2 }]);
    const before = await focalPoint.document();
    expect((await focalPoint.merges(second)).contributions).toMatchObject([{ verdict: 'duplicate' }]);
    expect((await focalPoint.merges(await withOneByteChanged(first, 400))).contributions).toMatchObject([{ verdict: 'altered' }]);
    const elsewhere = await FocalPoint.begins();
    expect((await elsewhere.merges(first)).contributions).toMatchObject([{ verdict: 'other-assessment' }]);
    const workPackage = await focalPoint.asks('Customs', CALLED_ON);
    expect((await elsewhere.merges(workPackage)).contributions).toMatchObject([{ verdict: 'not-a-contribution' }]);
    expect((await focalPoint.merges(first)).contributions).toMatchObject([{ verdict: 'older' }]);
    expect((await focalPoint.document()).answers).toEqual(before.answers);
  });

  it('that differs from what we say, or from another agency, waits with all sources side by side', async () => {
    const focalPoint = await FocalPoint.begins();
    const [justice, interior] = [
      await Agency.opens(await focalPoint.asks('Justice', CALLED_ON)),
      await Agency.opens(await focalPoint.asks('Interior', CALLED_ON)),
    ];
    await justice.answers(STATUS, 'yes');
    await interior.answers(STATUS, 'no');
    await focalPoint.merges(await justice.returns());
    const { conflicts, setAside } = await focalPoint.merges(await interior.returns());
    expect(conflicts).toMatchObject([{ question: STATUS, ours: null, sources: [{ agency: 'Interior' }, { agency: 'Justice' }] }]);
    expect(setAside).toEqual([STATUS]);
    expect((await focalPoint.document()).answers[STATUS]).toMatchObject({ standing: 'unanswered' });
  });

  it('never touches what is cleared: it is kept, shown, and taken in once that is reopened', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    await justice.answers(STATUS, 'yes');
    await focalPoint.clears('TIP:5(1)');
    const file = await justice.returns();
    expect(await focalPoint.inspects(file)).toMatchObject({ goesIn: [], leftOut: [{ question: STATUS, why: 'cleared' }] });
    expect(await focalPoint.merges(file)).toMatchObject({ taken: [], leftOut: [{ question: STATUS, why: 'cleared' }] });
    const base = (await focalPoint.document()).clearances['TIP:5(1)']?.revision ?? 0;
    const provisions = [{ provision: 'TIP:5(1)', base }];
    const by = { name: 'A. Official', role: '' };
    await focalPoint.desk.call('clearance.set', { assessment: focalPoint.assessment, provisions, status: 'draft', reopen: true, by });
    expect(await focalPoint.merges()).toMatchObject({ taken: [STATUS], leftOut: [] });
  });

  it('inspected first is merged without being chosen again', async () => {
    const focalPoint = await FocalPoint.begins();
    const justice = await Agency.opens(await focalPoint.asks('Justice', CALLED_ON));
    await justice.answers(STATUS, 'yes');
    const { held = '', goesIn } = await focalPoint.inspects(await justice.returns());
    expect(goesIn).toMatchObject([{ question: STATUS, answer: { value: 'yes' } }]);
    expect(await focalPoint.document()).toMatchObject({ contributions: {} });
    const by = { name: 'A. Official', role: '' };
    const merged = await focalPoint.desk.call('agencies.merge', { assessment: focalPoint.assessment, held: [held], by });
    expect(merged).toMatchObject({ taken: [STATUS] });
  });
});
