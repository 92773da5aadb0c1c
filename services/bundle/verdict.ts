import type { Verdict, VerificationCode, VerificationFinding } from '#core/submission/verification';
import { signaturePath, STATE_SLOT } from './bag-layout';

const REFUSED_KEY: readonly VerificationCode[] = [
  'key-other-state',
  'key-other-purpose',
  'key-practice',
  'key-revoked',
  'key-expired',
  'key-not-yet-valid',
  'key-superseded',
  'key-disputed',
  'key-unfounded',
];

/** A further signature is not there yet; without the State's own nothing says that the rest is true. */
const isAwaited = ({ code, file }: VerificationFinding): boolean => code === 'signature-missing' && file !== signaturePath(STATE_SLOT);

/** Sums findings up. What is altered is altered whoever signed it; notes never weigh. */
export function verdictOf(findings: readonly VerificationFinding[]): Verdict {
  const refusals = findings.filter(({ severity }) => severity === 'refusal');
  const codes = refusals.filter((finding) => !isAwaited(finding)).map(({ code }) => code);
  if (codes.includes('not-for-our-keys')) return 'not-for-us';
  if (codes.some((code) => code !== 'key-unknown' && code !== 'redacted-copy' && !REFUSED_KEY.includes(code))) return 'altered';
  if (codes.includes('redacted-copy')) return 'redacted';
  if (codes.some((code) => REFUSED_KEY.includes(code))) return 'key-refused';
  if (codes.length > 0) return 'key-unknown';
  return refusals.length > 0 ? 'incomplete' : 'whole';
}

/** Nothing was altered, whoever signed it: who it was is the business of trust. */
export const WHOLE: ReadonlySet<Verdict> = new Set<Verdict>(['whole', 'key-unknown', 'key-refused']);
