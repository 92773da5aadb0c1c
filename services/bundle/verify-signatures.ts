import { keyObjections, validityObjections, type KeyObjection } from '#core/register/key-objections';
import type { Submission } from '#core/submission/submission';
import type { KnownKey, SignatureReport, VerificationCode, VerificationFinding } from '#core/submission/verification';
import { readSignature, SIGNATURE_LIMIT, verifyDetached, type SignatureProblem } from '../keys/detached-signature';
import { notBefore } from '../trust/trust-journal';
import { signaturePath, SIGNATURES, STATE_SLOT, TAG_MANIFEST } from './bag-layout';
import type { Bag } from './read-bag';
import type { TrustedKey, TrustedKeys } from './trusted-keys';

export interface SignatureVerification {
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly VerificationFinding[];
  readonly trustedByCaller: boolean;
}

export interface Seeing {
  /** ISO instant by our clock. */
  readonly now: string;
  /** When the bundle at hand first came here under this key, where it had come before. */
  readonly before?: (key: string) => Promise<string | undefined>;
}

/**
 * Asks what verifying the State's signature will ask: so that nothing has to be waited for while the content of a bundle is in memory,
 * which is many times its file.
 */
export async function askAhead(bag: Bag, trust: TrustedKeys, seeing: Seeing): Promise<void> {
  const content = bag.files.get(signaturePath(STATE_SLOT))?.content;
  const header = content && readSignature(jwsOf(content), 'omnibus-submission+jws');
  if (header && !('problem' in header)) await Promise.all([trust(header.key), seeing.before?.(header.key)]);
}

/** A clock that is corrected by its network may step back a little. */
const TOLERATED_MS = 60_000;

const PROBLEM: Readonly<Record<SignatureProblem, VerificationCode>> = {
  malformed: 'signature-invalid',
  'wrong-type': 'signature-wrong-type',
  algorithm: 'signature-algorithm',
};

/**
 * Verifies every signature file of a bag over the exact bytes of its tag manifest. Without a readable submission the
 * slots are those of a submission: its State's. `seeing` says when we first had this bundle under a key: that is what the
 * standing of the key is judged by. A clock that was set back makes nothing count that would not have counted before.
 */
export async function verifySignatures(
  bag: Bag,
  submission: Submission | undefined,
  trust: TrustedKeys,
  seeing: Seeing,
): Promise<SignatureVerification> {
  const findings: VerificationFinding[] = [];
  const signatures: SignatureReport[] = [];
  const slots = new Set([STATE_SLOT, ...(submission?.signatures ?? [])]);
  let trustedByCaller = false;
  let setBack = false;
  for (const path of bag.files.keys()) {
    if (path.startsWith(SIGNATURES) && ![...slots].some((slot) => signaturePath(slot) === path)) {
      findings.push({ code: 'signature-undeclared-slot', severity: 'refusal', file: path });
    }
  }
  for (const slot of slots) {
    const verified = unlessSignedBefore(await verifySlot(bag, slot, submission, trust, seeing), signatures);
    signatures.push(verified.report);
    findings.push(...verified.codes.map((code) => ({ code, severity: 'refusal', file: signaturePath(slot) }) as const));
    trustedByCaller ||= verified.key?.because === 'caller';
    setBack ||= isSetBack(seeing.now, verified.key?.notBefore);
  }
  if (setBack) findings.push({ code: 'clock-set-back', severity: 'note' });
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
  seeing: Seeing,
): Promise<SlotVerification> {
  const content = bag.files.get(signaturePath(slot))?.content;
  const signed = bag.files.get(TAG_MANIFEST)?.content;
  if (!content || !signed) return { report: { slot, status: 'missing' }, codes: ['signature-missing'] };
  const jws = jwsOf(content);
  const header = readSignature(jws, 'omnibus-submission+jws');
  if ('problem' in header) return { report: { slot, status: 'invalid' }, codes: [PROBLEM[header.problem]] };
  const key = await trust(header.key);
  if (!key) return { report: { slot, key: header.key, status: 'unknown-key' }, codes: ['key-unknown'] };
  const firstSeen = (await seeing.before?.(key.key)) ?? notBefore(seeing.now, key.notBefore);
  const known = { slot, key: key.key, fingerprint: key.fingerprint, firstSeen, known: knownKey(key) };
  if (!(await verifyDetached(jws, signed, 'omnibus-submission+jws', key.object))) {
    return { report: { ...known, status: 'invalid' }, codes: ['signature-invalid'], key };
  }
  const objections = objectionsTo(key, submission, firstSeen);
  return { report: { ...known, status: objections[0]?.status ?? 'valid' }, codes: objections.map(({ code }) => code), key };
}

const jwsOf = (content: Buffer): string => (content.length > SIGNATURE_LIMIT ? '' : content.toString('latin1'));

interface Objection {
  readonly code: VerificationCode;
  readonly status: SignatureReport['status'];
}

/** A key counts only for its State, its purpose and its practice flag, and as long as it stands. */
function objectionsTo({ card, enrolment }: TrustedKey, submission: Submission | undefined, firstSeen: string): readonly Objection[] {
  const objections: Objection[] = [];
  if (card.purpose !== 'submission') objections.push({ code: 'key-other-purpose', status: 'wrong-purpose' });
  if (submission && card.purpose === 'submission' && card.state !== submission.state)
    objections.push({ code: 'key-other-state', status: 'wrong-state' });
  if (submission && card.practice !== submission.practice) objections.push({ code: 'key-practice', status: 'wrong-practice' });
  const standing = enrolment ? keyObjections(enrolment, firstSeen) : validityObjections(card, firstSeen);
  return [...objections, ...standing.map((objection) => ({ code: CODE[objection], status: objection }))];
}

const CODE: Readonly<Record<KeyObjection, VerificationCode>> = {
  revoked: 'key-revoked',
  unfounded: 'key-unfounded',
  disputed: 'key-disputed',
  superseded: 'key-superseded',
  expired: 'key-expired',
  'not-yet-valid': 'key-not-yet-valid',
};

function knownKey({ because, card, enrolment }: TrustedKey): KnownKey {
  const { purpose, state, holder, practice } = card;
  const { validFrom, validUntil } = enrolment ?? card;
  return {
    because,
    purpose,
    ...(state !== undefined && { state }),
    holder,
    practice,
    ...(enrolment && { enrolledAt: enrolment.enrolledAt }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validUntil !== undefined && { validUntil }),
    ...(enrolment?.revoked && { revoked: enrolment.revoked }),
    ...(enrolment?.succeeds !== undefined && { succeeds: enrolment.succeeds }),
    ...(enrolment?.succeededBy && { succeededBy: enrolment.succeededBy }),
  };
}

const isSetBack = (now: string, recorded: string | undefined): boolean =>
  recorded !== undefined && Date.parse(recorded) - Date.parse(now) > TOLERATED_MS;
