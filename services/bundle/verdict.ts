import type { Verdict, VerificationCode, VerificationFinding } from '#core/submission/verification';

const REFUSED_KEY: readonly VerificationCode[] = ['key-other-state', 'key-other-purpose', 'key-practice', 'key-revoked'];

/** Sums findings up. What is altered is altered whoever signed it; notes never weigh. */
export function verdictOf(findings: readonly VerificationFinding[]): Verdict {
  const codes = findings.filter(({ severity }) => severity === 'refusal').map(({ code }) => code);
  if (codes.includes('not-for-our-keys')) return 'not-for-us';
  if (codes.some((code) => code !== 'key-unknown' && !REFUSED_KEY.includes(code))) return 'altered';
  if (codes.some((code) => REFUSED_KEY.includes(code))) return 'key-refused';
  return codes.length > 0 ? 'key-unknown' : 'whole';
}
