import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SignatureReport, VerificationCode } from '#core/submission/verification';
import { firstOf, keysOfCards, type TrustedKeys } from '#services/bundle/trusted-keys';
import type { VerifiedBundle, VerifyOptions } from '#services/bundle/verify-bundle';
import { readSignature, verifyDetached } from '#services/keys/detached-signature';
import { publicKeyPem, readPublicKey } from '#services/keys/public-key';
import { LooseBag, verified, writtenBundle } from './bundle-file';
import { enrolled, signer, type Signer } from './signer';
import { diligentOfficial } from './small-assessment';
import './to-be-verified';

describe('a signature', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const loose = async (): Promise<LooseBag> => LooseBag.of(await writtenBundle(diligentOfficial().seals(), albania));
  const received = async (bag: LooseBag, trust: TrustedKeys = enrolled([albania])): Promise<VerifiedBundle> =>
    verified(await bag.zipped(), { trust });
  const statusOf = ({ report }: VerifiedBundle): SignatureReport['status'] | undefined => report.signatures[0]?.status;

  const withHeader = async (change: (header: Record<string, unknown>) => unknown, signature?: string): Promise<VerifiedBundle> => {
    const bag = await loose();
    const [header = '', , signed = ''] = bag.text('signatures/state.jws').split('.');
    const changed = change(JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<string, unknown>);
    return received(
      bag.put('signatures/state.jws', `${Buffer.from(JSON.stringify(changed)).toString('base64url')}..${signature ?? signed}`),
    );
  };

  it('stripped off: refused', async () => {
    const stripped = await received((await loose()).remove('signatures/state.jws'));
    expect(stripped).toBeRefusedFor('signature-missing');
    expect(stripped.report.verdict).toBe('altered');
    expect(statusOf(stripped)).toBe('missing');
  });

  it('of another submission of the same State: refused', async () => {
    const other = await LooseBag.of(await writtenBundle(diligentOfficial().answers('A:2(1)/year', 2001).seals(), albania));
    const swapped = await received((await loose()).put('signatures/state.jws', other.file('signatures/state.jws')));
    expect(swapped).toBeRefusedFor('signature-invalid');
  });

  it('by another key under the name of the enrolled one: refused', async () => {
    const bag = await loose();
    const forged = await (await signer()).sign(bag.file('tagmanifest-sha512.txt'));
    const [header] = bag.text('signatures/state.jws').split('..');
    expect(await received(bag.put('signatures/state.jws', `${header}..${forged.split('..')[1]}`))).toBeRefusedFor('signature-invalid');
  });

  it('in a slot that the submission does not declare: refused', async () => {
    expect(await received(await (await loose()).sign(albania, 'minister'))).toBeRefusedFor('signature-undeclared-slot');
  });

  it('missing from a slot that the submission declares: refused', async () => {
    const path = await writtenBundle(diligentOfficial().seals({ signatures: ['state', 'minister'] }), albania);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('signature-missing');
  });

  it.each(['omnibus-receipt+jws', 'omnibus-card+jws'] as const)('made for something else (%s): refused', async (type) => {
    const bag = await loose();
    bag.put('signatures/state.jws', await albania.sign(bag.file('tagmanifest-sha512.txt'), type));
    expect(await received(bag)).toBeRefusedFor('signature-wrong-type');
  });

  it.each(['none', 'None', 'ES256', 'RS256', 'Ed25519ph', ''])('with the algorithm "%s": refused', async (alg) => {
    expect(await withHeader((header) => ({ ...header, alg }))).toBeRefusedFor('signature-algorithm');
  });

  it('with a header that names a member twice, so that two readers would take two keys: refused, though its key has signed it', async () => {
    const bag = await loose();
    const payload = bag.file('tagmanifest-sha512.txt');
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    const key = await readPublicKey(publicKeyPem(publicKey));
    const signedAs = (header: string): string => {
      const encoded = Buffer.from(header).toString('base64url');
      return `${encoded}..${sign(null, Buffer.concat([Buffer.from(`${encoded}.`), payload]), privateKey).toString('base64url')}`;
    };
    const once = `{"alg":"EdDSA","b64":false,"crit":["b64"],"kid":"${key?.thumbprint}","typ":"omnibus-submission+jws"}`;
    const twice = once.replace('"kid":', '"kid":"somebody else","kid":');
    expect(readSignature(signedAs(once), 'omnibus-submission+jws')).toMatchObject({ key: key?.thumbprint });
    expect(await verifyDetached(signedAs(once), payload, 'omnibus-submission+jws', publicKey)).toBe(true);
    expect(readSignature(signedAs(twice), 'omnibus-submission+jws')).toEqual({ problem: 'malformed' });
    expect(await verifyDetached(signedAs(twice), payload, 'omnibus-submission+jws', publicKey)).toBe(false);
    expect(await received(bag.put('signatures/state.jws', signedAs(twice)))).toBeRefusedFor('signature-invalid');
  });

  it('with `none` and no signature at all: refused', async () => {
    const refused = await withHeader((header) => ({ ...header, alg: 'none' }), '');
    expect(refused.report.verdict).toBe('altered');
    expect(statusOf(refused)).toBe('invalid');
  });

  it('made with the public key as a shared secret: refused', async () => {
    const bag = await loose();
    const [header = ''] = bag.text('signatures/state.jws').split('.');
    const members = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as Record<string, unknown>;
    const forged = Buffer.from(JSON.stringify({ ...members, alg: 'HS256' })).toString('base64url');
    const input = Buffer.concat([Buffer.from(`${forged}.`), bag.file('tagmanifest-sha512.txt')]);
    const mac = createHmac('sha256', albania.card.card.publicKey).update(input).digest('base64url');
    expect(await received(bag.put('signatures/state.jws', `${forged}..${mac}`))).toBeRefusedFor('signature-algorithm');
  });

  it.each<[string, (header: Record<string, unknown>) => unknown]>([
    ['that brings its own key', (header) => ({ ...header, jwk: { kty: 'OKP' } })],
    ['that makes up what is critical', (header) => ({ ...header, crit: ['b64', 'exp'], exp: 0 })],
    ['with an encoded payload', ({ b64: _b64, crit: _crit, ...header }) => header],
    ['without a key', ({ kid: _kid, ...header }) => header],
    ['that is no object', () => ['EdDSA']],
  ])('with a header %s: refused', async (_what, change) => {
    const { report } = await withHeader(change);
    expect(report.verdict).toBe('altered');
    expect(report.findings.map(({ code }) => code)).toEqual([expect.stringMatching(/^signature-(invalid|algorithm)$/)]);
  });

  it.each(['', 'x', 'a.b.c', 'a..b..c', '\u0000'.repeat(10_000)])('that is none (%j): refused', async (text) => {
    expect(await received((await loose()).put('signatures/state.jws', text))).toBeRefusedFor('signature-invalid');
  });
});

describe('a key', () => {
  let albania: Signer;

  beforeAll(async () => {
    albania = await signer();
  });

  const judged = async (by: Signer, trust: TrustedKeys, options: Partial<VerifyOptions> = {}): Promise<VerifiedBundle> =>
    verified(await writtenBundle(diligentOfficial().seals(), by), { trust, ...options });

  it('that nobody enrolled: whole, but the key is unknown', async () => {
    const unknown = await judged(albania, enrolled([]));
    expect(unknown).toBeRefusedFor('key-unknown');
    expect(unknown.report.verdict).toBe('key-unknown');
    expect(unknown.report.signatures).toEqual([{ slot: 'state', key: albania.card.publicKey.thumbprint, status: 'unknown-key' }]);
  });

  it.each<[string, Parameters<typeof signer>[0], VerificationCode, SignatureReport['status']]>([
    ['another State', { state: 'IT' }, 'key-other-state', 'wrong-state'],
    ['the secretariat', { purpose: 'secretariat' }, 'key-other-purpose', 'wrong-purpose'],
    ['practice', { practice: true }, 'key-practice', 'wrong-practice'],
  ])('of %s: refused', async (_what, about, code, status) => {
    const other = await signer(about);
    const refused = await judged(other, enrolled([other]));
    expect(refused).toBeRefusedFor(code);
    expect(refused.report.verdict).toBe('key-refused');
    expect(refused.report.signatures[0]?.status).toBe(status);
  });

  it('for earnest under a practice submission: refused', async () => {
    const path = await writtenBundle(diligentOfficial({ practice: true }).seals(), albania);
    expect(await verified(path, { trust: enrolled([albania]) })).toBeRefusedFor('key-practice');
  });

  it('revoked before we first saw the bundle: refused, whatever date the signer wrote', async () => {
    const refused = await judged(albania, enrolled([albania], '2026-06-02T12:00:00.000Z'));
    expect(refused).toBeRefusedFor('key-revoked');
    expect(refused.report.verdict).toBe('key-refused');
    expect(refused.report.claims?.sealedAt && refused.report.claims.sealedAt < '2026-06-02T12:00:00.000Z').toBe(true);
  });

  it('revoked after we first saw the bundle: still good', async () => {
    const firstSeen = async (): Promise<string> => '2026-06-02T11:00:00.000Z';
    expect(await judged(albania, enrolled([albania], '2026-06-02T12:00:00.000Z'), { firstSeen })).toBeVerified();
  });

  it('that only the caller vouches for: good, and the report says on whose word', async () => {
    const vouched = await judged(albania, firstOf(enrolled([]), keysOfCards([albania.card], 'caller')));
    expect(vouched).toBeVerified();
    expect(vouched.report.trustedByCaller).toBe(true);
    expect(vouched.report.findings).toContainEqual({ code: 'trusted-by-caller', severity: 'note' });
  });

  it('revoked here is not made good by a card that the caller brings', async () => {
    const trust = firstOf(enrolled([albania], '2026-06-02T12:00:00.000Z'), keysOfCards([albania.card], 'caller'));
    expect(await judged(albania, trust)).toBeRefusedFor('key-revoked');
  });
});
