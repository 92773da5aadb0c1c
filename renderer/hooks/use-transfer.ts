import { useCallback, useEffect, useRef, useState } from 'react';
import type { CallOptions } from '#core/contract/api';
import type { TaskProgress } from './use-task';

export interface Transfer {
  /** Carries a file. Stopped when its component goes away. */
  readonly run: <T>(start: (options: CallOptions) => Promise<T>) => Promise<T>;
  /** In bytes; null while nothing is carried, or nothing is known of it. */
  readonly progress: TaskProgress | null;
  readonly running: boolean;
  readonly cancel: () => void;
}

/** A file on its way between the window and its program. */
export function useTransfer(): Transfer {
  const [progress, setProgress] = useState<TaskProgress | null>(null);
  const [running, setRunning] = useState(false);
  const controller = useRef<AbortController | null>(null);
  const run = useCallback(async <T>(start: (options: CallOptions) => Promise<T>): Promise<T> => {
    const own = new AbortController();
    controller.current = own;
    setRunning(true);
    try {
      return await start({ signal: own.signal, onProgress: (done, total, label) => setProgress({ done, total, label }) });
    } finally {
      controller.current = null;
      setRunning(false);
      setProgress(null);
    }
  }, []);
  const cancel = useCallback(() => controller.current?.abort(), []);
  useEffect(() => cancel, [cancel]);
  return { run, progress, running, cancel };
}
