import type { AppErrorBody } from './errors';

/** Every operation answers with a value or a foreseen stop; it never throws across a host. */
export type Result<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: AppErrorBody };

export const success = <T>(value: T): Result<T> => ({ ok: true, value });
export const failure = (error: AppErrorBody): Result<never> => ({ ok: false, error });
