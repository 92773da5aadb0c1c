import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeSummary } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { useFormats } from '../../../hooks/use-formats';

interface Props {
  readonly runs: readonly IntakeSummary[];
  readonly shown: string | null;
  readonly onShow: (run: string) => void;
}

/** Every run of intake, the latest first. */
export function EarlierRuns({ runs, shown, onShow }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const stateOf = ({ running, state }: IntakeSummary): string => t(`intake.states.${running ? 'running' : state}`);
  return (
    <section className="stack" aria-labelledby="earlier-runs">
      <h2 id="earlier-runs">{t('secretariat.intake.earlier')}</h2>
      {runs.length === 0 ? (
        <p className="hint">{t('secretariat.intake.noEarlier')}</p>
      ) : (
        <DataTable
          caption={t('secretariat.intake.earlier')}
          hideCaption
          rows={runs}
          rowKey={(run) => run.id}
          selected={shown ?? undefined}
          columns={[
            {
              id: 'begun',
              header: t('secretariat.intake.begun'),
              rowHeader: true,
              cell: (run) => (
                <Button variant="quiet" className="link-button" aria-pressed={run.id === shown} onPress={() => onShow(run.id)}>
                  {formats.dateTime(run.begunAt)}
                </Button>
              ),
            },
            {
              id: 'state',
              header: t('secretariat.intake.stateHeading'),
              cell: (run) => (run.kind === 'again' ? `${stateOf(run)} (${t('secretariat.intake.retried')})` : stateOf(run)),
            },
            ...(['files', 'received', 'duplicate', 'refused', 'failed', 'undecided'] as const).map((id) => ({
              id,
              header: id === 'files' ? t('secretariat.intake.count') : t(`secretariat.intake.outcomes.${id}`),
              numeric: true,
              cell: (run: IntakeSummary) => formats.number(run.counts[id]),
            })),
          ]}
        />
      )}
    </section>
  );
}
