import { useCallback, useEffect, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, RegisterPage } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';

export interface RegisterReading {
  /** What is shown; stays until the next has come. */
  readonly page: RegisterPage | null;
  readonly error: AppErrorBody | null;
  /** Submissions are being read for the search, and how far that is. */
  readonly preparing: { readonly done: number; readonly total: number } | null;
  readonly reload: () => void;
}

/** One page of the register, read anew whenever what is wanted changes; an answer that comes too late is dropped. */
export function useRegisterPage(wanted: Input<'register.search'>): RegisterReading {
  const { api } = useApplication();
  const [reading, setReading] = useState<Omit<RegisterReading, 'reload'>>({ page: null, error: null, preparing: null });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const own = new AbortController();
    const onProgress = (done: number, total: number): void => {
      if (!own.signal.aborted && total > 1) setReading((before) => ({ ...before, preparing: done < total ? { done, total } : null }));
    };
    void api.call('register.search', JSON.parse(key) as Input<'register.search'>, { onProgress }).then((result) => {
      if (own.signal.aborted) return;
      if (result.ok) setReading({ page: result.value, error: null, preparing: null });
      else setReading((before) => ({ page: before.page, error: result.error, preparing: null }));
    });
    return () => own.abort();
  }, [api, key, turn]);
  return { ...reading, reload: useCallback(() => setTurn((count) => count + 1), []) };
}
