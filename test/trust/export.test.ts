import { describe, expect, it } from 'vitest';
import { checkTrustExport, trustAsJson } from '#services/trust/trust-export';
import { enrolled, signer, type Signer } from '../bundle/signer';
import { TrustDesk } from './desk';

const NOW = '2026-04-01T10:00:00.000Z';

describe('the journal of trust as a file', () => {
  const checked = async (desk: TrustDesk, by: Signer) => {
    const state = await desk.does((trust) => trust.state());
    const sign = { sign: by.sign, card: by.card.card };
    const text = await trustAsJson(state, NOW, sign);
    return checkTrustExport(text, 'trust.json', state, enrolled([by]), NOW);
  };

  it('is vouched for by a key of the secretariat', async () => {
    const desk = await TrustDesk.opens();
    await desk.enrols(await signer());
    expect(await checked(desk, await signer({ purpose: 'secretariat' }))).toMatchObject({ whole: true, signature: 'valid' });
  });

  it.each(['submission', 'review'] as const)('is not vouched for by a key for %s', async (purpose) => {
    const desk = await TrustDesk.opens();
    await desk.enrols(await signer());
    expect((await checked(desk, await signer({ purpose }))).signature).toBe('refused-key');
  });

  it('of keys in earnest is not vouched for by a key for practice, which answers for practice only', async () => {
    const desk = await TrustDesk.opens();
    const practising = await signer({ purpose: 'secretariat', practice: true });
    await desk.enrols(await signer({ practice: true }));
    expect((await checked(desk, practising)).signature).toBe('valid');
    await desk.enrols(await signer());
    expect((await checked(desk, practising)).signature).toBe('refused-key');
  });
});

describe('a card', () => {
  it.each(['\u202eMinistry', 'Ministry\u2069', 'Ministry\nof Justice', '\u0000Ministry'])(
    'whose holder could turn around or write over what stands beside it is refused (%j)',
    async (holder) => {
      await expect(signer({ holder })).rejects.toMatchObject({ code: 'card-invalid' });
    },
  );
});
