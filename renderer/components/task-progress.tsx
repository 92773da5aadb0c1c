import type { ReactNode } from 'react';
import type { OperationName } from '#core/contract/operations';
import type { Task } from '../hooks/use-task';
import { ErrorNotice } from './error-notice';
import { Progress } from './progress';

interface Props<N extends OperationName> {
  readonly task: Task<N>;
  readonly label: string;
}

/** How far a task is in bytes, while it runs, with a way to stop it; and why it stopped by itself. */
export function TaskProgress<N extends OperationName>({ task, label }: Props<N>): ReactNode {
  return (
    <>
      {task.running && (
        <Progress label={label} done={task.progress?.done ?? 0} total={task.progress?.total ?? 0} unit="bytes" onCancel={task.cancel} />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </>
  );
}
