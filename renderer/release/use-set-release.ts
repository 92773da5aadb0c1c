import { useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import { useSession } from '../assessment/assessment-context';

type Choice = Omit<Input<'release.set'>, 'assessment' | 'by'>;

export interface SetRelease {
  /** One step of undo each. */
  readonly set: (choice: Choice) => Promise<void>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
}

/** Writes what may leave the secretariat. */
export function useSetRelease(): SetRelease {
  const { session } = useSession();
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  return {
    running,
    error,
    set: async (choice) => {
      setRunning(true);
      const result = await session.write('release.set', choice);
      setRunning(false);
      setError(result.ok ? null : result.error);
    },
  };
}
