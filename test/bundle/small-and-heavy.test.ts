import { createHash, randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PackedQuestionnaire } from '#core/questionnaire/packed';
import type { CarriedQuestionnaireFile } from '#core/submission/carried-questionnaire';
import type { Submission } from '#core/submission/submission';
import { openArchive } from '#services/bundle/open-archive';
import { readBag } from '#services/bundle/read-bag';
import { LooseBag, uninterrupted, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';
import './to-be-verified';

describe('a small file that would become very large', () => {
  let albania: Signer;
  let bag: LooseBag;
  beforeAll(async () => {
    albania = await signer();
  });
  const received = async () => verified(await bag.zipped(), { trust: enrolled([albania]) });

  /** The same bundle with another questionnaire, signed and in order otherwise. */
  const asking = async (change: (questionnaire: PackedQuestionnaire) => object): Promise<void> => {
    bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const file = JSON.parse(bag.text('data/questionnaire.json')) as CarriedQuestionnaireFile;
    const text = JSON.stringify({ ...file, questionnaire: { ...file.questionnaire, ...change(file.questionnaire) } });
    const submission = JSON.parse(bag.text('data/submission.json')) as Submission;
    const sha512 = createHash('sha512').update(text).digest('hex');
    bag.put('data/questionnaire.json', text);
    bag.put('data/submission.json', JSON.stringify({ ...submission, questionnaire: { ...submission.questionnaire, sha512 } }));
    await bag.recompute().sign(albania);
  };

  it('by one question that names its place a thousand times and is asked fifty thousand times is refused before it is unpacked', async () => {
    await asking(({ shapes: [first, ...shapes], provisions: [one, ...others] }) => ({
      shapes: [{ ...first, more: Array<string>(1_000).fill('.') }, ...shapes],
      provisions: [one, ...others].map((each) => ({ ...each, questions: Array<number>(9_999).fill(0) })),
    }));
    const found = await received();
    expect(found).toBeRefusedFor('submission-invalid');
    expect(found.report.findings.map(({ detail }) => detail)).toContain('questionnaire: too long when unpacked');
  });

  it('by one condition that a rule applies fifty thousand times is refused in the same way', async () => {
    const never = { any: Array<object>(200).fill({ always: false }) };
    await asking(() => ({
      rules: [
        {
          ...{ id: 'R1', level: 'W', group: 'confirm', provisions: [] },
          shapes: [{ id: 'R1/one', when: never, effect: 'finding', involves: [] }],
          cases: Array<[number, string]>(49_999).fill([0, 'A:1(1)']),
        },
      ],
    }));
    expect((await received()).report.findings.map(({ detail }) => detail)).toContain('questionnaire: too long when unpacked');
  });

  it.each([2_000, 200_000])('by a shape that is nested %i deep is refused in words', async (depth) => {
    const nested = `${'{"within":'.repeat(depth)}{}${'}'.repeat(depth)}`;
    await asking(() => ({ shapes: ['NESTED'] }));
    bag.put('data/questionnaire.json', bag.text('data/questionnaire.json').replace('"NESTED"', nested));
    bag.recompute();
    const { report } = await received();
    expect(report.verdict).toBe('altered');
    expect(report.findings.map(({ code }) => code)).toContain('submission-invalid');
  });

  it('of files that no bag has is refused by their names, and they are not unpacked', async () => {
    bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const swollen = Buffer.concat([randomBytes(64 * 1024), Buffer.alloc(4 * 1024 * 1024)]);
    const extra = Array.from({ length: 8 }, (_, number) => ({
      ...{ name: `${bag.folder}/note-${number}.txt`, content: swollen, compress: true },
    }));
    const path = await bag.zipped([...bag.entries(), ...extra]);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('bag-undeclared-file');
    const opened = await openArchive(path);
    if ('findings' in opened) throw new Error('not readable');
    const { files } = await readBag(opened.archive, uninterrupted);
    await opened.archive.close();
    const inMemory = [...files.values()].reduce((sum, { content }) => sum + (content?.length ?? 0), 0);
    expect(inMemory).toBeLessThan(swollen.length);
  });

  it('of a signature that is as long as a book is refused, and it is not unpacked', async () => {
    bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    bag.put('signatures/state.jws', Buffer.alloc(100_000, 'x'));
    expect(await received()).toBeRefusedFor('archive-too-large', 'signature-missing');
  });
});
