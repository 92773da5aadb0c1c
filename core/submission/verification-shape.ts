import { z } from 'zod';
import { id, isoDate, release, sha512, shortText, stateCode } from '../answers/record-shapes';
import { REVISION_PLACES, SIGNATURE_STATUSES, VERDICTS, VERIFICATION_CODES } from './verification';

/** The machine-readable report: one or more, as `omnibus verify --json` prints and the window saves them. */
export const VERIFICATION_FORMAT = 'omnibus-verification/1';

const instant = z.iso.datetime();
const digest = sha512;
const thumbprint = shortText;

const claims = z.strictObject({
  state: stateCode,
  exercise: id,
  exerciseTitle: shortText,
  instruments: z.array(shortText).max(1_000),
  number: z.number().int().min(1),
  replaces: digest.nullable(),
  practice: z.boolean(),
  sealedAt: shortText,
  release: release.optional(),
});

const redacted = z.looseObject({ state: stateCode, practice: z.boolean(), made: shortText });

const succeededBy = z.strictObject({ key: thumbprint, at: instant });
const known = z.strictObject({
  because: z.enum(['enrolled', 'caller', 'own']),
  purpose: z.enum(['submission', 'secretariat', 'review']),
  state: stateCode.optional(),
  holder: shortText,
  practice: z.boolean(),
  enrolledAt: instant.optional(),
  validFrom: isoDate.optional(),
  validUntil: isoDate.optional(),
  revoked: z.strictObject({ at: instant, kind: z.enum(['compromised', 'retired']), reason: shortText, recordedAt: instant }).optional(),
  succeeds: thumbprint.optional(),
  succeededBy: succeededBy.optional(),
});

const signature = z.strictObject({
  slot: shortText,
  key: thumbprint.optional(),
  fingerprint: shortText.optional(),
  status: z.enum(SIGNATURE_STATUSES),
  firstSeen: instant.optional(),
  known: known.optional(),
});

const finding = z.strictObject({
  code: z.enum(VERIFICATION_CODES),
  severity: z.enum(['refusal', 'note']),
  file: shortText.optional(),
  detail: shortText.optional(),
});

const revision = z.strictObject({
  place: z.enum(REVISION_PLACES),
  replaces: z.strictObject({ digest, number: z.number().int().min(1).optional(), receivedAt: instant.optional() }).optional(),
  replacedBy: z.array(digest).max(10_000),
  rivals: z.array(digest).max(10_000),
});

/** What a report may hold. It grows by members that may be absent; `docs/formats/verification-report.md` explains each. */
export const verificationReport = z.strictObject({
  verdict: z.enum(VERDICTS),
  fileName: shortText,
  bytes: z.number().int().min(0),
  encrypted: z.boolean(),
  digest: digest.optional(),
  claims: claims.optional(),
  redacted: redacted.optional(),
  signatures: z.array(signature).max(100),
  findings: z.array(finding).max(2_000),
  trustedByCaller: z.boolean(),
  checkedAt: instant.optional(),
  firstSeen: instant.optional(),
  opening: z.strictObject({ opened: z.boolean(), keys: z.array(thumbprint).max(100) }).optional(),
  revision: revision.optional(),
});
