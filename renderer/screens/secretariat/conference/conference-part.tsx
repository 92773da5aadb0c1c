import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { headOf, rowName, type TableTongue } from '#core/conference/table-names';
import { arrangements, TABLE_KINDS, type Scope, type TableFilter } from '#core/conference/table-request';
import type { Input, NotCounted } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { EmptyState } from '../../../components/empty-state';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Progress } from '../../../components/progress';
import { useFormats } from '../../../hooks/use-formats';
import { AnswersBehind } from './answers-behind';
import './conference.css';
import { InlineWords } from './inline-words';
import { NumberGrid, type NumberPlace } from './number-grid';
import { SaveTable } from './save-table';
import { TableChoices } from './table-choices';
import { TablePlot } from './table-plot';
import { useConferenceTable } from './use-conference-table';
import { useTableTongue } from './use-table-tongue';

type Asked = Omit<Input<'conference.table'>, 'language'>;

/** What the Conference asks of all submissions together: counted, never graded, every number with the answers behind it. */
export function ConferencePart(): ReactNode {
  const { t } = useTranslation();
  const { route, navigate, language } = useApplication();
  const tongue = useTableTongue();
  const named = route.screen === 'secretariat' ? TABLE_KINDS.find((kind) => kind === route.about) : undefined;
  const [chosen, setChosen] = useState<Asked>(() => usual(named ?? 'answered'));
  const [behind, setBehind] = useState<NumberPlace | null>(null);
  const asked = { ...chosen, language };
  const { shown, error, preparing, cancel, reload } = useConferenceTable(asked);
  if (error && !shown) return <ErrorNotice error={error} onRetry={reload} />;
  if (preparing && !shown) return <Progress label={t('conference.preparing')} {...preparing} onCancel={cancel} />;
  if (!shown) return <Loading />;
  const { overview, of } = shown;
  const { table } = overview;
  if (!table) return <EmptyState title={t('conference.empty')}>{t('conference.emptyHint')}</EmptyState>;
  const change = ({ language: _, ...next }: Input<'conference.table'>): void => {
    setBehind(null);
    setChosen(next);
    navigate({ screen: 'secretariat', part: 'conference', about: next.kind }, { replace: true });
  };
  const { request } = table;
  const title = t(`conference.kinds.${request.kind}`);
  const caption = t('conference.caption', {
    rows: headOf(request, request.rows, tongue),
    columns: headOf(request, request.columns, tongue),
  });
  return (
    <div className="stack">
      <p className="measure">{t('conference.intro')}</p>
      <TableChoices asked={asked} overview={overview} tongue={tongue} onChange={change} />
      {error && <ErrorNotice error={error} onRetry={reload} />}
      {preparing && <Progress label={t('conference.preparing')} {...preparing} onCancel={cancel} />}
      <section className="stack" aria-labelledby="conference-table">
        <h2 id="conference-table">{title}</h2>
        <OnPaper exercise={overview.exercise?.title ?? ''} scope={of.scope} filter={of.filter} tongue={tongue} />
        <NumberGrid key={title} table={table} scope={of.scope} tongue={tongue} caption={caption} onOpen={setBehind} />
        <p className="hint">{t(request.kind === 'answered' ? 'conference.note.answered' : 'conference.note.counted')}</p>
        <p className="hint no-print">{t('conference.keys')}</p>
        <CountedFrom states={overview.states.length} notCounted={overview.notCounted} />
      </section>
      {behind && (
        <AnswersBehind key={`${behind.row ?? ''} ${behind.column ?? ''}`} asked={of} place={behind} onClose={() => close(setBehind)} />
      )}
      <TablePlot table={table} tongue={tongue} />
      <SaveTable asked={of} />
    </div>
  );
}

function usual(kind: Asked['kind']): Asked {
  const { rows, columns } = arrangements(kind);
  return { kind, rows: rows[0]!, columns: columns[0]!, filter: {}, scope: 'released' };
}

/** Back to the number from which the answers were opened. */
function close(setBehind: (place: null) => void): void {
  setBehind(null);
  document.querySelector<HTMLElement>('.conference-table [tabindex="0"]')?.focus();
}

interface OnPaperProps {
  readonly exercise: string;
  readonly scope: Scope;
  readonly filter: TableFilter;
  readonly tongue: TableTongue;
}

/** What the choices say, which are not printed: exercise, filter, and whether the sheet may leave the secretariat. */
function OnPaper({ exercise, scope, filter, tongue }: OnPaperProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { instruments = [], ...others } = filter;
  const request = { kind: 'answered', columns: 'instrument', filter } as const;
  const named = [
    ...instruments.map((code) => ['instrument', code] as const),
    ...(['group', 'cluster', 'theme'] as const).flatMap((by) => (others[by] === undefined ? [] : [[by, others[by]] as const])),
  ];
  return (
    <ul className="plain-list print-only">
      {scope === 'internal' && (
        <li>
          <strong>{t('conference.internalMark')}</strong>
        </li>
      )}
      <li>
        {t('report.exercise')}
        {formats.colon}
        <bdi>{exercise}</bdi>
      </li>
      <li>
        {t('conference.scopeLabel')}
        {formats.colon}
        {t(`conference.scope.${scope}`)}
      </li>
      {named.map(([rows, key]) => (
        <li key={rows}>
          {t(`conference.by.${rows}`)}
          {formats.colon}
          <InlineWords of={rowName({ ...request, rows }, key, tongue)} />
        </li>
      ))}
    </ul>
  );
}

function CountedFrom({ states, notCounted }: { readonly states: number; readonly notCounted: NotCounted }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  return (
    <ul className="plain-list hint">
      <li>
        {t('conference.statesCounted')}
        {formats.colon}
        {formats.number(states)}
      </li>
      {(['notReleased', 'forks', 'unread'] as const).map(
        (why) =>
          notCounted[why] > 0 && (
            <li key={why}>
              {t(`conference.${why}`)}
              {formats.colon}
              {formats.number(notCounted[why])}
            </li>
          ),
      )}
    </ul>
  );
}
