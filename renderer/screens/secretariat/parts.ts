import type { SecretariatPart } from '../../application/routes';
import { LatePart } from '../../components/late-part';

/** The pages of the secretariat, in the order of their tabs; each reads what it needs when it appears. */
export const PARTS: Readonly<Record<SecretariatPart, LatePart>> = {
  register: new LatePart(async () => (await import('./register/register-part')).RegisterPart),
  due: new LatePart(async () => (await import('./due/due-part')).DuePart),
  conference: new LatePart(async () => (await import('./conference/conference-part')).ConferencePart),
  intake: new LatePart(async () => (await import('./intake/intake-part')).IntakePart),
  receipts: new LatePart(async () => (await import('./receipts/receipts-part')).ReceiptsPart),
  'open-data': new LatePart(async () => (await import('./open-data/open-data-part')).OpenDataPart),
  cards: new LatePart(async () => (await import('./cards/cards-part')).CardsPart),
  key: new LatePart(async () => (await import('./key/key-part')).KeyPart),
};
