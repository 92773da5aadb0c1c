import { useCallback, useEffect, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OperationName, Output } from '#core/contract/operations';
import { useApplication } from '../application/application-context';

export type CallState<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'done'; readonly value: T }
  | { readonly status: 'failed'; readonly error: AppErrorBody };

/**
 * Reads something from the host when the component appears and whenever the input changes; `reload` reads again and
 * keeps what is shown until the new value has come. An answer that comes too late is dropped.
 */
export function useCall<N extends OperationName>(name: N, input: Input<N>): CallState<Output<N>> & { readonly reload: () => void } {
  const { api } = useApplication();
  const [state, setState] = useState<CallState<Output<N>>>({ status: 'loading' });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(input);
  useEffect(() => {
    let current = true;
    void api.call(name, JSON.parse(key) as Input<N>).then((result) => {
      if (current) setState(result.ok ? { status: 'done', value: result.value } : { status: 'failed', error: result.error });
    });
    return () => {
      current = false;
    };
  }, [api, name, key, turn]);
  const reload = useCallback(() => setTurn((count) => count + 1), []);
  return { ...state, reload };
}
