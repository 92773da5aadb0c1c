import { useState } from 'react';
import type { ChosenFile } from '#core/contract/api';
import { unlockOf, type Unlock } from '../../../keys/unlock-fields';
import { useRunTask, type RunTask } from './use-run-task';

export interface IntakeTask extends Omit<RunTask<'intake.receive'>, 'run'> {
  /** The run that is gone on with; null: a new one, or none is under way. */
  readonly goingOn: string | null;
  readonly unlock: Unlock;
  readonly setUnlock: (unlock: Unlock) => void;
  /** Begins a run, or goes on with one. */
  readonly receive: (files: readonly ChosenFile[], run?: string) => Promise<void>;
}

/** Taking files in, one run at a time, from wherever on the screen they are given. */
export function useIntake(onEnded: (run: string | null) => void): IntakeTask {
  const { run: start, ...task } = useRunTask('intake.receive', onEnded);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const [goingOn, setGoingOn] = useState<string | null>(null);
  const receive = async (files: readonly ChosenFile[], run?: string): Promise<void> => {
    setGoingOn(run ?? null);
    await start({ files: files.map(({ handle }) => handle), ...(run !== undefined && { run }), ...unlockOf(unlock) });
  };
  return { ...task, goingOn, unlock, setUnlock, receive };
}
