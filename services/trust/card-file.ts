import { AppError } from '#core/contract/errors';
import { readCard, readCardFile } from '#core/register/card';
import type { CardFile, EnrolmentCard } from '#core/register/enrolment';
import { readSignature, signDetached, verifyDetached } from '../keys/detached-signature';
import { readPublicKey, type PublicKey } from '../keys/public-key';
import type { KeyObject } from 'node:crypto';

/** A card whose signature by its own key has been verified. That says nothing yet of whose key it is. */
export interface VerifiedCard {
  readonly card: EnrolmentCard;
  readonly file: CardFile;
  readonly publicKey: PublicKey;
}

/** Makes the card file of a key: exact JSON text and a signature over it by the key itself. */
export async function signCard(card: EnrolmentCard, thumbprint: string, key: KeyObject): Promise<CardFile> {
  const text = JSON.stringify(card);
  return { card: text, signature: await signDetached(Buffer.from(text, 'utf8'), 'omnibus-card+jws', thumbprint, key) };
}

export const cardFileText = (file: CardFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Reads and verifies a card file. `name` is how the user knows it. Throws AppError `card-invalid` {name, problem}. */
export async function verifyCardFile(text: string, name: string): Promise<VerifiedCard> {
  const invalid = (problem: string): AppError => new AppError('card-invalid', { name, problem });
  const file = readCardFile(text);
  if ('problem' in file) throw invalid('not-a-card');
  const card = readCard(file.value.card);
  if ('problem' in card) throw invalid(card.problem);
  const publicKey = await readPublicKey(card.value.publicKey);
  if (!publicKey) throw invalid('publicKey: not an Ed25519 key');
  const header = readSignature(file.value.signature, 'omnibus-card+jws');
  if ('problem' in header) throw invalid('signature-invalid');
  if (header.key !== publicKey.thumbprint) throw invalid('signature-invalid');
  const payload = Buffer.from(file.value.card, 'utf8');
  if (!(await verifyDetached(file.value.signature, payload, 'omnibus-card+jws', publicKey.object))) throw invalid('signature-invalid');
  return { card: card.value, file: file.value, publicKey };
}
