import { useState, type ReactNode } from 'react';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useOwnKeys } from '../key/use-own-keys';
import { EarlierRuns } from './earlier-runs';
import { Intake } from './intake';
import { Quarantine } from './quarantine';
import { ShownRun } from './shown-run';

/** The door of the register: what comes in, what became of it, and what was refused. */
export function IntakePart(): ReactNode {
  const keys = useOwnKeys();
  const runs = useCall('intake.runs', {});
  const quarantine = useCall('quarantine.list', {});
  const [shown, setShown] = useState<string | null>(null);
  if (keys.status === 'failed') return <ErrorNotice error={keys.error} onRetry={keys.reload} />;
  if (runs.status === 'failed') return <ErrorNotice error={runs.error} onRetry={runs.reload} />;
  if (quarantine.status === 'failed') return <ErrorNotice error={quarantine.error} onRetry={quarantine.reload} />;
  if (keys.status === 'loading' || runs.status === 'loading' || quarantine.status === 'loading') return <Loading />;
  const ended = (run: string | null): void => {
    if (run !== null) setShown(run);
    runs.reload();
    quarantine.reload();
  };
  const current = runs.value.find(({ id }) => id === shown);
  return (
    <div className="stack">
      <Intake keys={keys.value} runs={runs.value} onEnded={ended} />
      {current && <ShownRun key={`${current.id} ${current.lastAt}`} run={current.id} />}
      <Quarantine files={quarantine.value} keys={keys.value} onChanged={ended} />
      <EarlierRuns runs={runs.value} shown={shown} onShow={setShown} />
    </div>
  );
}
