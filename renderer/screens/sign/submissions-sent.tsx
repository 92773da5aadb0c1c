import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRecord } from '#core/answers/document';
import { awaitsSecond, isSubmission } from '#core/answers/sealed-submissions';
import type { AppErrorBody } from '#core/contract/errors';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { DataTable } from '../../components/data-table';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { Reference } from '../../components/reference';
import { SavedFile } from '../../components/saved-file';
import { useFormats } from '../../hooks/use-formats';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';
import { CardDrop } from '../../keys/card-drop';
import { KeptReceipt } from './kept-receipt';

interface Props {
  /** A card of the secretariat is enrolled, so that its receipts can be believed. */
  readonly knowsSecretariat: boolean;
  /** Who holds a key, where it is known here. */
  readonly holders: ReadonlyMap<string, string>;
  readonly onCardsChanged: () => void;
}

/** What was sealed from this assessment so far, and the secretariat's receipts for it. */
export function SubmissionsSent({ knowsSecretariat, holders, onCardsChanged }: Props): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const formats = useFormats();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const [imported, setImported] = useState<{ readonly kept: number; readonly elsewhere: number } | null>(null);
  const fetching = useTask('submissions.fetch');
  const saving = useSavedFile();
  const submissions = Object.values(document.submissions).toSorted((one, other) => other.sealedAt.localeCompare(one.sealedAt));
  if (submissions.length === 0) return null;
  const fetchAgain = async (digest: string): Promise<void> => {
    const result = await fetching.run({ assessment: session.id, digest });
    if (result?.ok) await saving.save(result.value);
  };
  const importReceipt = async (file: string): Promise<void> => {
    setError(null);
    setImported(null);
    const result = await session.write('receipts.import', { file });
    if (result.ok) setImported(result.value);
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
          { id: 'number', header: t('sent.revision'), rowHeader: true, numeric: true, cell: (row) => formats.number(row.number) },
          {
            id: 'digest',
            header: t('report.digest'),
            cell: (row) => (
              <span className="digest" dir="ltr" translate="no" title={row.digest}>
                {row.digest.slice(0, 16)}…
              </span>
            ),
          },
          { id: 'key', header: t('sent.key'), cell: (row) => <SignedWith record={row} holders={holders} /> },
          { id: 'file', header: t('report.file'), cell: (row) => <bdi translate="no">{row.fileName}</bdi> },
          { id: 'sealed', header: t('sent.sealed'), cell: (row) => <SealedState record={row} /> },
          {
            id: 'receipt',
            header: t('sent.receipt'),
            cell: (row) => <KeptReceipt receipt={row.receipt} holders={holders} />,
          },
          {
            id: 'again',
            header: <span className="visually-hidden">{t('exported.save')}</span>,
            cell: (row) =>
              isSubmission(row) && (
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
          {imported.kept > 1 ? t('sent.importedMany', { kept: formats.number(imported.kept) }) : t('sent.imported')}
          {imported.elsewhere > 0 && ` ${t('sent.elsewhere', { count: formats.number(imported.elsewhere) })}`}
        </Notice>
      )}
      <SavedFile saving={saving} />
      {fetching.error && <ErrorNotice error={fetching.error} onDismiss={fetching.dismissError} />}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}

/** When it was sealed, which revision it replaces, and how its second signature stands. */
function SealedState({ record }: { readonly record: SubmissionRecord }): ReactNode {
  const { t } = useTranslation();
  const { document } = useAssessment();
  const formats = useFormats();
  const { second, replaces, sealedAt } = record;
  const former = replaces === undefined ? undefined : document.submissions[replaces];
  return (
    <>
      {formats.dateTime(sealedAt)}
      {former && <span className="sent-part">{t('sent.replaces', { number: formats.number(former.number) })}</span>}
      {awaitsSecond(record) && <span className="sent-part tree-need">{t('sent.awaits')}</span>}
      {second?.signed && <span className="sent-part">{t('sent.bothSigned', { when: formats.dateTime(second.signed.at) })}</span>}
      {second?.withdrawn && <span className="sent-part">{t('sent.withdrawn', { when: formats.dateTime(second.withdrawn.at) })}</span>}
    </>
  );
}

interface SignedWithProps {
  readonly record: SubmissionRecord;
  readonly holders: ReadonlyMap<string, string>;
}

function SignedWith({ record, holders }: SignedWithProps): ReactNode {
  const keys = [record.key, ...(record.second?.signed ? [record.second.signed.key] : [])];
  return (
    <>
      {keys.map((key) => (
        <span key={key} className="sent-part" title={key}>
          {holders.has(key) ? <bdi translate="no">{holders.get(key)}</bdi> : <Reference>{key.slice(0, 12)}</Reference>}
        </span>
      ))}
    </>
  );
}
