/** What the operating system calls its error (`ENOENT`, …); `unknown` for every other. */
export const errorCodeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
