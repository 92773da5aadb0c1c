import { beforeAll, describe, expect, it } from 'vitest';
import type { Submission } from '#core/submission/submission';
import { MEMORY_LIMITS, UNTRUSTED_LIMIT } from '#services/bundle/bag-layout';
import { LooseBag, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';
import './to-be-verified';

describe('a bag that says more than an honest State has to say', () => {
  let albania: Signer;
  let stranger: Signer;
  let bag: LooseBag;

  beforeAll(async () => {
    [albania, stranger] = await Promise.all([signer(), signer()]);
  });

  const swollenTo = async (bytes: number): Promise<LooseBag> => {
    bag = await LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
    const submission = JSON.parse(bag.text('data/submission.json')) as Submission;
    const participation = Object.fromEntries(
      Array.from({ length: Math.ceil(bytes / 90_000) }, (_, number) => [
        `X${number}`,
        { standing: 'none', declarations: 'x'.repeat(90_000) },
      ]),
    );
    return bag.put(
      'data/submission.json',
      JSON.stringify({ ...submission, participation: { ...submission.participation, ...participation } }),
    );
  };
  const received = async () => verified(await bag.zipped(), { trust: enrolled([albania]) });

  it('is read where a known key has signed it', async () => {
    await (await swollenTo(UNTRUSTED_LIMIT)).recompute().sign(albania);
    expect((await received()).submission?.state).toBe('AL');
  });

  it('is not read for a key that nobody knows, and is refused for that', async () => {
    await (await swollenTo(UNTRUSTED_LIMIT)).recompute().sign(stranger);
    const found = await received();
    expect(found).toBeRefusedFor('key-unknown');
    expect(found.submission).toBeUndefined();
    expect(found.report.claims).toBeUndefined();
  });

  it('is not read where the known signature is over something else', async () => {
    (await swollenTo(UNTRUSTED_LIMIT)).recompute();
    const found = await received();
    expect(found).toBeRefusedFor('signature-invalid');
    expect(found.submission).toBeUndefined();
  });

  it('is not read where a file was altered under a valid signature', async () => {
    await swollenTo(UNTRUSTED_LIMIT);
    const found = await received();
    expect(found.report.verdict).toBe('altered');
    expect(found.submission).toBeUndefined();
  });

  it('is never read beyond the limit of the format, whoever signed it', async () => {
    await (await swollenTo(MEMORY_LIMITS.submission)).recompute().sign(albania);
    const found = await received();
    expect(found.report.findings).toContainEqual({ code: 'archive-too-large', severity: 'refusal', file: 'data/submission.json' });
    expect(found.submission).toBeUndefined();
  });
});
