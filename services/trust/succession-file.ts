import { createHash } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import { keyObjections } from '#core/register/key-objections';
import {
  readSuccession,
  readSuccessionFile,
  SUCCESSION_FORMAT,
  type Succession,
  type SuccessionFile,
  type SuccessionProblem,
} from '#core/register/succession';
import type { CardFile } from '#core/register/enrolment';
import { readSignature, verifyDetached } from '../keys/detached-signature';
import { readPublicKey } from '../keys/public-key';
import { verifyCardFile, type VerifiedCard } from './card-file';
import type { TrustState } from './trust-journal';

const TYPE = 'omnibus-succession+jws';

/** A succession file whose two keys have signed. Whether the older one counts here is another question: `successionProblem`. */
export interface ReadSuccessionFile {
  readonly file: SuccessionFile;
  readonly statement: Succession;
  /** Of the new key; its own signature verified. */
  readonly card: VerifiedCard;
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What an old key signs to present a new one. `sign` is the old key's. */
export async function makeSuccession(
  { from, to, card, made }: { readonly from: string; readonly to: string; readonly card: CardFile; readonly made: string },
  sign: (payload: Uint8Array, type: typeof TYPE) => Promise<string>,
): Promise<SuccessionFile> {
  const statement: Succession = { format: SUCCESSION_FORMAT, from, to, card: sha256(card.card), made };
  const succession = JSON.stringify(statement);
  return { succession, signature: await sign(Buffer.from(succession, 'utf8'), TYPE), card };
}

export const successionFileText = (file: SuccessionFile): string => `${JSON.stringify(file, null, 2)}\n`;

/** Reads a succession file; `name` is how the user knows it. Throws AppError `succession-invalid` or `card-invalid`. */
export async function openSuccession(text: string, name: string): Promise<ReadSuccessionFile> {
  const invalid = (problem: SuccessionProblem): AppError => new AppError('succession-invalid', { name, problem });
  const file = readSuccessionFile(text);
  if ('problem' in file) throw invalid(file.problem);
  const statement = readSuccession(file.value.succession);
  if ('problem' in statement) throw invalid(statement.problem);
  const header = readSignature(file.value.signature, TYPE);
  if ('problem' in header) throw invalid('signature-invalid');
  const card = await verifyCardFile(JSON.stringify(file.value.card), name);
  const { from, to, card: sum } = statement.value;
  const agrees = header.key === from && card.publicKey.thumbprint === to && from !== to && sha256(card.file.card) === sum;
  if (!agrees) throw invalid('names-differ');
  return { file: file.value, statement: statement.value, card };
}

/**
 * Why a succession cannot be taken in at `now` by what is recorded here, or null. `other-successor` is the conflict that people
 * settle: the old key has signed two. Nothing depends on when the signers say that they signed.
 */
export async function successionProblem(
  { file, statement, card }: ReadSuccessionFile,
  { enrolments }: TrustState,
  now: string,
): Promise<SuccessionProblem | null> {
  const older = enrolments.get(statement.from);
  const key = older && (await readPublicKey(older.card.publicKey));
  if (!older || !key) return 'older-unknown';
  if (!(await verifyDetached(file.signature, Buffer.from(file.succession, 'utf8'), TYPE, key.object))) return 'signature-invalid';
  const { purpose, state, practice } = older.card;
  if (card.card.purpose !== purpose || card.card.state !== state || card.card.practice !== practice) return 'other-holder';
  const known = enrolments.get(statement.to);
  if (known?.revoked) return 'key-taken-in';
  if (known && older.succeededBy?.key === statement.to) return null;
  const objections = keyObjections(older, now);
  if (objections.includes('revoked')) return 'key-revoked';
  if (objections.includes('unfounded')) return 'key-unfounded';
  // A conflict is a conflict though the key has ended meanwhile: whoever signed twice is found out at any time.
  if (older.succeededBy) return 'other-successor';
  if (objections.includes('disputed')) return 'key-disputed';
  if (objections.includes('expired')) return 'key-expired';
  if (objections.includes('not-yet-valid')) return 'key-not-yet-valid';
  if (known && (known.succeeds !== undefined || descends(enrolments, statement.from, statement.to))) return 'key-taken-in';
  return null;
}

/** Whether `key` descends from `from`: then it cannot be succeeded by it. */
function descends(enrolments: TrustState['enrolments'], key: string, from: string): boolean {
  for (let older: string | undefined = key; older !== undefined; older = enrolments.get(older)?.succeeds) if (older === from) return true;
  return false;
}
