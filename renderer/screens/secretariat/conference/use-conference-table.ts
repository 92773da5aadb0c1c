import { useCallback, useEffect, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { ConferenceOverview, Input } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';

export interface ConferenceReading {
  /** What is shown; stays until the next has come. `of`: what it answers. */
  readonly shown: { readonly overview: ConferenceOverview; readonly of: Input<'conference.table'> } | null;
  readonly error: AppErrorBody | null;
  /** Submissions are being read, and how far that is. */
  readonly preparing: { readonly done: number; readonly total: number } | null;
  readonly cancel: () => void;
  readonly reload: () => void;
}

/** A table, counted anew whenever something else is wanted; an answer that comes too late is dropped, and its work stopped. */
export function useConferenceTable(wanted: Input<'conference.table'>): ConferenceReading {
  const { api } = useApplication();
  const [reading, setReading] = useState<Pick<ConferenceReading, 'shown' | 'error' | 'preparing'>>({
    shown: null,
    error: null,
    preparing: null,
  });
  const [stop, setStop] = useState<{ readonly now: () => void }>({ now: () => undefined });
  const [turn, setTurn] = useState(0);
  const key = JSON.stringify(wanted);
  useEffect(() => {
    const own = new AbortController();
    let current = true;
    const of = JSON.parse(key) as Input<'conference.table'>;
    setStop({ now: () => own.abort() });
    const onProgress = (done: number, total: number): void => {
      if (current && total > 1) setReading((before) => ({ ...before, preparing: done < total ? { done, total } : null }));
    };
    void api.call('conference.table', of, { signal: own.signal, onProgress }).then((result) => {
      if (!current) return;
      if (result.ok) setReading({ shown: { overview: result.value, of }, error: null, preparing: null });
      else setReading((before) => ({ shown: before.shown, error: result.error, preparing: null }));
    });
    return () => {
      current = false;
      own.abort();
    };
  }, [api, key, turn]);
  return { ...reading, cancel: stop.now, reload: useCallback(() => setTurn((count) => count + 1), []) };
}
