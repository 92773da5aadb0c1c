import { AppError } from '#core/contract/errors';
import type { OperationName } from '#core/contract/operations';
import type { Validity } from './trust-store';

/** Throws AppError `input-invalid` where the last day of a validity comes before its first. */
export function assertPeriod(operation: OperationName, { validFrom, validUntil }: Validity): void {
  if (validFrom !== undefined && validUntil !== undefined && validUntil < validFrom)
    throw new AppError('input-invalid', { operation, path: 'validUntil', problem: 'it ends before it begins' });
}
