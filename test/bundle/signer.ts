import { generateKeyPairSync } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CARD_FORMAT, type EnrolmentCard } from '#core/register/enrolment';
import type { TrustedKey, TrustedKeys } from '#services/bundle/trusted-keys';
import { signDetached, type SignatureType } from '#services/keys/detached-signature';
import { publicKeyPem, readPublicKey } from '#services/keys/public-key';
import { signCard, verifyCardFile, type VerifiedCard } from '#services/trust/card-file';

/** Somebody with a key, without the passphrase around it. */
export interface Signer {
  readonly card: VerifiedCard;
  readonly ageIdentity: string;
  sign(payload: Uint8Array, type?: SignatureType): Promise<string>;
}

export async function signer(about: Partial<Pick<EnrolmentCard, 'state' | 'purpose' | 'practice' | 'holder'>> = {}): Promise<Signer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const ageIdentity = await generateX25519Identity();
  const key = await readPublicKey(publicKeyPem(publicKey));
  if (!key) throw new Error('not a public key');
  const { purpose = 'submission', practice = false } = about;
  const card: EnrolmentCard = {
    format: CARD_FORMAT,
    purpose,
    ...(purpose === 'secretariat' ? {} : { state: about.state ?? 'AL' }),
    holder: about.holder ?? 'Ministry of Justice',
    practice,
    created: '2026-01-05T08:00:00.000Z',
    publicKey: publicKeyPem(publicKey),
    ageRecipient: await identityToRecipient(ageIdentity),
  };
  const file = await signCard(card, key.thumbprint, privateKey);
  return {
    card: await verifyCardFile(JSON.stringify(file), 'card'),
    ageIdentity,
    sign: (payload, type = 'omnibus-submission+jws') => signDetached(payload, type, key.thumbprint, privateKey),
  };
}

/** The secretariat has enrolled these; `revokedAt` by thumbprint. */
export const enrolled = (signers: readonly Signer[], revokedAt?: string): TrustedKeys => {
  const keys = signers.map(({ card: { card, publicKey } }): TrustedKey => {
    const { thumbprint, fingerprint, object } = publicKey;
    const revoked =
      revokedAt === undefined ? {} : { revoked: { at: revokedAt, reason: 'lost', kind: 'compromised', recordedAt: revokedAt } as const };
    const confirmed = { enrolledAt: card.created, confirmedBy: 'B. Officer', note: '' };
    const enrolment = { key: thumbprint, fingerprint, card, ...confirmed, ...revoked };
    return { key: thumbprint, object, fingerprint, card, because: 'enrolled', enrolment };
  });
  return async (key) => keys.find((known) => known.key === key);
};
