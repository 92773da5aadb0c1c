import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { headOf, rowName, textOf, type TableTongue } from '#core/conference/table-names';
import { arrangements, canBeArranged, TABLE_KINDS, type TableFilter, type TableRequest } from '#core/conference/table-request';
import type { ConferenceOverview, Input } from '#core/contract/operations';
import { Checkbox } from '../../../components/checkbox';
import { Select } from '../../../components/select';

type Asked = Input<'conference.table'>;

interface Props {
  readonly asked: Asked;
  readonly overview: ConferenceOverview;
  readonly tongue: TableTongue;
  readonly onChange: (asked: Asked) => void;
}

const ALL = '-';

/** Which table, how it is arranged, and what it counts. */
export function TableChoices({ asked, overview, tongue, onChange }: Props): ReactNode {
  const { t } = useTranslation();
  const { exercises, exercise, choices } = overview;
  const { rows, columns } = arrangements(asked.kind);
  const request: TableRequest = { kind: asked.kind, rows: asked.rows, columns: asked.columns, filter: asked.filter };
  const change = (next: Partial<Asked>): void => onChange(arranged({ ...asked, ...next }));
  const one = (by: 'group' | 'cluster' | 'theme', offered: readonly string[]): ReactNode => (
    <Select
      compact
      label={t(`conference.by.${by}`)}
      choices={[
        { id: ALL, label: t('conference.every') },
        ...offered.map((id) => ({ id, label: textOf(rowName({ ...request, rows: by }, id, tongue)) })),
      ]}
      value={asked.filter[by] ?? ALL}
      onChange={(id) => change({ filter: withValue(asked.filter, by, id === ALL ? undefined : id) })}
    />
  );
  return (
    <section className="stack no-print" aria-labelledby="table-choices">
      <h2 id="table-choices" className="visually-hidden">
        {t('conference.filters')}
      </h2>
      <div className="field-row">
        <Select
          compact
          label={t('conference.table')}
          choices={TABLE_KINDS.map((id) => ({ id, label: t(`conference.kinds.${id}`) }))}
          value={asked.kind}
          onChange={(kind) => change({ kind })}
        />
        <Select
          compact
          label={t('conference.rows')}
          choices={rows.map((id) => ({ id, label: headOf(request, id, tongue) }))}
          value={asked.rows}
          onChange={(id) => change({ rows: id })}
        />
        <Select
          compact
          label={t('conference.columns')}
          choices={columns.filter((id) => id !== (asked.rows as string)).map((id) => ({ id, label: headOf(request, id, tongue) }))}
          value={asked.columns}
          onChange={(id) => change({ columns: id })}
        />
        <Select
          compact
          label={t('report.exercise')}
          choices={exercises.map(({ id, title }) => ({ id, label: title }))}
          value={exercise?.id ?? null}
          onChange={(id) => change({ exercise: id })}
        />
      </div>
      <div className="field-row">
        <Select
          compact
          label={t('report.instruments')}
          choices={[
            { id: ALL, label: t('conference.every') },
            ...choices.instruments.map((id) => ({ id, label: textOf(rowName({ ...request, rows: 'instrument' }, id, tongue)) })),
          ]}
          value={asked.filter.instruments?.[0] ?? ALL}
          onChange={(id) => change({ filter: withValue(asked.filter, 'instruments', id === ALL ? undefined : [id]) })}
        />
        {one('group', choices.groups)}
        {one('cluster', choices.clusters)}
        {one('theme', choices.themes)}
      </div>
      <Checkbox
        checked={asked.scope === 'released'}
        hint={t('conference.onlyReleasedHint')}
        onChange={(released) => change({ scope: released ? 'released' : 'internal' })}
      >
        {t('conference.onlyReleased')}
      </Checkbox>
    </section>
  );
}

/** The nearest arrangement that the table has. */
function arranged(asked: Asked): Asked {
  if (canBeArranged(asked)) return asked;
  const { rows, columns } = arrangements(asked.kind);
  const row = rows.includes(asked.rows) ? asked.rows : rows[0]!;
  const possible = columns.filter((id) => id !== (row as string));
  return { ...asked, rows: row, columns: possible.includes(asked.columns) ? asked.columns : possible[0]! };
}

function withValue<K extends keyof TableFilter>(filter: TableFilter, name: K, value: TableFilter[K]): Asked['filter'] {
  const { instruments, group, cluster, theme }: TableFilter = { ...filter, [name]: value };
  return {
    ...(instruments && { instruments: [...instruments] }),
    ...(group !== undefined && { group }),
    ...(cluster !== undefined && { cluster }),
    ...(theme !== undefined && { theme }),
  };
}
