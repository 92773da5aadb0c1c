import type { Submission } from '#core/submission/submission';
import type { SignatureReport, VerificationCode, VerificationFinding } from '#core/submission/verification';
import { readSignature, SIGNATURE_LIMIT, verifyDetached, type SignatureProblem } from '../keys/detached-signature';
import { signaturePath, SIGNATURES, STATE_SLOT, TAG_MANIFEST } from './bag-layout';
import type { Bag } from './read-bag';
import type { TrustedKey, TrustedKeys } from './trusted-keys';

export interface SignatureVerification {
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly VerificationFinding[];
  readonly trustedByCaller: boolean;
}

/** ISO instant by our clock, for the bundle at hand under this key. */
export type FirstSeen = (key: string) => Promise<string>;

const PROBLEM: Readonly<Record<SignatureProblem, VerificationCode>> = {
  malformed: 'signature-invalid',
  'wrong-type': 'signature-wrong-type',
  algorithm: 'signature-algorithm',
};

/**
 * Verifies every signature file of a bag over the exact bytes of its tag manifest. Without a readable submission the
 * slots are those of a submission: its State's. `firstSeen` is when we first had this bundle under a key: a revocation counts from
 * then.
 */
export async function verifySignatures(
  bag: Bag,
  submission: Submission | undefined,
  trust: TrustedKeys,
  firstSeen: FirstSeen,
): Promise<SignatureVerification> {
  const findings: VerificationFinding[] = [];
  const signatures: SignatureReport[] = [];
  const slots = new Set([STATE_SLOT, ...(submission?.signatures ?? [])]);
  let trustedByCaller = false;
  for (const path of bag.files.keys()) {
    if (path.startsWith(SIGNATURES) && ![...slots].some((slot) => signaturePath(slot) === path)) {
      findings.push({ code: 'signature-undeclared-slot', severity: 'refusal', file: path });
    }
  }
  for (const slot of slots) {
    const verified = unlessSignedBefore(await verifySlot(bag, slot, submission, trust, firstSeen), signatures);
    signatures.push(verified.report);
    findings.push(...verified.codes.map((code) => ({ code, severity: 'refusal', file: signaturePath(slot) }) as const));
    trustedByCaller ||= verified.key?.because === 'caller';
  }
  if (trustedByCaller) findings.push({ code: 'trusted-by-caller', severity: 'note' });
  return { signatures, findings, trustedByCaller };
}

/** Two signatures are two keys: one key that signs twice is one signatory. */
function unlessSignedBefore(verified: SlotVerification, before: readonly SignatureReport[]): SlotVerification {
  const { report, codes } = verified;
  if (report.key === undefined || !before.some(({ key }) => key === report.key)) return verified;
  return { ...verified, report: { ...report, status: 'same-key' }, codes: [...codes, 'signature-same-key'] };
}

interface SlotVerification {
  readonly report: SignatureReport;
  readonly codes: readonly VerificationCode[];
  readonly key?: TrustedKey;
}

async function verifySlot(
  bag: Bag,
  slot: string,
  submission: Submission | undefined,
  trust: TrustedKeys,
  firstSeen: FirstSeen,
): Promise<SlotVerification> {
  const content = bag.files.get(signaturePath(slot))?.content;
  const signed = bag.files.get(TAG_MANIFEST)?.content;
  if (!content || !signed) return { report: { slot, status: 'missing' }, codes: ['signature-missing'] };
  const jws = content.length > SIGNATURE_LIMIT ? '' : content.toString('latin1');
  const header = readSignature(jws, 'omnibus-submission+jws');
  if ('problem' in header) return { report: { slot, status: 'invalid' }, codes: [PROBLEM[header.problem]] };
  const key = await trust(header.key);
  if (!key) return { report: { slot, key: header.key, status: 'unknown-key' }, codes: ['key-unknown'] };
  const known = { slot, key: key.key, fingerprint: key.fingerprint };
  if (!(await verifyDetached(jws, signed, 'omnibus-submission+jws', key.object))) {
    return { report: { ...known, status: 'invalid' }, codes: ['signature-invalid'], key };
  }
  const objections = objectionsTo(key, submission, await firstSeen(key.key));
  return { report: { ...known, status: objections[0]?.status ?? 'valid' }, codes: objections.map(({ code }) => code), key };
}

interface Objection {
  readonly code: VerificationCode;
  readonly status: SignatureReport['status'];
}

/** A key counts only for its State, its purpose and its practice flag, and until it was revoked. */
function objectionsTo({ card, revokedAt }: TrustedKey, submission: Submission | undefined, firstSeen: string): readonly Objection[] {
  const objections: Objection[] = [];
  if (card.purpose !== 'submission') objections.push({ code: 'key-other-purpose', status: 'wrong-purpose' });
  if (submission && card.purpose === 'submission' && card.state !== submission.state)
    objections.push({ code: 'key-other-state', status: 'wrong-state' });
  if (submission && card.practice !== submission.practice) objections.push({ code: 'key-practice', status: 'wrong-practice' });
  if (revokedAt !== undefined && revokedAt <= firstSeen) objections.push({ code: 'key-revoked', status: 'revoked' });
  return objections;
}
