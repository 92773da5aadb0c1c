import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { DataTable } from '../../components/data-table';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { useFormats } from '../../hooks/use-formats';

/** What was sealed from this assessment so far, and the secretariat's receipts for it. */
export function SubmissionsSent(): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const formats = useFormats();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const [imported, setImported] = useState(false);
  const submissions = Object.values(document.submissions).toSorted((one, other) => other.number - one.number);
  if (submissions.length === 0) return null;
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
        ]}
      />
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
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}
