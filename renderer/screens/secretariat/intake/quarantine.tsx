import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary, QuarantinedFile } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { DataTable } from '../../../components/data-table';
import { Dialog } from '../../../components/dialog';
import { Disclosure } from '../../../components/disclosure';
import { ErrorNotice } from '../../../components/error-notice';
import { SavedFile } from '../../../components/saved-file';
import { useFormats } from '../../../hooks/use-formats';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, unlockOf, type Unlock } from '../../../keys/unlock-fields';
import { VerificationReport } from '../../../verification/verification-report';
import { IntakeProgress } from './intake-progress';
import { RemoveDialog } from './remove-dialog';
import { useRunTask } from './use-run-task';

interface Props {
  readonly files: readonly QuarantinedFile[];
  readonly keys: readonly KeySummary[];
  /** With the run in which files were tried again, where there was one. */
  readonly onChanged: (run: string | null) => void;
}

/** Refused files, as they came: to be looked at, tried again once a key is enrolled, kept elsewhere, or removed with a reason. */
export function Quarantine({ files, keys, onChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const retry = useRunTask('quarantine.retry', onChanged);
  const exporting = useTask('quarantine.export');
  const saving = useSavedFile();
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const [shown, setShown] = useState<QuarantinedFile | null>(null);
  const [removing, setRemoving] = useState<QuarantinedFile | null>(null);
  const save = async ({ sha512 }: QuarantinedFile): Promise<void> => {
    const result = await exporting.run({ sha512, internal: true });
    if (result?.ok) await saving.save(result.value);
  };
  const tryAgain = (only?: QuarantinedFile): void => void retry.run({ ...(only && { only: [only.sha512] }), ...unlockOf(unlock) });
  return (
    <section className="stack" aria-labelledby="quarantine">
      <h2 id="quarantine">{t('secretariat.intake.quarantine')}</h2>
      <p className="hint measure">{t(files.length === 0 ? 'secretariat.intake.quarantineEmpty' : 'secretariat.intake.quarantineHint')}</p>
      {files.length > 0 && (
        <>
          {keys.length > 0 && (
            <Disclosure title={t('key.unlock')}>
              <UnlockFields keys={keys} value={unlock} onChange={setUnlock} hint={t('secretariat.intake.unlockHint')} />
            </Disclosure>
          )}
          <div className="actions">
            <Button isDisabled={retry.running} onPress={() => tryAgain()}>
              {t('secretariat.intake.retryAll')}
            </Button>
          </div>
          {retry.running && <IntakeProgress progress={retry.progress} onCancel={retry.cancel} cancelled={retry.cancelled} />}
          {retry.error && <ErrorNotice error={retry.error} onDismiss={retry.dismissError} />}
          {exporting.error && <ErrorNotice error={exporting.error} onDismiss={exporting.dismissError} />}
          <SavedFile saving={saving} />
          <DataTable
            caption={t('secretariat.intake.quarantine')}
            hideCaption
            rows={files}
            rowKey={({ sha512 }) => sha512}
            columns={[
              { id: 'file', header: t('report.file'), rowHeader: true, cell: ({ report }) => <bdi translate="no">{report.fileName}</bdi> },
              { id: 'size', header: t('secretariat.intake.size'), numeric: true, cell: ({ bytes }) => formats.bytes(bytes) },
              { id: 'first', header: t('secretariat.intake.firstAt'), cell: ({ firstAt }) => formats.dateTime(firstAt) },
              { id: 'verdict', header: t('report.verdict'), cell: ({ report }) => t(`verdict.${report.verdict}.short`) },
              {
                id: 'actions',
                header: <span className="visually-hidden">{t('report.open')}</span>,
                cell: (file) => {
                  const named = (action: string): string => `${action}${formats.colon}${file.report.fileName}`;
                  return (
                    <div className="actions">
                      <Button variant="quiet" onPress={() => setShown(file)} aria-label={named(t('report.open'))}>
                        {t('report.open')}
                      </Button>
                      <Button
                        variant="quiet"
                        isDisabled={retry.running}
                        onPress={() => tryAgain(file)}
                        aria-label={named(t('secretariat.intake.retry'))}
                      >
                        {t('secretariat.intake.retry')}
                      </Button>
                      <Button variant="quiet" onPress={() => void save(file)} aria-label={named(t('secretariat.intake.exportFile'))}>
                        {t('secretariat.intake.exportFile')}
                      </Button>
                      <Button variant="quiet" onPress={() => setRemoving(file)} aria-label={named(t('secretariat.intake.remove'))}>
                        {t('secretariat.intake.remove')}
                      </Button>
                    </div>
                  );
                },
              },
            ]}
          />
        </>
      )}
      <Dialog title={t('report.title')} isOpen={shown !== null} onClose={() => setShown(null)} wide>
        {shown && <VerificationReport report={shown.report} />}
      </Dialog>
      {removing && (
        <RemoveDialog
          file={removing}
          onClose={() => setRemoving(null)}
          onRemoved={() => {
            setRemoving(null);
            onChanged(null);
          }}
        />
      )}
    </section>
  );
}
