import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeDetail, IntakeRow } from '#core/contract/operations';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Notice } from '../../../components/notice';
import { Select } from '../../../components/select';
import { Button } from '../../../components/button';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { RunProtocol } from './run-protocol';
import { RunRows } from './run-rows';

const OUTCOMES = ['received', 'duplicate', 'refused', 'failed', 'undecided'] as const;
type Shown = 'all' | (typeof OUTCOMES)[number];
/** Rows at a time: a thousand of them at once would make the page slow. */
const PAGE = 100;

/** What became of the files of one run. */
export function ShownRun({ run }: { readonly run: string }): ReactNode {
  const detail = useCall('intake.run', { run });
  if (detail.status === 'failed') return <ErrorNotice error={detail.error} onRetry={detail.reload} />;
  return detail.status === 'loading' ? <Loading /> : <Run detail={detail.value} />;
}

function Run({ detail }: { readonly detail: IntakeDetail }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const [shown, setShown] = useState<Shown>('all');
  const [most, setMost] = useState(PAGE);
  const { counts, rows, state, verdicts } = detail;
  const matching = rows.filter((row) => shown === 'all' || outcomeOf(row) === shown);
  const said = Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, formats.number(count)]));
  const whole = state === 'finished' && counts.refused + counts.failed === 0;
  return (
    <section className="stack" aria-labelledby="shown-run">
      <h2 id="shown-run">{t('secretariat.intake.results')}</h2>
      <Notice kind={whole ? 'success' : 'warning'} announce>
        {t(state === 'finished' ? 'secretariat.intake.finished' : 'secretariat.intake.stopped', said)}
      </Notice>
      {Object.keys(verdicts).length > 0 && (
        <p>
          {t('secretariat.intake.byVerdict')}:{' '}
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
