import { AppError } from '#core/contract/errors';
import type { VerificationReport } from '#core/submission/verification';

/** Why nothing is carried over from a bundle: what its verification refused first. */
export const notCarried = (report: VerificationReport | undefined): AppError =>
  new AppError('file-unreadable', {
    name: report?.fileName ?? '',
    problem: report?.findings.find(({ severity }) => severity === 'refusal')?.code ?? report?.verdict ?? '',
  });
