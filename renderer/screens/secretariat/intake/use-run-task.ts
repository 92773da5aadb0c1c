import { useCallback, useState } from 'react';
import type { HostApi } from '#core/contract/api';
import type { Input, Output } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { useTask, type Task } from '../../../hooks/use-task';

type Running = 'intake.receive' | 'intake.close' | 'quarantine.retry';

const LOOK_EVERY_MS = 200;

export interface RunTask<N extends Running> extends Omit<Task<N>, 'run'> {
  readonly run: (input: Input<N>) => Promise<void>;
  /** The user has stopped it, and it is about to end. */
  readonly cancelled: boolean;
}

/**
 * Something that takes files in. It says which run it was when that has really ended, also where the user stopped it: a host
 * may let go of a call before what it began is over.
 */
export function useRunTask<N extends Running>(name: N, onEnded: (run: string | null) => void): RunTask<N> {
  const { api } = useApplication();
  const task = useTask(name);
  const [cancelled, setCancelled] = useState(false);
  const [ending, setEnding] = useState(false);
  const { run: start, cancel: stop } = task;
  const run = useCallback(
    async (input: Input<N>): Promise<void> => {
      const result = await start(input);
      if (result === null) return;
      setEnding(true);
      const ended = result.ok ? (result.value as Output<N>).id : await lastEnded(api);
      setEnding(false);
      setCancelled(false);
      onEnded(ended);
    },
    [start, onEnded, api],
  );
  const cancel = useCallback(() => {
    setCancelled(true);
    stop();
  }, [stop]);
  return { ...task, run, cancel, cancelled, running: task.running || ending };
}

/** The latest run, once none is under way. */
async function lastEnded(api: HostApi): Promise<string | null> {
  for (;;) {
    const runs = await api.call('intake.runs', {});
    if (!runs.ok) return null;
    if (!runs.value.some(({ running }) => running)) return runs.value[0]?.id ?? null;
    await new Promise((resume) => setTimeout(resume, LOOK_EVERY_MS));
  }
}
