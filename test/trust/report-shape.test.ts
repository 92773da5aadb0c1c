import { describe, expect, it } from 'vitest';
import { verificationReport } from '#core/submission/verification-shape';
import { diligentOfficial } from '../bundle/small-assessment';
import { signer, enrolled } from '../bundle/signer';
import { verified, writtenBundle } from '../bundle/bundle-file';
import { revisionOf } from '#core/register/revision';

describe('the report that other programs read', () => {
  it('is of the promised shape for what is whole, unknown, revoked and expired, and says what is known of the key', async () => {
    const albania = await signer();
    const path = await writtenBundle(diligentOfficial().seals(), albania);
    const revoked = enrolled([albania], '2026-06-02T12:00:00.000Z');
    for (const trust of [enrolled([albania]), enrolled([]), revoked]) {
      const { report } = await verified(path, { trust });
      expect(verificationReport.safeParse(report).error).toBeUndefined();
    }
    const { report } = await verified(path, { trust: revoked });
    expect(report.signatures[0]).toMatchObject({
      status: 'revoked',
      known: { because: 'enrolled', state: 'AL', purpose: 'submission', revoked: { at: '2026-06-02T12:00:00.000Z', kind: 'compromised' } },
    });
    expect(report.firstSeen).toBe(report.checkedAt);
  });

  it.each(['review', 'secretariat'] as const)('is of that shape too where a key for another purpose has signed (%s)', async (purpose) => {
    const other = await signer({ purpose });
    const path = await writtenBundle(diligentOfficial().seals(), other);
    const { report } = await verified(path, { trust: enrolled([other]) });
    expect(report.verdict).toBe('key-refused');
    expect(verificationReport.safeParse(report).error).toBeUndefined();
  });
});

describe('the place of a submission beside those of a register', () => {
  const claims = (number: number, replaces: string | null, state = 'AL') => ({
    ...{ state, exercise: 'review-2026', instruments: ['TIP'], practice: false },
    ...{ number, replaces },
  });
  const registered = (digest: string, number: number, replaces: string | null) => ({
    ...{ digest, claims: claims(number, replaces), receivedAt: '2026-03-01T10:00:00.000Z' },
  });
  const first = registered('a', 1, null);
  const second = registered('b', 2, 'a');

  it.each([
    ['first', [], 'a', claims(1, null), {}],
    ['next', [first], 'b', claims(2, 'a'), { replaces: { digest: 'a', number: 1, receivedAt: '2026-03-01T10:00:00.000Z' } }],
    ['older', [second], 'a', claims(1, null), { replacedBy: ['b'] }],
    ['fork', [first, second], 'c', claims(2, 'a'), { rivals: ['b'] }],
    ['duplicate', [first, second], 'b', claims(2, 'a'), {}],
    ['predecessor-unknown', [], 'b', claims(2, 'a'), { replaces: { digest: 'a' } }],
    ['first', [first, second], 'z', claims(1, null, 'IT'), {}],
  ] as const)('is %s', (place, register, digest, said, more) => {
    expect(revisionOf(register, { digest, claims: said })).toMatchObject({ place, ...more });
  });
});
