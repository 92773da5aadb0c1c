import { AppError } from '#core/contract/errors';

/** A failure of the disk as a foreseen stop; anything else as it was. `file` is a name, never a path of the machine. */
export function diskError(error: unknown, file: string): unknown {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  if (error instanceof AppError || typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) return error;
  return code === 'ENOSPC' || code === 'EDQUOT' ? new AppError('disk-full', { file }) : new AppError('disk-failed', { file, code });
}
