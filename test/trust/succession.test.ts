import { describe, expect, it } from 'vitest';
import { successionFileText } from '#services/trust/succession-file';
import type { SuccessionFile } from '#core/register/succession';
import { signer, type Signer } from '../bundle/signer';
import { keyOf, sha256, succession, TrustDesk } from './desk';

const refused = (problem: string) => expect.objectContaining({ code: 'succession-invalid', params: { name: 'succession.json', problem } });

async function withFirstKey(): Promise<{ readonly desk: TrustDesk; readonly first: Signer; readonly second: Signer }> {
  const [desk, first, second] = [await TrustDesk.opens(), await signer(), await signer()];
  await desk.enrols(first);
  desk.now = '2026-04-01T10:00:00.000Z';
  return { desk, first, second };
}

describe('a key that the one before has signed for', () => {
  it('counts from then on in its place, without another fingerprint', async () => {
    const { desk, first, second } = await withFirstKey();
    expect(await desk.judges(second)).toBe('unknown');
    expect(await desk.takes(await succession(first, second))).toMatchObject({ outcome: 'taken-in', older: { key: keyOf(first) } });
    expect(await desk.judges(second)).toEqual([]);
    expect(await desk.judges(first)).toEqual(['superseded']);
    expect(await desk.judges(first, '2026-03-31T10:00:00.000Z')).toEqual([]);
  });

  it('leaves the old one its last days where that is wished', async () => {
    const { desk, first, second } = await withFirstKey();
    await desk.takes(await succession(first, second), { until: '2026-04-30' });
    expect(await desk.judges(first, '2026-04-30T22:00:00.000Z')).toEqual([]);
    expect(await desk.judges(first, '2026-05-01T00:00:00.000Z')).toEqual(['superseded']);
  });

  it('can present the next one, and the chain goes back to a fingerprint', async () => {
    const { desk, first, second } = await withFirstKey();
    const third = await signer();
    await desk.takes(await succession(first, second));
    await desk.takes(await succession(second, third));
    expect(await desk.judges(third)).toEqual([]);
    const chain = await desk.does((trust) => trust.list());
    expect(chain.map(({ key, succeeds, succeededBy }) => [key, succeeds, succeededBy?.key])).toEqual([
      [keyOf(first), undefined, keyOf(second)],
      [keyOf(second), keyOf(first), keyOf(third)],
      [keyOf(third), keyOf(second), undefined],
    ]);
  });

  it('is taken in once: an old succession that comes again changes nothing', async () => {
    const { desk, first, second } = await withFirstKey();
    const [old, third] = [await succession(first, second), await signer()];
    await desk.takes(old);
    await desk.takes(await succession(second, third));
    const before = await desk.does((trust) => trust.list());
    desk.now = '2026-06-01T10:00:00.000Z';
    expect(await desk.takes(old)).toMatchObject({ outcome: 'known' });
    expect(await desk.does((trust) => trust.list())).toEqual(before);
    await desk.revokes(second);
    await expect(desk.takes(old)).rejects.toEqual(refused('key-taken-in'));
  });

  it('works for the keys of the secretariat as well, at the State', async () => {
    const desk = await TrustDesk.opens();
    const [first, second] = [await signer({ purpose: 'secretariat' }), await signer({ purpose: 'secretariat' })];
    await desk.enrols(first);
    await desk.takes(await succession(first, second));
    expect(await desk.judges(second)).toEqual([]);
  });
});

describe('a succession is refused, and changes nothing,', () => {
  const stays = async (desk: TrustDesk, work: () => Promise<unknown>, problem: string): Promise<void> => {
    const before = await desk.does((trust) => trust.list());
    await expect(work()).rejects.toEqual(refused(problem));
    expect(await desk.does((trust) => trust.list())).toEqual(before);
  };
  const altered = async (from: Signer, to: Signer, change: (file: SuccessionFile) => SuccessionFile): Promise<string> =>
    successionFileText(change(JSON.parse(await succession(from, to)) as SuccessionFile));

  it('when nobody here knows the key that signed it', async () => {
    const { desk, second } = await withFirstKey();
    const stranger = await signer();
    await stays(desk, async () => desk.takes(await succession(stranger, second)), 'older-unknown');
  });

  it('when somebody else signed in the name of the old key', async () => {
    const { desk, first, second } = await withFirstKey();
    const thief = await signer();
    const forged = async () => {
      const file = JSON.parse(await succession(first, second)) as SuccessionFile;
      const [, , signature] = (await thief.sign(Buffer.from(file.succession), 'omnibus-succession+jws')).split('.');
      return successionFileText({ ...file, signature: `${file.signature.split('.')[0]}..${signature}` });
    };
    await stays(desk, async () => desk.takes(await forged()), 'signature-invalid');
  });

  it.each(['omnibus-submission+jws', 'omnibus-receipt+jws', 'omnibus-card+jws', 'omnibus-trust+jws'] as const)(
    'when the old key signed it as something else (%s)',
    async (type) => {
      const { desk, first, second } = await withFirstKey();
      const file = JSON.parse(await succession(first, second)) as SuccessionFile;
      const signature = await first.sign(Buffer.from(file.succession), type);
      await stays(desk, () => desk.takes(successionFileText({ ...file, signature })), 'signature-invalid');
    },
  );

  it('when another card was put beside the signed statement', async () => {
    const { desk, first, second } = await withFirstKey();
    const other = await signer();
    const file = await altered(first, second, (before) => ({ ...before, card: other.card.file }));
    await stays(desk, () => desk.takes(file), 'names-differ');
  });

  it('when the same key comes with another card than was signed', async () => {
    const { desk, first, second } = await withFirstKey();
    const statement = JSON.parse(JSON.parse(await succession(first, second)).succession) as Record<string, unknown>;
    const text = JSON.stringify({ ...statement, card: sha256('another card') });
    const signature = await first.sign(Buffer.from(text), 'omnibus-succession+jws');
    const file = await altered(first, second, (before) => ({ ...before, succession: text, signature }));
    await stays(desk, () => desk.takes(file), 'names-differ');
  });

  it.each([
    ['another State', { state: 'IT' }],
    ['another purpose', { purpose: 'secretariat' as const }],
    ['practice', { practice: true }],
  ])('when the new card is for %s', async (_what, about) => {
    const { desk, first } = await withFirstKey();
    const other = await signer(about);
    await stays(desk, async () => desk.takes(await succession(first, other)), 'other-holder');
  });

  it('when the old key was revoked, whatever date the signer wrote', async () => {
    const { desk, first, second } = await withFirstKey();
    await desk.revokes(first, { kind: 'retired' });
    await stays(desk, async () => desk.takes(await succession(first, second)), 'key-revoked');
  });

  it('when the old key has expired, or is not valid yet', async () => {
    const [desk, first, second] = [await TrustDesk.opens(), await signer(), await signer()];
    await desk.enrols(first, { validFrom: '2026-05-01', validUntil: '2026-12-31' });
    await stays(desk, async () => desk.takes(await succession(first, second)), 'key-not-yet-valid');
    desk.now = '2027-01-01T00:00:00.000Z';
    await stays(desk, async () => desk.takes(await succession(first, second)), 'key-expired');
  });

  it('when it would make a ring', async () => {
    const { desk, first, second } = await withFirstKey();
    await desk.takes(await succession(first, second));
    await stays(desk, async () => desk.takes(await succession(second, first)), 'key-taken-in');
    await stays(desk, async () => desk.takes(await succession(first, first)), 'names-differ');
  });

  it.each(['', '{}', '[]', '{"succession":"{}","signature":"x","card":{"card":"{}","signature":"x"}}'])(
    'when it is none: %j',
    async (text) => {
      const { desk } = await withFirstKey();
      await stays(desk, () => desk.takes(text), 'not-a-succession');
    },
  );

  it('when it is of a later version', async () => {
    const { desk, first, second } = await withFirstKey();
    const file = await altered(first, second, (before) => ({ ...before, succession: '{"format":"omnibus-succession/2"}' }));
    await stays(desk, () => desk.takes(file), 'newer-version');
  });
});

describe('two successors of one key', () => {
  it('are a conflict: neither counts on that signature, in whatever order they came', async () => {
    for (const turned of [false, true]) {
      const { desk, first, second } = await withFirstKey();
      const rival = await signer();
      const [one, other] = turned ? [rival, second] : [second, rival];
      await desk.takes(await succession(first, one));
      expect(await desk.takes(await succession(first, other))).toMatchObject({ outcome: 'conflict', older: { rivals: [keyOf(other)] } });
      expect(await desk.judges(one)).toEqual(['disputed']);
      expect(await desk.judges(other)).toBe('unknown');
    }
  });

  it('take with them whatever rests on the one that was taken in', async () => {
    const { desk, first, second } = await withFirstKey();
    const [third, rival] = [await signer(), await signer()];
    await desk.takes(await succession(first, second));
    await desk.takes(await succession(second, third));
    await desk.takes(await succession(first, rival));
    expect(await desk.judges(third)).toEqual(['disputed']);
    const fourth = await signer();
    await expect(desk.takes(await succession(third, fourth))).rejects.toEqual(refused('key-disputed'));
  });

  it('are settled by the fingerprint of the right one', async () => {
    const { desk, first, second } = await withFirstKey();
    const rival = await signer();
    await desk.takes(await succession(first, rival));
    await desk.takes(await succession(first, second));
    await desk.enrols(second);
    await desk.revokes(rival);
    expect(await desk.judges(second)).toEqual([]);
    expect(await desk.judges(rival)).toEqual(['revoked', 'disputed']);
  });

  it('are noted once, however often they come', async () => {
    const { desk, first, second } = await withFirstKey();
    const rival = await succession(first, await signer());
    await desk.takes(await succession(first, second));
    await desk.takes(rival);
    await desk.takes(rival);
    expect((await desk.does((trust) => trust.state())).events).toHaveLength(3);
  });
});

describe('revoking a key', () => {
  it('counts from the day it is said to, though it was recorded later', async () => {
    const { desk, first } = await withFirstKey();
    const { revoked } = await desk.revokes(first, { from: '2026-03-15T00:00:00.000Z' });
    expect(revoked).toEqual({ at: '2026-03-15T00:00:00.000Z', recordedAt: desk.now, kind: 'compromised', reason: 'Laptop stolen' });
    expect(await desk.judges(first, '2026-03-14T23:59:59.000Z')).toEqual([]);
    expect(await desk.judges(first, '2026-03-15T00:00:00.000Z')).toEqual(['revoked']);
  });

  it('as compromised takes the successor that it signed for by then with it', async () => {
    const { desk, first, second } = await withFirstKey();
    await desk.takes(await succession(first, second));
    desk.now = '2026-05-01T10:00:00.000Z';
    await desk.revokes(first, { from: '2026-03-20T00:00:00.000Z' });
    expect(await desk.judges(second)).toEqual(['unfounded']);
    await desk.enrols(second);
    expect(await desk.judges(second)).toEqual([]);
  });

  it('as retired, or as compromised since, leaves the successor alone', async () => {
    for (const request of [{ kind: 'retired', from: '2026-03-20T00:00:00.000Z' }, { kind: 'compromised' }] as const) {
      const { desk, first, second } = await withFirstKey();
      await desk.takes(await succession(first, second));
      desk.now = '2026-05-01T10:00:00.000Z';
      await desk.revokes(first, request);
      expect(await desk.judges(second)).toEqual([]);
    }
  });

  it('once more can only make it stricter', async () => {
    const { desk, first } = await withFirstKey();
    await desk.revokes(first, { kind: 'retired' });
    desk.now = '2026-05-01T10:00:00.000Z';
    expect((await desk.revokes(first, { kind: 'compromised', from: '2026-03-10T00:00:00.000Z' })).revoked).toMatchObject({
      kind: 'compromised',
      at: '2026-03-10T00:00:00.000Z',
    });
    const after = await desk.revokes(first, { kind: 'retired', reason: 'Only retired, after all' });
    expect(after.revoked).toMatchObject({ kind: 'compromised', reason: 'Laptop stolen' });
  });

  it('is not undone by a clock that was set back', async () => {
    const { desk, first } = await withFirstKey();
    await desk.revokes(first);
    desk.now = '2020-01-01T00:00:00.000Z';
    expect(await desk.does((trust) => trust.objections(keyOf(first)))).toEqual(['revoked']);
    const second = await signer();
    const { enrolledAt } = await desk.enrols(second);
    expect(enrolledAt).toBe('2026-04-01T10:00:00.000Z');
  });
});
