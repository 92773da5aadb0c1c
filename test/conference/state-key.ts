import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';
import { generateX25519Identity, identityToRecipient } from 'age-encryption';
import { CARD_FORMAT, type EnrolmentCard } from '#core/register/enrolment';
import { signDetached } from '#services/keys/detached-signature';
import { publicKeyPem, readPublicKey } from '#services/keys/public-key';
import { signCard, verifyCardFile, type VerifiedCard } from '#services/trust/card-file';

/** The key with which an invented State signs, and its card. */
export interface StateKey {
  readonly state: string;
  readonly practice: boolean;
  /** RFC 7638 thumbprint. */
  readonly key: string;
  readonly card: VerifiedCard;
  sign(tagManifest: Uint8Array): Promise<string>;
}

/** PKCS #8 of an Ed25519 key, up to its 32 bytes. */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The same key every time, but for what it can decrypt. Worth nothing: everybody can make it. */
export async function stateKey(state: string, practice: boolean): Promise<StateKey> {
  const secret = createHash('sha256')
    .update(`conference ${state} ${String(practice)}`)
    .digest();
  const privateKey = createPrivateKey({ key: Buffer.concat([PKCS8, secret]), format: 'der', type: 'pkcs8' });
  const publicKey = publicKeyPem(createPublicKey(privateKey));
  const read = await readPublicKey(publicKey);
  if (!read) throw new Error('not a public key');
  const card: EnrolmentCard = {
    format: CARD_FORMAT,
    purpose: 'submission',
    state,
    holder: `National focal point of ${state}`,
    practice,
    created: '2021-06-01T08:00:00.000Z',
    publicKey,
    ageRecipient: await identityToRecipient(await generateX25519Identity()),
  };
  const file = await signCard(card, read.thumbprint, privateKey);
  return {
    state,
    practice,
    key: read.thumbprint,
    card: await verifyCardFile(JSON.stringify(file), 'card'),
    sign: (payload) => signDetached(payload, 'omnibus-submission+jws', read.thumbprint, privateKey),
  };
}

/** Makes each key once. */
export function stateKeys(): (state: string, practice: boolean) => Promise<StateKey> {
  const made = new Map<string, Promise<StateKey>>();
  return (state, practice) => {
    const name = `${state} ${String(practice)}`;
    const key = made.get(name) ?? stateKey(state, practice);
    made.set(name, key);
    return key;
  };
}
