import { expect } from 'vitest';
import type { VerificationCode } from '#core/submission/verification';
import type { VerifiedBundle } from '#services/bundle/verify-bundle';
import { codesOf } from './bundle-file';

declare module 'vitest' {
  interface Matchers<T> {
    /** Whole, signed by an enrolled key, and readable. */
    toBeVerified(): T;
    /** Refused for these reasons, each of them, and no other. */
    toBeRefusedFor(...codes: VerificationCode[]): T;
  }
}

expect.extend({
  toBeVerified({ report, submission, carried }: VerifiedBundle) {
    const pass = report.verdict === 'whole' && codesOf(report).length === 0 && !!submission && !!carried && !!report.digest;
    return { pass, message: () => `verdict ${report.verdict}: ${JSON.stringify(report.findings)}` };
  },
  toBeRefusedFor({ report }: VerifiedBundle, ...codes: VerificationCode[]) {
    const found = [...new Set(codesOf(report))].sort();
    const pass = report.verdict !== 'whole' && this.equals(found, [...codes].sort());
    return { pass, message: () => `verdict ${report.verdict}, found ${JSON.stringify(report.findings)}, expected ${codes.join()}` };
  },
});
