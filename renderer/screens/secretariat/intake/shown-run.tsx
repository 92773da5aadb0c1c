import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeDetail, IntakeRow } from '#core/contract/operations';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Notice } from '../../../components/notice';
import { Select } from '../../../components/select';
import { Button } from '../../../components/button';
import { useCall } from '../../../hooks/use-call';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { useFormats } from '../../../hooks/use-formats';
import { GoOn } from './go-on';
import { RunProtocol } from './run-protocol';
import { RunRows } from './run-rows';
import type { IntakeTask } from './use-intake';

const OUTCOMES = ['received', 'duplicate', 'refused', 'failed', 'undecided'] as const;
type Shown = 'all' | (typeof OUTCOMES)[number];
const SENTENCES = {
  open: 'secretariat.intake.interrupted',
  finished: 'secretariat.intake.finished',
  stopped: 'secretariat.intake.stopped',
} as const;
/** Rows at a time: a thousand of them at once would make the page slow. */
const PAGE = 100;

interface Props {
  readonly run: string;
  readonly task: IntakeTask;
  /** It takes the focus: the user has asked for it, or it has just ended. */
  readonly arrives: boolean;
  readonly onClosed: () => void;
}

/** What became of the files of one run. */
export function ShownRun({ run, ...rest }: Props): ReactNode {
  const detail = useCall('intake.run', { run });
  if (detail.status === 'failed') return <ErrorNotice error={detail.error} onRetry={detail.reload} />;
  return detail.status === 'loading' ? <Loading /> : <Run detail={detail.value} {...rest} />;
}

function Run({ detail, task, arrives, onClosed }: Omit<Props, 'run'> & { readonly detail: IntakeDetail }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(PAGE);
  const title = useArrivalFocus<HTMLHeadingElement>(arrives);
  const { counts, rows, state, verdicts, kind, begunAt, running } = detail;
  const matching = rows.filter((row) => shown === 'all' || outcomeOf(row) === shown);
  const numbers = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, formats.number(count)]));
  const said = { ...numbers, when: formats.dateTime(begunAt), decided: formats.number(counts.files - counts.undecided) };
  const unfinished = !running && counts.undecided + counts.failed > 0;
  const whole = state === 'finished' && counts.refused + counts.failed === 0;
  return (
    <section className="stack" aria-labelledby="shown-run">
      <h2 id="shown-run" ref={title} tabIndex={-1}>
        {t('secretariat.intake.results')}
      </h2>
      <Notice kind={whole ? 'success' : 'warning'} announce>
        {t(SENTENCES[state], said)}
      </Notice>
      {unfinished && kind === 'files' && <GoOn run={detail} task={task} onClosed={onClosed} />}
      {unfinished && kind === 'again' && <p className="measure">{t('secretariat.intake.againStopped')}</p>}
      {Object.keys(verdicts).length > 0 && (
        <p>
          {t('secretariat.intake.byVerdict')}
          {formats.colon}
          {Object.entries(verdicts)
            .map(([verdict, count]) => `${t(`verdict.${verdict}.short`)} ${formats.number(count)}`)
            .join(' · ')}
        </p>
      )}
      <RunProtocol run={detail.id} />
      <Select
        label={t('secretariat.intake.show')}
        value={shown}
        onChange={setShown}
        choices={[
          { id: 'all', label: `${t('secretariat.intake.all')} (${formats.number(rows.length)})` },
          ...OUTCOMES.map((id) => ({ id, label: `${t(`secretariat.intake.outcomes.${id}`)} (${formats.number(counts[id])})` })),
        ]}
      />
      <RunRows run={detail.id} rows={matching.slice(0, most)} />
      {matching.length > most && (
        <div className="actions">
          <Button onPress={() => setMost(most + PAGE)}>
            {t('secretariat.intake.more', { count: Math.min(PAGE, matching.length - most) })}
          </Button>
        </div>
      )}
    </section>
  );
}

const outcomeOf = ({ outcome }: IntakeRow): Exclude<Shown, 'all'> => outcome ?? 'undecided';
