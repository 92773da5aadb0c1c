import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOneByteChanged } from '../register/party';
import { Official, OFFICIAL } from './official';

const STATUS = 'TIP:5(1)/status';
const MEASURE = 'TIP:5(1)/how-it-works.measure';
const LAWS = 'TIP:5(1)/legal-basis.citations';

describe('a State repeats its exercise', () => {
  let official: Official;
  let folder: string;
  let bundle: string;
  let digest: string;
  let then: string;
  let key: string;

  beforeAll(async () => {
    official = await Official.arrives();
    folder = await mkdtemp(join(tmpdir(), 'omnibus-law-'));
    key = (await official.party.makesKey('submission')).id;
    then = await official.begins('cycle-2024');
    const law = join(folder, 'act.txt');
    await writeFile(law, 'Act on trafficking in persons');
    const attachment = await official.party.call('attachments.add', { assessment: then, file: official.party.file(law) });
    const content = { kind: 'law' as const, title: 'Act 12', stage: 'in-force' as const, attachment };
    await official.party.call('evidence.save', { assessment: then, evidence: 'act-12', base: 0, content, by: OFFICIAL });
    await official.party.answers(then, 'TIP:5(1)', 'The Act of 2019.');
    await official.answers({ [LAWS]: ['act-12'] });
    await official.party.answers(then, 'TIP:6(1)', 'Names are withheld.');
    bundle = await official.party.sends(then, key);
    digest = Object.keys((await official.document()).submissions)[0] ?? '';
  });
  afterAll(async () => {
    await official.leaves();
    await rm(folder, { recursive: true, force: true });
  });

  it('looks at the submission of 2024 first: its verdict, what would come along, and settings for today', async () => {
    const { report, earlier } = await official.seesWhatWouldCome({ file: official.party.file(bundle) });
    expect(report).toMatchObject({ verdict: 'key-unknown', digest });
    expect(earlier).toMatchObject({ evidence: 1, attachments: { files: 1 }, settings: { state: 'XX', assessmentDate: '2026-06-01' } });
    expect(earlier?.plan).toMatchObject({ counts: { same: 7, reworded: 0, retired: 0 }, carried: 7, changed: [] });
    expect(earlier?.settings.participation).toMatchObject({ TIP: { standing: 'party' } });
  });

  it('starts from it: each answer is there with its date and exercise, to be confirmed, and counts as none', async () => {
    await official.startsFrom({ file: official.party.file(bundle) }, 'cycle-2026');
    const document = await official.document();
    expect(document.answers[MEASURE]).toMatchObject({
      value: 'The Act of 2019.',
      confirmed: false,
      origin: { kind: 'carried-over', exercise: 'cycle-2024', submission: digest },
    });
    const [beside] = await official.beside(MEASURE);
    expect(beside?.earlier).toMatchObject({ exercise: 'cycle-2024', became: 'same', answer: { value: 'The Act of 2019.' } });
    expect(document.answers[MEASURE]?.at).toBe(beside?.earlier.answer.at);
    expect(await official.blocking()).toEqual(expect.arrayContaining(['carry-over/to-confirm@TIP:5(1)', 'carry-over/to-confirm@TIP:6(1)']));
    const { completeness } = await official.party.call('findings.list', { assessment: official.assessment });
    expect(completeness['all']).toMatchObject({ answered: 0, complete: 0 });
    await expect(official.party.sends(official.assessment, key)).rejects.toMatchObject({ code: 'not-ready-to-seal' });
  });

  it('finds the law with its file, whole', async () => {
    const { evidence } = await official.document();
    const sha512 = evidence['act-12']?.attachment?.sha512 ?? '';
    const fetched = await official.party.call('attachments.fetch', { assessment: official.assessment, sha512 });
    expect(await readFile(official.party.keep(fetched), 'utf8')).toBe('Act on trafficking in persons');
  });

  it('cannot confirm article 5 in bulk before opening it, also after a restart; then can', async () => {
    await expect(official.confirms('TIP:5(1)')).rejects.toMatchObject({ code: 'not-opened', params: { count: 4 } });
    await official.opens('TIP:5(1)');
    await official.comesBack();
    await official.confirms('TIP:5(1)');
    expect(await official.waiting()).toEqual(['TIP:6(1)/how-it-works.kinds', 'TIP:6(1)/how-it-works.measure', 'TIP:6(1)/status']);
    expect(await official.answer(STATUS)).toMatchObject({ confirmed: true, by: OFFICIAL, origin: { kind: 'carried-over' } });
    await expect(official.confirms('TIP:5(1)', 'TIP:6(1)')).rejects.toMatchObject({ code: 'not-opened' });
  });

  it('amends one answer of article 6(1), confirms another by itself, and marks the third outdated', async () => {
    await official.answers({ 'TIP:6(1)/how-it-works.measure': 'Names and addresses are withheld.' });
    expect(await official.answer('TIP:6(1)/how-it-works.measure')).toMatchObject({ confirmed: true, origin: { kind: 'entered' } });
    const base = (await official.answer('TIP:6(1)/status'))?.revision ?? 0;
    const answers = [{ question: 'TIP:6(1)/status', base }];
    await official.party.call('carryOver.confirm', { assessment: official.assessment, answers, by: OFFICIAL });
    await official.marksOutdated('TIP:6(1)/how-it-works.kinds');
    expect(await official.answer('TIP:6(1)/how-it-works.kinds')).toMatchObject({ standing: 'unanswered' });
    const [beside] = await official.beside('TIP:6(1)/how-it-works.kinds');
    expect(beside?.earlier).toMatchObject({ outdated: { by: OFFICIAL }, answer: { value: ['practice'] } });
    expect(await official.waiting()).toEqual([]);
    expect((await official.blocking()).filter((finding) => finding.startsWith('carry-over'))).toEqual([]);
  });

  it('takes back the last step, and what was outdated waits to be confirmed again', async () => {
    await official.undoes();
    expect(await official.waiting()).toEqual(['TIP:6(1)/how-it-works.kinds']);
    expect((await official.beside('TIP:6(1)/how-it-works.kinds'))[0]?.earlier.outdated).toBeUndefined();
    await official.party.call('history.redo', { assessment: official.assessment, by: OFFICIAL });
  });

  it('is not asked again about what somebody has confirmed meanwhile, and meets a conflict where it was answered', async () => {
    const again = [{ question: STATUS, base: 1 }];
    expect(
      (await official.party.call('carryOver.confirm', { assessment: official.assessment, answers: again, by: OFFICIAL })).changes,
    ).toEqual([]);
    const now = official.assessment;
    await official.startsFrom({ assessment: then }, 'cycle-2027');
    const stale = official.party.call('carryOver.confirm', {
      assessment: official.assessment,
      answers: [{ question: STATUS, base: 7 }],
      by: OFFICIAL,
    });
    await expect(stale).rejects.toMatchObject({ code: 'conflict' });
    official.assessment = now;
  });

  it('may start from the assessment itself, or from a submission sealed here', async () => {
    const now = official.assessment;
    const fromAssessment = await official.startsFrom({ assessment: then }, 'again-2026');
    expect(fromAssessment.report).toBeUndefined();
    expect((await official.answer(MEASURE))?.by).toEqual(OFFICIAL);
    const { report } = await official.startsFrom({ assessment: then, digest }, 'again-2027');
    expect(report).toMatchObject({ verdict: 'whole', digest });
    expect((await official.answer(MEASURE))?.by).toEqual({ name: '', role: '' });
    expect(await official.waiting()).toHaveLength(7);
    official.assessment = now;
  });

  it('gets nothing from a bundle that was altered, and nothing is left of the attempt', async () => {
    const before = await official.party.call('assessments.list', {});
    const altered = await withOneByteChanged(bundle, 2_000);
    const shown = await official.seesWhatWouldCome({ file: official.party.file(altered) });
    expect(shown.earlier).toBeUndefined();
    expect(shown.report?.findings.filter(({ severity }) => severity === 'refusal')).not.toEqual([]);
    expect(await official.party.call('assessments.list', {})).toHaveLength(before.length);
  });

  it('carries over no file that is not what it was: the others come, and the notice counts it', async () => {
    const source = await official.begins('cycle-2020');
    const law = join(folder, 'old.txt');
    await writeFile(law, 'Old act');
    const attachment = await official.party.call('attachments.add', { assessment: source, file: official.party.file(law) });
    const content = { kind: 'law' as const, title: 'Old act', attachment };
    await official.party.call('evidence.save', { assessment: source, evidence: 'old', base: 0, content, by: OFFICIAL });
    await writeFile(join(official.party.folder, 'assessments', source, 'attachments', attachment.sha512), 'Another text');
    const { earlier } = await official.seesWhatWouldCome({ assessment: source });
    const opened = await official.party.call('carryOver.create', {
      from: { assessment: source },
      settings: { ...earlier!.settings, exercise: { id: 'c', title: 'c', mechanism: 'self-assessment' } },
      by: OFFICIAL,
    });
    expect(opened.notices).toEqual([{ code: 'attachments-missing', params: { missing: 1 } }]);
    expect(opened.document.evidence['old']).not.toHaveProperty('attachment');
  });
});
