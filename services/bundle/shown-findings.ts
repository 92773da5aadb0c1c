import type { VerificationCode, VerificationFinding } from '#core/submission/verification';

/** Of one code; a hostile bundle could give a reason for each of thousands of files. */
const MOST_OF_A_CODE = 20;
const MOST_CHARACTERS = 300;

/** Findings as they may be shown: texts that came with the bundle made harmless, and not more of one kind than somebody reads. */
export function shownFindings(findings: readonly VerificationFinding[]): readonly VerificationFinding[] {
  const seen = new Map<VerificationCode, number>();
  return findings
    .filter(({ code }) => {
      const count = (seen.get(code) ?? 0) + 1;
      seen.set(code, count);
      return count <= MOST_OF_A_CODE;
    })
    .map(({ code, severity, file, detail }) => ({
      code,
      severity,
      ...(file === undefined ? {} : { file: harmless(file) }),
      ...(detail === undefined ? {} : { detail: harmless(detail) }),
    }));
}

const harmless = (text: string): string => [...text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd')].slice(0, MOST_CHARACTERS).join('');
