import { useDeferredValue, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Collection } from '#core/answers/document';
import type { HistoryLine, Input } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { Button } from '../../components/button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { SavedFile } from '../../components/saved-file';
import { useCall } from '../../hooks/use-call';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';
import { JournalFilters, type TrailSearch } from './journal-filters';
import { JournalTable } from './journal-table';
import { useTrailLabels } from './use-trail-labels';
import './journal.css';

/** Lines that are shown at once: ten thousand rows would be a slow page and read by nobody. */
const PAGE = 100;

export function JournalScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'journal') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <Journal />
    </AssessmentProvider>
  );
}

/** The history of an assessment as an audit trail: searched, read page by page, and saved as a file. */
function Journal(): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const { session } = useAssessment();
  const [search, setSearch] = useState<TrailSearch>({});
  const searched = useDeferredValue(search);
  const filter = useMemo(() => filterOf(searched, language), [searched, language]);
  const overview = useCall('history.overview', { assessment: session.id, filter });
  const known = useCall('history.overview', { assessment: session.id });
  return (
    <AssessmentShell title={t('journal.title')}>
      <h1>{t('journal.title')}</h1>
      <p className="measure">{t('journal.intro')}</p>
      <JournalFilters
        search={search}
        onChange={setSearch}
        people={known.status === 'done' ? known.value.people : []}
        kinds={known.status === 'done' ? known.value.kinds : []}
      />
      {overview.status === 'failed' && <ErrorNotice error={overview.error} onRetry={overview.reload} />}
      {overview.status === 'loading' && <Loading />}
      {overview.status === 'done' && (
        <Lines key={JSON.stringify(filter)} filter={filter} matching={overview.value.matching} total={overview.value.total} />
      )}
    </AssessmentShell>
  );
}

type Filter = NonNullable<Input<'history.list'>['filter']>;

interface LinesProps {
  readonly filter: Filter;
  readonly matching: number;
  readonly total: number;
}

function Lines({ filter, matching, total }: LinesProps): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const { session } = useAssessment();
  const formats = useFormats();
  const labels = useTrailLabels();
  const newest = useCall('history.list', { assessment: session.id, filter, limit: PAGE, contents: true });
  const earlier = useTask('history.list');
  const exporting = useTask('history.export');
  const saving = useSavedFile();
  const [older, setOlder] = useState<readonly HistoryLine[]>([]);
  if (newest.status === 'failed') return <ErrorNotice error={newest.error} onRetry={newest.reload} />;
  if (newest.status === 'loading') return <Loading />;
  const lines = [...older, ...newest.value];
  const first = lines[0]?.seq;
  const showEarlier = async (): Promise<void> => {
    const result = await earlier.run({ assessment: session.id, filter, limit: PAGE, contents: true, before: first });
    if (result?.ok) setOlder([...result.value, ...older]);
  };
  const save = async (format: 'csv' | 'jsonl'): Promise<void> => {
    const result = await exporting.run({ assessment: session.id, filter, format, language, labels });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <section className="stack" aria-labelledby="journal-lines">
      <h2 id="journal-lines" className="journal-count">
        <span role="status">{t('journal.matching', { matching: formats.number(matching), total: formats.number(total) })}</span>
      </h2>
      <div className="actions no-print">
        <Button isDisabled={exporting.running || matching === 0} onPress={() => void save('csv')}>
          {t('journal.exportCsv')}
        </Button>
        <Button isDisabled={exporting.running || matching === 0} onPress={() => void save('jsonl')}>
          {t('journal.exportJsonl')}
        </Button>
        <span className="hint">{t('journal.exportHint')}</span>
      </div>
      <SavedFile saving={saving} />
      {exporting.error && <ErrorNotice error={exporting.error} onDismiss={exporting.dismissError} />}
      {lines.length === 0 ? <EmptyState title={t('journal.none')} /> : <JournalTable lines={lines.toReversed()} />}
      {earlier.error && <ErrorNotice error={earlier.error} onDismiss={earlier.dismissError} />}
      {lines.length < matching && (
        <div>
          <Button isDisabled={earlier.running} onPress={() => void showEarlier()}>
            {t('journal.earlier')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Only what was chosen; `TIP 5(1)` is written as `TIP:5(1)` where it is kept. */
function filterOf({ person, kind, provision, from, to, text }: TrailSearch, language: Filter['language']): Filter {
  const place = provision?.trim().replace(/^([A-Za-z]+)\s+/, (_, code: string) => `${code.toUpperCase()}:`);
  return {
    ...(person && { person }),
    ...(kind && { kinds: [kind as Collection] }),
    ...(place && { provision: place }),
    ...(from && { from }),
    ...(to && { to }),
    ...(text?.trim() && { text: text.trim(), language }),
  };
}
