import { beforeAll, describe, expect, it } from 'vitest';
import type { Submission, SubmittedAnswer } from '#core/submission/submission';
import type { VerificationCode } from '#core/submission/verification';
import { structureOf } from '#services/bundle/read-questionnaire';
import type { VerifiedBundle } from '#services/bundle/verify-bundle';
import { finding } from '#test/engine/questionnaire-builder';
import { LooseBag, sha512Of, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial, Official, smallQuestionnaire } from './small-assessment';
import './to-be-verified';

const answered = (value: SubmittedAnswer['value']): SubmittedAnswer => ({
  standing: 'answered',
  value,
  at: '2026-06-01T09:30:00.000Z',
  origin: { kind: 'entered' },
});

describe('a bag that was changed on the way', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const loose = async (): Promise<LooseBag> => LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
  const received = async (bag: LooseBag): Promise<VerifiedBundle> => verified(await bag.zipped(), { trust: enrolled([albania]) });
  const anAttachment = (bag: LooseBag): string => [...bag.files.keys()].find((name) => name.startsWith('data/attachments/')) ?? '';

  it.each<[string, VerificationCode[]]>([
    ['bagit.txt', ['bag-declaration-invalid', 'bag-file-altered']],
    ['bag-info.txt', ['bag-file-altered']],
    ['manifest-sha512.txt', ['bag-file-altered']],
    ['tagmanifest-sha512.txt', ['signature-invalid']],
    ['data/submission.json', ['bag-file-altered']],
    ['data/questionnaire.json', ['bag-file-altered']],
  ])('by one byte in %s is found altered', async (name, codes) => {
    const { report } = await received((await loose()).flip(name));
    expect(report.verdict).toBe('altered');
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(codes));
  });

  it('by one letter of its signature is found altered', async () => {
    const bag = await loose();
    const [header = '', signature = ''] = bag.text('signatures/state.jws').split('..');
    const letter = signature.startsWith('A') ? 'B' : 'A';
    expect(await received(bag.put('signatures/state.jws', `${header}..${letter}${signature.slice(1)}`))).toBeRefusedFor(
      'signature-invalid',
    );
  });

  it('by one byte in an attachment is found altered', async () => {
    const bag = await loose();
    expect(await received(bag.flip(anAttachment(bag)))).toBeRefusedFor('bag-file-altered');
  });

  it.each([
    'bagit.txt',
    'bag-info.txt',
    'manifest-sha512.txt',
    'tagmanifest-sha512.txt',
    'data/submission.json',
    'data/questionnaire.json',
  ])('by taking away %s is found incomplete', async (name) => {
    const { report } = await received((await loose()).remove(name));
    expect(report.verdict).toBe('altered');
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'bag-missing-file', file: name }));
  });

  it('by taking away an attachment is found incomplete', async () => {
    const bag = await loose();
    const { report } = await received(bag.remove(anAttachment(bag)));
    expect(report.findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['bag-missing-file', 'attachment-missing']));
  });

  it.each(['data/attachments/extra', 'data/reports/summary.txt', 'notes.txt', 'fetch.txt', 'manifest-md5.txt'])(
    'by adding %s, which no manifest declares, is refused',
    async (name) => {
      const bag = (await loose()).put(name, 'extra');
      const { report } = await received(bag);
      expect(report.verdict).toBe('altered');
      expect(report.findings).toContainEqual(expect.objectContaining({ code: 'bag-undeclared-file', file: name }));
    },
  );

  it('by adding a file beside the bag is refused', async () => {
    const bag = await loose();
    const path = await bag.zipped([...bag.entries(), { name: 'README.txt', content: Buffer.from('beside') }]);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('bag-undeclared-file');
  });

  it('by fetching files from elsewhere is refused even when the State signed it', async () => {
    const bag = (await loose()).put('fetch.txt', 'http://example.org/x - data/x\n');
    const line = `${sha512Of(bag.file('fetch.txt'))}  fetch.txt\n`;
    await bag.put('tagmanifest-sha512.txt', bag.text('tagmanifest-sha512.txt') + line).sign(albania);
    expect(await received(bag)).toBeRefusedFor('bag-manifest-invalid', 'bag-undeclared-file');
  });

  it('by a manifest that names a file twice, or outside the payload, is refused', async () => {
    for (const line of [`${'0'.repeat(128)}  data/submission.json`, `${'0'.repeat(128)}  ../outside`, 'not a line']) {
      const bag = await loose();
      bag.put('manifest-sha512.txt', `${bag.text('manifest-sha512.txt')}${line}\n`);
      const { report } = await received(bag);
      expect(report.findings.map(({ code }) => code)).toContain('bag-manifest-invalid');
    }
  });

  it('by other answers and manifests made to fit is betrayed by its signature', async () => {
    const bag = await loose();
    bag.put('data/submission.json', bag.text('data/submission.json').replace('"2019"', '"2020"').replace(':2019', ':2020'));
    const { report } = await received(bag.recompute());
    expect(report.verdict).toBe('altered');
    expect(report.findings.map(({ code }) => code)).toContain('signature-invalid');
  });
});

describe('a bag that the State itself signed, but that contradicts itself', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const resealed = async (change: (submission: Submission) => unknown, adjust?: (bag: LooseBag) => void): Promise<VerifiedBundle> => {
    const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    adjust?.(bag);
    bag.put('data/submission.json', JSON.stringify(change(JSON.parse(bag.text('data/submission.json')) as Submission)));
    await bag.recompute().sign(albania);
    return verified(await bag.zipped(), { trust: enrolled([albania]) });
  };

  it('is whole as long as nothing is changed', async () => {
    expect(await resealed((submission) => submission)).toBeVerified();
  });

  it('claims to be complete although it is not: refused', async () => {
    const changed = await resealed((it) => ({ ...it, completeness: { ...it.completeness, complete: 99 } }));
    expect(changed).toBeRefusedFor('answers-contradict-completeness');
  });

  it('hides a finding: refused', async () => {
    const questionnaire = smallQuestionnaire([finding('A:1(1)', { question: 'A:1(1)/status', is: 'no' }, { level: 'W' })]);
    const key = questionnaire.rules[0]?.cases[0]?.id ?? '';
    const content = new Official(questionnaire)
      .answers('A:1(1)/status', 'no')
      .explains(`${key}@A:1(1)`, 'The bill is before parliament.')
      .seals();
    const bag = await LooseBag.of(await writtenBundle(content, albania));
    expect(await verified(await bag.zipped(), { trust: enrolled([albania]) })).toBeVerified();
    bag.put('data/submission.json', JSON.stringify({ ...content.submission, findings: [] }));
    await bag.recompute().sign(albania);
    expect(await verified(await bag.zipped(), { trust: enrolled([albania]) })).toBeRefusedFor(
      'answers-contradict-completeness',
      'blocking-findings',
    );
  });

  it('was sealed although an error stands: refused', async () => {
    const questionnaire = smallQuestionnaire([finding('A:1(1)', { question: 'A:1(1)/status', is: 'no' }, { level: 'E' })]);
    const content = new Official(questionnaire).answers('A:1(1)/status', 'no').seals();
    const path = await writtenBundle(content, albania);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('blocking-findings');
  });

  it('has members that the format does not know, or values of the wrong shape: refused', async () => {
    expect(await resealed((it) => ({ ...it, internalNote: 'x' }))).toBeRefusedFor('submission-invalid');
    expect(await resealed((it) => ({ ...it, number: 0 }))).toBeRefusedFor('submission-invalid');
    expect(await resealed((it) => ({ ...it, answers: { toString: it.answers['A:2(1)/year'] } }))).toBeRefusedFor('submission-invalid');
    expect(await resealed(() => [])).toBeRefusedFor('submission-invalid');
  });

  it.each<[string, Submission['answers'], string]>([
    ['a question that nobody asked', { 'A:9(9)/status': answered('yes') }, 'A:9(9)/status: unknown-question'],
    ['an internal question', { 'A:1(1)/notes': answered('for the minister only') }, 'A:1(1)/notes: internal'],
    ['a question that its answers hide', { 'A:1(1)/gaps': answered('none') }, 'A:1(1)/gaps: not-asked'],
    ['an option that there is not', { 'A:2(1)/means': answered(['z']) }, 'A:2(1)/means: unknown-option'],
    ['a text where a number is asked', { 'A:2(1)/year': answered('2019') }, 'A:2(1)/year: wrong-type'],
    [
      'evidence that it does not bring',
      { 'A:1(1)/basis': answered(['law-1', 'file-1', 'file-2', 'law-9']) },
      'A:1(1)/basis: unknown-evidence',
    ],
    ['no longer the law that it brings', { 'A:1(1)/basis': answered(['file-1', 'file-2']) }, 'law-1: not-cited'],
    ['nothing where it says that it answers', { 'A:2(1)/year': { ...answered(1), value: undefined } }, 'A:2(1)/year: value-missing'],
  ])('answers or cites %s: refused', async (_what, answers, detail) => {
    const { report } = await resealed((it) => ({ ...it, answers: { ...it.answers, ...answers } }));
    expect(report.verdict).toBe('altered');
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'submission-invalid', detail }));
  });

  it('is of a later version of the format: refused with the version named', async () => {
    const { report } = await resealed((it) => ({ ...it, format: 'omnibus-submission/7' }));
    expect(report.findings).toContainEqual(expect.objectContaining({ code: 'submission-newer-version', detail: 'omnibus-submission/7' }));
    expect(report.verdict).toBe('altered');
  });

  it('carries another questionnaire than it says: refused', async () => {
    const swapped = await resealed(
      (it) => it,
      (bag) => void bag.put('data/questionnaire.json', bag.text('data/questionnaire.json').replace('status fr', 'status FR')),
    );
    expect(swapped).toBeRefusedFor('questionnaire-differs');
  });

  it('asks less under the name of a questionnaire that the secretariat knows: refused', async () => {
    const path = await writtenBundle(diligentOfficial().seals(), albania);
    const ours = smallQuestionnaire();
    const stricter = { ...ours, questions: ours.questions.map((question) => ({ ...question, required: true })) };
    const known = () => ({ version: ours.version, structure: structureOf(stricter) });
    expect(await verified(path, { trust: enrolled([albania]), known })).toBeRefusedFor('questionnaire-differs');
    const later = await verified(path, { trust: enrolled([albania]), known: () => ({ version: 'later', structure: 'later' }) });
    expect(later).toBeVerified();
    expect(later.report.findings).toContainEqual(expect.objectContaining({ code: 'questionnaire-other-version', severity: 'note' }));
  });

  it('carries a questionnaire that cannot be evaluated: refused, without failing', async () => {
    const broken = async (change: (text: string) => string): Promise<VerifiedBundle> => {
      const bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
      const questionnaire = change(bag.text('data/questionnaire.json'));
      const submission = JSON.parse(bag.text('data/submission.json')) as Submission;
      const sha512 = sha512Of(Buffer.from(questionnaire));
      bag.put('data/questionnaire.json', questionnaire);
      bag.put('data/submission.json', JSON.stringify({ ...submission, questionnaire: { ...submission.questionnaire, sha512 } }));
      await bag.recompute().sign(albania);
      return verified(await bag.zipped(), { trust: enrolled([albania]) });
    };
    expect(await broken(() => '[')).toBeRefusedFor('submission-invalid');
    expect(await broken(() => '['.repeat(200_000))).toBeRefusedFor('submission-invalid');
    expect(await broken((text) => text.replace('"question":"./status"', '"question":"A:9(9)/status"'))).toBeRefusedFor(
      'submission-invalid',
    );
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(await broken((text) => text.replace('"themes":', `"more":${deep},"themes":`))).toBeVerified();
    expect(await broken((text) => text.replace('"when":{', `"when":{"all":${deep},`))).toBeRefusedFor('submission-invalid');
    expect(await broken((text) => text.replace('"type":"status"', '"type":"magic"'))).toBeRefusedFor('submission-invalid');
  });

  it.each(['data/reports/summary.txt', 'data/extra.json'])(
    'declares %s, which no bundle has, and is signed with it: refused',
    async (name) => {
      const added = await resealed(
        (it) => it,
        (bag) => void bag.put(name, 'extra'),
      );
      expect(added).toBeRefusedFor('bag-undeclared-file');
      expect(added.report.findings).toContainEqual(expect.objectContaining({ code: 'bag-undeclared-file', file: name }));
    },
  );

  it('cites a file that it does not bring, or brings one that nothing cites: refused', async () => {
    const uncited = await resealed(
      (it) => it,
      (bag) => void bag.put(`data/attachments/${'a'.repeat(128)}`, 'smuggled'),
    );
    expect(uncited).toBeRefusedFor('bag-undeclared-file');
    const missing = await resealed(
      (it) => it,
      (bag) => void bag.remove([...bag.files.keys()].find((name) => name.startsWith('data/attachments/')) ?? ''),
    );
    expect(missing).toBeRefusedFor('attachment-missing');
  });
});
