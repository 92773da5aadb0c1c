import type { RedactedCopy } from './redacted';

/**
 * What verifying a bundle found: plain findings, never a boolean. The verdict sums them up and is the exit status
 * of the command line: whole 0, altered 1, key-unknown 2, key-refused 3, not-for-us 4, incomplete 5: nothing is wrong but that a second
 * signature, which the submission itself asks for, is missing; redacted 6: a copy that says of itself that parts were left out, and
 * is no submission.
 */
export type Verdict = 'whole' | 'altered' | 'key-unknown' | 'key-refused' | 'not-for-us' | 'incomplete' | 'redacted';

export const EXIT_STATUS: Readonly<Record<Verdict, number>> = {
  whole: 0,
  altered: 1,
  'key-unknown': 2,
  'key-refused': 3,
  'not-for-us': 4,
  incomplete: 5,
  redacted: 6,
};
export const EXIT_USAGE = 64;

export interface VerificationReport {
  readonly verdict: Verdict;
  /** File name as received; never a path. */
  readonly fileName: string;
  readonly bytes: number;
  readonly encrypted: boolean;
  /** SHA-512 of `tagmanifest-sha512.txt`, where it could be read. */
  readonly digest?: string;
  /** From `submission.json`; only to be believed when the verdict is `whole`. */
  readonly claims?: SubmissionClaims;
  /** What a redacted copy says of itself; nobody has signed it. */
  readonly redacted?: Pick<RedactedCopy, 'state' | 'exercise' | 'instruments' | 'practice' | 'from' | 'made' | 'leftOut'>;
  readonly signatures: readonly SignatureReport[];
  readonly findings: readonly VerificationFinding[];
  /** The caller vouched for the card (`--trust`); nobody enrolled it here. */
  readonly trustedByCaller: boolean;
}

export interface SubmissionClaims {
  readonly state: string;
  readonly exercise: string;
  readonly exerciseTitle: string;
  readonly instruments: readonly string[];
  readonly number: number;
  readonly replaces: string | null;
  readonly practice: boolean;
  readonly sealedAt: string;
}

export interface SignatureReport {
  readonly slot: string;
  readonly key?: string;
  readonly fingerprint?: string;
  readonly status:
    'valid' | 'invalid' | 'missing' | 'unknown-key' | 'revoked' | 'wrong-state' | 'wrong-purpose' | 'wrong-practice' | 'same-key';
}

export interface VerificationFinding {
  readonly code: VerificationCode;
  readonly severity: 'refusal' | 'note';
  /** Name inside the archive, where there is one. */
  readonly file?: string;
  readonly detail?: string;
}

/** A sentence for each is `verification.<code>` in the interface strings. */
export const VERIFICATION_CODES = [
  'not-an-archive',
  'archive-unsafe-name', // traversal, absolute path, drive letter, control characters
  'archive-symlink',
  'archive-duplicate-name', // after case-folding and NFC
  'archive-too-many-entries',
  'archive-too-large',
  'archive-ratio', // expands beyond any honest bundle
  'archive-lying-size',
  'archive-header-mismatch', // local header against central directory
  'archive-unsupported', // compression method, encryption flag, zip64 where none is needed, trailing data
  'bag-missing-file',
  'bag-undeclared-file',
  'bag-file-altered',
  'bag-manifest-invalid',
  'bag-declaration-invalid', // bagit.txt, bag-info.txt, Payload-Oxum
  'submission-invalid',
  'submission-newer-version',
  'questionnaire-differs',
  'questionnaire-other-version', // a note: not the version that this program has
  'answers-contradict-completeness', // the engine finds other counters than the bundle claims
  'blocking-findings', // E findings although sealed
  'attachment-missing',
  'signature-missing',
  'signature-invalid',
  'signature-wrong-type',
  'signature-algorithm',
  'signature-undeclared-slot',
  'signature-same-key', // two slots signed with one key
  'key-unknown',
  'key-other-state',
  'key-other-purpose',
  'key-practice',
  'key-revoked',
  'key-card-invalid',
  'not-for-our-keys',
  'encryption-damaged',
  'redacted-copy', // it says itself that parts were left out
  'practice-submission',
  'trusted-by-caller',
  'duplicate',
  'older-revision',
  'fork',
  'replaces-unknown',
] as const;
export type VerificationCode = (typeof VERIFICATION_CODES)[number];
