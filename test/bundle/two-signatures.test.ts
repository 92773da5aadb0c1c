import { beforeAll, describe, expect, it } from 'vitest';
import type { TrustedKeys } from '#services/bundle/trusted-keys';
import type { VerifiedBundle } from '#services/bundle/verify-bundle';
import { LooseBag, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';
import './to-be-verified';

const SUBMISSION = 'data/submission.json';

describe('a submission that two keys of the State must sign', () => {
  let minister: Signer;
  let auditor: Signer;
  let italy: Signer;

  beforeAll(async () => {
    [minister, auditor, italy] = [await signer(), await signer(), await signer({ state: 'IT' })];
  });

  const sealed = async (): Promise<LooseBag> =>
    LooseBag.of(await writtenBundle(diligentOfficial().seals({ signatures: ['state', 'second'] }), minister));
  const received = async (bag: LooseBag, trust: TrustedKeys = enrolled([minister, auditor, italy])): Promise<VerifiedBundle> =>
    verified(await bag.zipped(), { trust });
  const statuses = ({ report }: VerifiedBundle) => report.signatures.map(({ slot, status }) => `${slot}: ${status}`);

  it('is whole with both, and names both keys', async () => {
    const both = await received(await (await sealed()).sign(auditor, 'second'));
    expect(both).toBeVerified();
    expect(both.report.signatures.map(({ key }) => key)).toEqual([minister, auditor].map(({ card }) => card.publicKey.thumbprint));
  });

  it('is incomplete with one, and the report says which is missing', async () => {
    const one = await received(await sealed());
    expect(one).toBeRefusedFor('signature-missing');
    expect(one.report.verdict).toBe('incomplete');
    expect(one.report.findings).toContainEqual({ code: 'signature-missing', severity: 'refusal', file: 'signatures/second.jws' });
    expect(statuses(one)).toEqual(['state: valid', 'second: missing']);
  });

  it('is not believed on the second signature alone', async () => {
    const bag = (await (await sealed()).sign(auditor, 'second')).remove('signatures/state.jws');
    const refused = await received(bag);
    expect(refused).toBeRefusedFor('signature-missing');
    expect(refused.report.verdict).toBe('altered');
  });

  it('signed twice with one key: refused', async () => {
    const twice = await received(await (await sealed()).sign(minister, 'second'));
    expect(twice).toBeRefusedFor('signature-same-key');
    expect(twice.report.verdict).toBe('altered');
    expect(statuses(twice)).toEqual(['state: valid', 'second: same-key']);
  });

  it('with the first signature copied into the second place: refused', async () => {
    const bag = await sealed();
    expect(await received(bag.put('signatures/second.jws', bag.file('signatures/state.jws')))).toBeRefusedFor('signature-same-key');
  });

  it('signed by a key of another State in the second place: refused', async () => {
    const foreign = await received(await (await sealed()).sign(italy, 'second'));
    expect(foreign).toBeRefusedFor('key-other-state');
    expect(foreign.report.verdict).toBe('key-refused');
  });

  it('signed by a key that nobody enrolled in the second place: not whole', async () => {
    const unknown = await received(await (await sealed()).sign(auditor, 'second'), enrolled([minister]));
    expect(unknown).toBeRefusedFor('key-unknown');
    expect(unknown.report.verdict).toBe('key-unknown');
  });

  it('whose second signature is for another submission: refused', async () => {
    const other = await LooseBag.of(
      await writtenBundle(
        diligentOfficial()
          .answers('A:2(1)/year', 2001)
          .seals({ signatures: ['state', 'second'] }),
        minister,
      ),
    );
    await other.sign(auditor, 'second');
    const swapped = (await sealed()).put('signatures/second.jws', other.file('signatures/second.jws'));
    expect(await received(swapped)).toBeRefusedFor('signature-invalid');
  });

  const withSlots = async (slots: readonly string[]): Promise<LooseBag> => {
    const bag = await (await sealed()).sign(auditor, 'second');
    const submission = JSON.parse(bag.text(SUBMISSION)) as Record<string, unknown>;
    return bag.put(SUBMISSION, `${JSON.stringify({ ...submission, signatures: slots })}\n`);
  };

  it('from whose list the second slot was taken, with its signature: refused, even with every sum made right', async () => {
    const bag = (await withSlots(['state'])).remove('signatures/second.jws');
    expect((await received(bag)).report.verdict).toBe('altered');
    expect(await received(bag.recompute())).toBeRefusedFor('signature-invalid');
  });

  it('from whose list only the slot was taken: refused', async () => {
    const refused = await received((await withSlots(['state'])).recompute());
    expect(refused).toBeRefusedFor('signature-invalid', 'signature-undeclared-slot');
  });

  it.each([[['second']], [['state', 'second', 'third']], [['state', 'state']]])('whose list was changed to %j: refused', async (slots) => {
    expect((await received((await withSlots(slots)).recompute())).report.verdict).toBe('altered');
  });
});
