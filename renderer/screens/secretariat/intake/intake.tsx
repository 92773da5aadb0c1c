import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { KeySummary, ReceivedBundle } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { useApplication } from '../../../application/application-context';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, unlockOf, type Unlock } from '../../../keys/unlock-fields';
import { VerificationReport } from '../../../verification/verification-report';

interface Props {
  readonly keys: readonly KeySummary[];
}

/** Takes bundles in, several at once: each is verified, and only a whole one of an enrolled key enters the register. */
export function Intake({ keys }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const task = useTask('bundles.receive');
  const [files, setFiles] = useState<readonly ChosenFile[]>([]);
  const [results, setResults] = useState<readonly ReceivedBundle[]>([]);
  const [shown, setShown] = useState<ReceivedBundle | null>(null);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const receive = async (chosen: readonly ChosenFile[]): Promise<void> => {
    setFiles(chosen);
    setResults([]);
    const result = await task.run({ files: chosen.map((file) => file.handle), ...unlockOf(unlock) });
    setFiles([]);
    if (result?.ok) setResults(result.value);
  };
  const counts = { received: 0, duplicate: 0, refused: 0 };
  for (const { outcome } of results) counts[outcome] += 1;
  return (
    <div className="stack">
      <p className="measure">{t('secretariat.intake.intro')}</p>
      {keys.length > 0 && <UnlockFields keys={keys} value={unlock} onChange={setUnlock} hint={t('secretariat.intake.unlockHint')} />}
      <FileDrop
        label={t('secretariat.intake.drop')}
        buttonLabel={t('secretariat.intake.choose')}
        accept={['.omnibus', '.age']}
        multiple
        disabled={task.running}
        onFiles={(chosen) => void receive(chosen)}
      />
      {task.running && (
        <Progress
          label={task.progress?.label ?? t('secretariat.intake.receiving', { count: files.length })}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? files.length}
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {results.length > 0 && (
        <>
          <Notice kind={counts.refused > 0 ? 'warning' : 'success'} announce>
            {t('secretariat.intake.summary', counts)}
          </Notice>
          <DataTable
            caption={t('secretariat.intake.results')}
            rows={results}
            rowKey={(row) => `${row.report.fileName} ${row.report.digest ?? ''} ${results.indexOf(row)}`}
            columns={[
              { id: 'file', header: t('report.file'), rowHeader: true, cell: (row) => <bdi translate="no">{row.report.fileName}</bdi> },
              { id: 'state', header: t('report.state'), cell: (row) => (row.report.claims ? stateName(row.report.claims.state) : '–') },
              { id: 'verdict', header: t('report.verdict'), cell: (row) => t(`verdict.${row.report.verdict}.short`) },
              { id: 'outcome', header: t('secretariat.intake.outcome'), cell: (row) => t(`secretariat.intake.outcomes.${row.outcome}`) },
              {
                id: 'open',
                header: <span className="visually-hidden">{t('report.open')}</span>,
                cell: (row) => (
                  <Button variant="quiet" onPress={() => setShown(row)} aria-label={`${t('report.open')}: ${row.report.fileName}`}>
                    {t('report.open')}
                  </Button>
                ),
              },
            ]}
          />
        </>
      )}
      <Dialog title={t('report.title')} isOpen={shown !== null} onClose={() => setShown(null)} wide>
        {shown && <VerificationReport report={shown.report} />}
      </Dialog>
    </div>
  );
}
