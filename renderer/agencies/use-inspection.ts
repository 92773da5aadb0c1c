import { useCallback, useEffect, useRef, useState } from 'react';
import type { ChosenFile } from '#core/contract/api';
import type { AppErrorBody } from '#core/contract/errors';
import type { InspectedContribution } from '#core/contract/operations';
import { useApplication } from '../application/application-context';
import { useSession } from '../assessment/assessment-context';

export interface Inspection {
  /** Looks at each file in turn. What was looked at before it was stopped comes back. */
  readonly look: (files: readonly ChosenFile[]) => Promise<readonly InspectedContribution[]>;
  readonly looking: { readonly name: string; readonly done: number; readonly total: number } | null;
  readonly error: AppErrorBody | null;
  readonly cancel: () => void;
  readonly dismissError: () => void;
}

/** What merging contributions would do, file by file; nothing changes by looking. */
export function useInspection(): Inspection {
  const { api } = useApplication();
  const { session } = useSession();
  const [looking, setLooking] = useState<Inspection['looking']>(null);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const controller = useRef<AbortController | null>(null);
  const look = useCallback(
    async (files: readonly ChosenFile[]) => {
      const own = new AbortController();
      controller.current = own;
      setError(null);
      await session.flush();
      const looked: InspectedContribution[] = [];
      for (const [done, { handle, name }] of files.entries()) {
        setLooking({ name, done, total: files.length });
        const result = await api.call('agencies.inspect', { assessment: session.id, file: handle }, { signal: own.signal });
        if (result.ok) looked.push(result.value);
        else if (result.error.code !== 'cancelled') setError(result.error);
        if (own.signal.aborted) break;
      }
      controller.current = null;
      setLooking(null);
      return looked;
    },
    [api, session],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const dismissError = useCallback(() => setError(null), []);
  useEffect(() => cancel, [cancel]);
  return { look, looking, error, cancel, dismissError };
}
