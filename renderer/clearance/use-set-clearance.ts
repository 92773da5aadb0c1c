import { useState } from 'react';
import type { ReviewStatus } from '#core/answers/clearance';
import type { AppErrorBody } from '#core/contract/errors';
import { useSession } from '../assessment/assessment-context';

export interface SetClearance {
  /** True where it is on disk; otherwise `error` says why not. One step of undo, however many provisions. */
  readonly set: (provisions: readonly string[], status: ReviewStatus, reopen?: boolean) => Promise<boolean>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
}

/** Moves provisions on in the State's own review. What is being typed is written first. */
export function useSetClearance(): SetClearance {
  const { session } = useSession();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  return {
    running,
    error,
    set: async (provisions, status, reopen = false) => {
      setRunning(true);
      await session.flush();
      const { clearances } = session.getSnapshot().document;
      const result = await session.write('clearance.set', {
        provisions: provisions.map((provision) => ({ provision, base: clearances[provision]?.revision ?? 0 })),
        status,
        reopen,
      });
      setRunning(false);
      setError(result.ok ? null : result.error);
      return result.ok;
    },
  };
}
