import { useCallback } from 'react';
import type { Person } from '#core/answers/answer';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';
import { useApplication } from '../application/application-context';
import { useSession } from '../assessment/assessment-context';
import { useTask, type Task } from '../hooks/use-task';

type AgencyOperation = Extract<
  OperationName,
  'agencies.prepare' | 'agencies.askBack' | 'agencies.contribute' | 'agencies.merge' | 'agencies.resolve'
>;

export interface AgencyTask<N extends AgencyOperation> extends Omit<Task<N>, 'run'> {
  /** `assessment` and `by` are filled in; what waits in the window is written before, and the changes are in the document after. */
  readonly run: (input: Omit<Input<N>, 'assessment' | 'by'>, by?: Person) => Promise<Result<Output<N>> | null>;
}

/** Something that changes the open assessment, with progress and a way to stop it. */
export function useAgencyTask<N extends AgencyOperation>(name: N): AgencyTask<N> {
  const { person } = useApplication();
  const { session } = useSession();
  const { run: start, ...task } = useTask(name);
  const run = useCallback(
    async (input: Omit<Input<N>, 'assessment' | 'by'>, by: Person = person) => {
      await session.flush();
      const result = await start({ ...input, assessment: session.id, by } as Input<N>);
      if (result) await session.refresh();
      return result;
    },
    [start, session, person],
  );
  return { ...task, run };
}
