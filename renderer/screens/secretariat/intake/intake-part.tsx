import { useCallback, useState, type ReactNode } from 'react';
import type { IntakeSummary } from '#core/contract/operations';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useOwnKeys } from '../key/use-own-keys';
import { EarlierRuns } from './earlier-runs';
import { Intake } from './intake';
import { Quarantine } from './quarantine';
import { ShownRun } from './shown-run';
import { useIntake } from './use-intake';

/** The door of the register: what comes in, what became of it, and what was refused. */
export function IntakePart(): ReactNode {
  const keys = useOwnKeys();
  const runs = useCall('intake.runs', {});
  const quarantine = useCall('quarantine.list', {});
  const [chosen, setChosen] = useState<string | null>(null);
  const [arrived, setArrived] = useState(false);
  const { reload: readRuns } = runs;
  const { reload: readQuarantine } = quarantine;
  const ended = useCallback(
    (run: string | null): void => {
      if (run !== null) setChosen(run);
      setArrived(run !== null);
      readRuns();
      readQuarantine();
    },
    [readRuns, readQuarantine],
  );
  const task = useIntake(ended);
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (runs.status === 'failed') return <ErrorNotice error={runs.error} onRetry={runs.reload} />;
  if (quarantine.status === 'failed') return <ErrorNotice error={quarantine.error} onRetry={quarantine.reload} />;
  if (keys.status === 'loading' || runs.status === 'loading' || quarantine.status === 'loading') return <Loading />;
  // One whose program ended before it did is there without being asked for.
  const shown = chosen ?? runs.value.find(isInterrupted)?.id ?? null;
  const current = runs.value.find(({ id }) => id === shown);
  const show = (run: string): void => {
    setArrived(true);
    setChosen(run);
  };
  return (
    <div className="stack">
      <Intake keys={keys.value} task={task} />
      {current && (
        <ShownRun
          key={`${current.id} ${current.lastAt}`}
          run={current.id}
          task={task}
          arrives={arrived}
          onClosed={() => ended(current.id)}
        />
      )}
      <Quarantine files={quarantine.value} keys={keys.value} onChanged={ended} />
      <EarlierRuns runs={runs.value} shown={shown} onShow={show} />
    </div>
  );
}

const isInterrupted = ({ kind, state, running }: IntakeSummary): boolean => kind === 'files' && state === 'open' && !running;
