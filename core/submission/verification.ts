import type { Release } from '../answers/release';
import type { RedactedCopy } from './redacted';

/**
 * What verifying a bundle found: plain findings, never a boolean. The verdict sums them up and is the exit status
 * of the command line: whole 0, altered 1, key-unknown 2, key-refused 3, not-for-us 4, incomplete 5: nothing is wrong but that a second
 * signature, which the submission itself asks for, is missing; redacted 6: a copy that says of itself that parts were left out, and
 * is no submission.
 */
export const VERDICTS = ['whole', 'altered', 'key-unknown', 'key-refused', 'not-for-us', 'incomplete', 'redacted'] as const;
export type Verdict = (typeof VERDICTS)[number];

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
  /** ISO instant of this check, by our clock. Absent from what was recorded before it was noted, like those that follow. */
  readonly checkedAt?: string;
  /** When this bundle first came here under the State's key, by our clock; the same as `checkedAt` where it had not come before. */
  readonly firstSeen?: string;
  /** Of an encrypted bundle. */
  readonly opening?: OpeningReport;
  /** Its place beside what the register of this computer holds; nothing is entered by looking. */
  readonly revision?: RevisionReport;
}

/** Whether a key of ours opened it. For whom it is encrypted is not written in the file: only trying tells. */
export interface OpeningReport {
  readonly opened: boolean;
  /** Keys of this computer that were tried, or the one that opened it, by RFC 7638 thumbprint. */
  readonly keys: readonly string[];
}

/**
 * `first` of a chain, `next` in one, `older` than one that is in the register, `fork`: another claims the same place,
 * `duplicate`: in the register already, `predecessor-unknown`: what it replaces never came.
 */
export const REVISION_PLACES = ['first', 'next', 'older', 'fork', 'duplicate', 'predecessor-unknown'] as const;
export type RevisionPlace = (typeof REVISION_PLACES)[number];

export interface RevisionReport {
  readonly place: RevisionPlace;
  /** The one that it says it replaces, with what the register knows of it. */
  readonly replaces?: { readonly digest: string; readonly number?: number; readonly receivedAt?: string };
  /** Digests of those in the register that say they replace this one. */
  readonly replacedBy: readonly string[];
  /** In a fork: digests of the others. */
  readonly rivals: readonly string[];
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
  /** Absent: it says nothing of it. What stands for a submission of the register is told by `releaseBook`. */
  readonly release?: Release;
}

export interface SignatureReport {
  readonly slot: string;
  readonly key?: string;
  readonly fingerprint?: string;
  readonly status: SignatureStatus;
  /** When the bundle was first seen here under this key: what its standing is judged by, never a date that a signer wrote. */
  readonly firstSeen?: string;
  /** What is known here of the key. */
  readonly known?: KnownKey;
}

export const SIGNATURE_STATUSES = [
  'valid',
  'invalid',
  'missing',
  'unknown-key',
  'revoked',
  'wrong-state',
  'wrong-purpose',
  'wrong-practice',
  'same-key',
  'expired',
  'not-yet-valid',
  'superseded',
  'disputed',
  'unfounded',
] as const;
export type SignatureStatus = (typeof SIGNATURE_STATUSES)[number];

/** A key as it stands here now; who confirmed it stays here. */
export interface KnownKey {
  /** `enrolled` here, vouched for by the `caller` of the check, or our `own`. */
  readonly because: 'enrolled' | 'caller' | 'own';
  readonly purpose: 'submission' | 'secretariat' | 'review';
  /** Of a submission key. */
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  readonly enrolledAt?: string;
  /** First and last day, both included. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** `at`: from when on it does not count; `recordedAt`: when that was recorded here. */
  readonly revoked?: {
    readonly at: string;
    readonly kind: 'compromised' | 'retired';
    readonly reason: string;
    readonly recordedAt: string;
  };
  /** Keys before and after it in its holder's chain. */
  readonly succeeds?: string;
  readonly succeededBy?: { readonly key: string; readonly at: string };
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
  'evaluation-too-long', // its conditions take more steps than any honest questionnaire
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
  'key-expired',
  'key-not-yet-valid',
  'key-superseded', // another key has succeeded it
  'key-disputed', // it rests on the signature of a key that has signed two successors
  'key-unfounded', // it rests on the signature of a key that was compromised by then
  'key-card-invalid',
  'not-for-our-keys',
  'encryption-damaged',
  'redacted-copy', // it says itself that parts were left out
  'practice-submission',
  'trusted-by-caller',
  'clock-set-back', // a note: this computer's clock is earlier than a change of trust that was recorded on it
  'duplicate',
  'older-revision',
  'fork',
  'replaces-unknown',
] as const;
export type VerificationCode = (typeof VERIFICATION_CODES)[number];
