import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { plotOf, type Plot } from '#core/conference/plot';
import { columnName, headOf, rowName, textOf, type TableTongue } from '#core/conference/table-names';
import type { CountedCell, CountedTable } from '#core/contract/operations';
import { useFormats } from '../../../hooks/use-formats';
import { InlineWords } from './inline-words';

/** Bars that need no colour, each with its number; they repeat figures of the table. */
export function TablePlot({ table, tongue }: { readonly table: CountedTable; readonly tongue: TableTongue }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const heading = useId();
  const plot = plotOf<CountedCell>(table);
  if (!plot || plot.bars.length === 0) return null;
  const { request } = table;
  const series = seriesOf(plot, table, tongue);
  const most = Math.max(1, ...plot.bars.flatMap((_, at) => series.map(({ valueAt }) => valueAt(at))));
  return (
    <figure className="conference-plot" aria-labelledby={heading}>
      <figcaption id={heading}>
        {t('conference.plot')}
        {formats.colon}
        {headOf(request, plot.barsAre === 'rows' ? request.rows : request.columns, tongue)}
      </figcaption>
      {series.length > 1 && (
        <ul className="plain-list conference-legend">
          {series.map(({ name }, at) => (
            <li key={name}>
              <span className={`conference-bar conference-bar-${at}`} aria-hidden="true" /> {name}
            </li>
          ))}
        </ul>
      )}
      <ul className="plain-list">
        {plot.bars.map((key, at) => (
          <li key={key} className="conference-bars">
            <span>
              <InlineWords of={plot.barsAre === 'rows' ? rowName(request, key, tongue) : columnName(request, key, tongue)} />
            </span>
            <span>
              {series.map(({ name, valueAt }, pattern) => (
                <span key={name} className="conference-track">
                  <span
                    className={`conference-bar conference-bar-${pattern}`}
                    style={{ inlineSize: `${(80 * valueAt(at)) / most}%` }}
                    aria-hidden="true"
                  />
                  {series.length > 1 && <span className="visually-hidden">{name + formats.colon}</span>}
                  {tongue.number(valueAt(at))}
                </span>
              ))}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

interface PlotSeries {
  readonly name: string;
  readonly valueAt: (bar: number) => number;
}

function seriesOf(plot: Plot<CountedCell>, { request }: CountedTable, tongue: TableTongue): readonly PlotSeries[] {
  const { say } = tongue;
  const cell = (bar: number, at: number): CountedCell | null => plot.cells[bar]?.[at] ?? null;
  if (plot.series.kind === 'answered') {
    return [
      { name: say('conference.answered'), valueAt: (bar) => cell(bar, 0)?.count ?? 0 },
      { name: say('conference.asked'), valueAt: (bar) => cell(bar, 0)?.asked ?? 0 },
    ];
  }
  if (plot.series.kind === 'all') return [{ name: say('conference.total'), valueAt: (bar) => cell(bar, 0)?.count ?? 0 }];
  return plot.series.keys.map((key, at) => ({
    name: textOf(columnName(request, key, tongue)),
    valueAt: (bar) => cell(bar, at)?.count ?? 0,
  }));
}
