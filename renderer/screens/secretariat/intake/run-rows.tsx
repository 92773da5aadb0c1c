import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { IntakeRow } from '#core/contract/operations';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { errorSentence } from '../../../localisation/error-sentence';
import { VerificationReport } from '../../../verification/verification-report';

interface Props {
  readonly run: string;
  readonly rows: readonly IntakeRow[];
}

export function RunRows({ run, rows }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const [shown, setShown] = useState<IntakeRow | null>(null);
  const verdictOf = ({ verdict, problem }: IntakeRow): string =>
    verdict ? t(`verdict.${verdict}.short`) : problem ? t('secretariat.intake.noVerdict') : '–';
  return (
    <>
      <DataTable
        caption={t('secretariat.intake.results')}
        hideCaption
        rows={rows}
        rowKey={(row) => String(row.file)}
        empty={t('common.nothingFound')}
        columns={[
          { id: 'file', header: t('report.file'), rowHeader: true, cell: (row) => <bdi translate="no">{row.name}</bdi> },
          { id: 'size', header: t('secretariat.intake.size'), numeric: true, cell: (row) => formats.bytes(row.bytes) },
          { id: 'state', header: t('report.state'), cell: (row) => (row.state ? stateName(row.state) : '–') },
          { id: 'verdict', header: t('report.verdict'), cell: verdictOf },
          {
            id: 'outcome',
            header: t('secretariat.intake.outcome'),
            cell: (row) => t(`secretariat.intake.outcomes.${row.outcome ?? 'undecided'}`),
          },
          {
            id: 'open',
            header: <span className="visually-hidden">{t('report.open')}</span>,
            cell: (row) =>
              row.verdict ? (
                <Button variant="quiet" onPress={() => setShown(row)} aria-label={`${t('report.open')}${formats.colon}${row.name}`}>
                  {t('report.open')}
                </Button>
              ) : row.problem ? (
                errorSentence(row.problem)
              ) : null,
          },
        ]}
      />
      <Dialog title={t('report.title')} isOpen={shown !== null} onClose={() => setShown(null)} wide>
        {shown && <RowReport run={run} file={shown.file} />}
      </Dialog>
    </>
  );
}

function RowReport({ run, file }: { readonly run: string; readonly file: number }): ReactNode {
  const report = useCall('intake.report', { run, file });
  if (report.status === 'failed') return <ErrorNotice error={report.error} onRetry={report.reload} />;
  return report.status === 'loading' ? <Loading /> : <VerificationReport report={report.value} />;
}
