import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { DataTable } from '../../components/data-table';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { SavedFile } from '../../components/saved-file';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';
import { CardDrop } from '../../keys/card-drop';

interface Props {
  /** A card of the secretariat is enrolled, so that its receipts can be believed. */
  readonly knowsSecretariat: boolean;
  readonly onCardsChanged: () => void;
}

/** What was sealed from this assessment so far, and the secretariat's receipts for it. */
export function SubmissionsSent({ knowsSecretariat, onCardsChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const formats = useFormats();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const [imported, setImported] = useState(false);
  const fetching = useTask('submissions.fetch');
  const saving = useSavedFile();
  const submissions = Object.values(document.submissions).toSorted((one, other) => other.number - one.number);
  if (submissions.length === 0) return null;
  const fetchAgain = async (digest: string): Promise<void> => {
    const result = await fetching.run({ assessment: session.id, digest });
    if (result?.ok) await saving.save(result.value);
  };
  const importReceipt = async (file: string): Promise<void> => {
    setError(null);
    setImported(false);
    const result = await session.write('receipts.import', { file });
    if (result.ok) setImported(true);
    else setError(result.error);
  };
  return (
    <section className="stack" aria-labelledby="sent">
      <h2 id="sent">{t('sent.title')}</h2>
      <DataTable
        caption={t('sent.title')}
        hideCaption
        rows={submissions}
        rowKey={(row) => row.digest}
        columns={[
          { id: 'number', header: t('report.number'), rowHeader: true, numeric: true, cell: (row) => formats.number(row.number) },
          { id: 'file', header: t('report.file'), cell: (row) => <bdi translate="no">{row.fileName}</bdi> },
          { id: 'sealed', header: t('sent.sealed'), cell: (row) => formats.dateTime(row.sealedAt) },
          {
            id: 'receipt',
            header: t('sent.receipt'),
            cell: (row) => (row.receipt ? t('sent.received', { when: formats.dateTime(row.receipt.receivedAt) }) : t('sent.noReceipt')),
          },
          {
            id: 'again',
            header: <span className="visually-hidden">{t('exported.save')}</span>,
            cell: (row) => (
              <Button
                variant="quiet"
                isDisabled={fetching.running}
                onPress={() => void fetchAgain(row.digest)}
                aria-label={`${t('exported.save')} ${row.fileName}`}
              >
                {t('exported.save')}
              </Button>
            ),
          },
        ]}
      />
      {!knowsSecretariat && (
        <>
          <p className="measure">{t('sent.cardFirst')}</p>
          <CardDrop
            label={t('sign.encryption.drop')}
            buttonLabel={t('sign.encryption.choose')}
            purpose="secretariat"
            onEnrolled={onCardsChanged}
          />
        </>
      )}
      <FileDrop
        label={t('sent.drop')}
        buttonLabel={t('sent.choose')}
        accept={['.json']}
        onFiles={([file]) => file && void importReceipt(file.handle)}
      />
      {imported && (
        <Notice kind="success" announce>
          {t('sent.imported')}
        </Notice>
      )}
      <SavedFile saving={saving} />
      {fetching.error && <ErrorNotice error={fetching.error} onDismiss={fetching.dismissError} />}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}
