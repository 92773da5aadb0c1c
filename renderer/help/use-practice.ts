import { useCallback } from 'react';
import type { AppErrorBody } from '#core/contract/errors';
import { useApplication } from '../application/application-context';
import { useTask } from '../hooks/use-task';

/** The exercise that is left to be finished. */
const EXERCISE = 'to-finish';
const EXERCISE_ID = `practice-${EXERCISE}`;

export interface Practice {
  /** A practice assessment filled with answers: a new one. Resolves with its id, or null where it could not be made. */
  readonly begin: () => Promise<string | null>;
  /** The one there is, or a new one. */
  readonly find: () => Promise<string | null>;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
}

export function usePractice(): Practice {
  const { api, language, person } = useApplication();
  const { run, running, error } = useTask('practice.create');
  const begin = useCallback(async () => {
    const made = await run({ exercise: EXERCISE, language, by: person });
    return made?.ok ? made.value.document.id : null;
  }, [run, language, person]);
  const find = useCallback(async () => {
    const list = await api.call('assessments.list', {});
    const known = list.ok ? list.value.find(({ exercise, problem }) => exercise === EXERCISE_ID && !problem) : undefined;
    return known?.id ?? begin();
  }, [api, begin]);
  return { begin, find, running, error };
}
