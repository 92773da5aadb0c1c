import { useCallback, useEffect, useRef, useState } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { useApplication } from '../application/application-context';
import { taskBegins } from '../protection/tasks-under-way';

export interface TaskProgress {
  readonly done: number;
  readonly total: number;
  readonly label?: string;
}

export interface Task<N extends OperationName> {
  /** Starts it; a task that is running is not started twice, and then `null` comes back. */
  readonly run: (input: Input<N>) => Promise<Result<Output<N>> | null>;
  readonly running: boolean;
  readonly progress: TaskProgress | null;
  readonly error: AppErrorBody | null;
  readonly cancel: () => void;
  readonly dismissError: () => void;
}

/** Something the user sets going: creating, exporting, receiving. Cancelled when its component goes away. */
export function useTask<N extends OperationName>(name: N): Task<N> {
  const { api } = useApplication();
  const [running, setRunning] = useState(false);
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const controller = useRef<AbortController | null>(null);

  const run = useCallback(
    async (input: Input<N>) => {
      if (controller.current) return null;
      const own = new AbortController();
      controller.current = own;
      setRunning(true);
      setError(null);
      setProgress(null);
      const ended = taskBegins();
      const result = await api.call(name, input, {
        signal: own.signal,
        onProgress: (done, total, label) => setProgress({ done, total, label }),
      });
      ended();
      controller.current = null;
      setRunning(false);
      setProgress(null);
      if (!result.ok && result.error.code !== 'cancelled') setError(result.error);
      return result;
    },
    [api, name],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  const dismissError = useCallback(() => setError(null), []);
  useEffect(() => cancel, [cancel]);
  return { run, running, progress, error, cancel, dismissError };
}
