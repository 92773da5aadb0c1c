import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionRecord } from '#core/answers/document';
import type { AppErrorBody } from '#core/contract/errors';
import type { ExportedSubmission, InspectedSignature, KeySummary } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { Button } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { ErrorNotice } from '../../components/error-notice';
import { FileDrop } from '../../components/file-drop';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { SavedFile } from '../../components/saved-file';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';
import { EnrolDialog } from '../../keys/enrol-dialog';
import { PassphraseSigning } from './passphrase-signing';

interface Props {
  readonly record: SubmissionRecord;
  /** Keys of this computer that may sign for the State. */
  readonly keys: readonly KeySummary[];
  readonly onComplete: (exported: ExportedSubmission) => void;
}

/** What is sealed and lacks its second signature: given here with another key, come as a file, or withdrawn. */
export function AwaitingSignature({ record, keys, onComplete }: Props): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const { session } = useAssessment();
  const giving = useTask('signatures.give');
  const requesting = useTask('signatures.request');
  const saving = useSavedFile();
  const [withdrawing, setWithdrawing] = useState(false);
  const { digest } = record;
  const about = { assessment: session.id, digest };
  const others = keys.filter(({ id }) => id !== record.key);
  const request = async (): Promise<void> => {
    const result = await requesting.run(about);
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <Notice kind="warning" title={t('sign.second.awaits', { number: record.number })}>
      <div className="stack">
        <p>{t('sign.second.awaitsText')}</p>
        <section className="stack" aria-labelledby="sign-here">
          <h3 id="sign-here">{t('sign.second.here')}</h3>
          {others.length === 0 ? (
            <p className="hint">{t('sign.second.noKey')}</p>
          ) : (
            <PassphraseSigning
              keys={others}
              label={t('sign.second.give')}
              running={giving.running}
              onSign={async (key, passphrase) => {
                const result = await giving.run({ ...about, key, passphrase, by: person });
                if (!result?.ok) return false;
                await session.refresh();
                onComplete(result.value);
                return true;
              }}
            />
          )}
          {giving.running && (
            <Progress label={t('sign.second.accepting')} done={giving.progress?.done ?? 0} total={giving.progress?.total ?? 0} />
          )}
          {giving.error && <ErrorNotice error={giving.error} onDismiss={giving.dismissError} />}
        </section>
        <section className="stack" aria-labelledby="sign-by-file">
          <h3 id="sign-by-file">{t('sign.second.byFile')}</h3>
          <p className="hint">{t('sign.second.requestHint')}</p>
          <div>
            <Button isDisabled={requesting.running} onPress={() => void request()}>
              {t('sign.second.request')}
            </Button>
          </div>
          <SavedFile saving={saving} />
          {requesting.error && <ErrorNotice error={requesting.error} onDismiss={requesting.dismissError} />}
          <SignatureFile onComplete={onComplete} />
        </section>
        <div>
          <Button variant="quiet" onPress={() => setWithdrawing(true)}>
            {t('sign.second.withdraw')}
          </Button>
        </div>
        {withdrawing && <Withdraw digest={digest} onClose={() => setWithdrawing(false)} />}
      </div>
    </Notice>
  );
}

/** Takes the second signature from a file; a key that is not known here is enrolled against its fingerprint first. */
function SignatureFile({ onComplete }: Pick<Props, 'onComplete'>): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const { session } = useAssessment();
  const reading = useTask('signatures.read');
  const accepting = useTask('signatures.accept');
  const [read, setRead] = useState<InspectedSignature | null>(null);
  const [enrolling, setEnrolling] = useState(false);
  const accept = async ({ text }: InspectedSignature): Promise<void> => {
    const result = await accepting.run({ assessment: session.id, signature: text, by: person });
    if (!result?.ok) return;
    await session.refresh();
    onComplete(result.value);
  };
  const look = async (file: string): Promise<void> => {
    setRead(null);
    const result = await reading.run({ file });
    if (!result?.ok) return;
    setRead(result.value);
    if (result.value.known) await accept(result.value);
  };
  return (
    <>
      <FileDrop
        label={t('sign.second.drop')}
        buttonLabel={t('sign.second.choose')}
        accept={['.json']}
        disabled={reading.running || accepting.running}
        onFiles={([file]) => file && void look(file.handle)}
      />
      {read && !read.known && (
        <>
          <p>{t('sign.second.enrolFirst', { holder: read.card.card.holder })}</p>
          <div>
            <Button onPress={() => setEnrolling(true)}>{t('sign.second.compare')}</Button>
          </div>
        </>
      )}
      {read && enrolling && (
        <EnrolDialog
          card={read.card}
          onClose={() => setEnrolling(false)}
          onEnrolled={() => {
            setEnrolling(false);
            setRead({ ...read, known: true });
            void accept(read);
          }}
        />
      )}
      {accepting.running && (
        <Progress label={t('sign.second.accepting')} done={accepting.progress?.done ?? 0} total={accepting.progress?.total ?? 0} />
      )}
      {reading.error && <ErrorNotice error={reading.error} onDismiss={reading.dismissError} />}
      {accepting.error && <ErrorNotice error={accepting.error} onDismiss={accepting.dismissError} />}
    </>
  );
}

function Withdraw({ digest, onClose }: { readonly digest: string; readonly onClose: () => void }): ReactNode {
  const { t } = useTranslation();
  const { session } = useAssessment();
  const [error, setError] = useState<AppErrorBody | null>(null);
  const withdraw = async (): Promise<void> => {
    const result = await session.write('signatures.withdraw', { digest });
    if (result.ok) onClose();
    else setError(result.error);
  };
  return (
    <Dialog
      title={t('sign.second.withdrawTitle')}
      isOpen
      onClose={onClose}
      role="alertdialog"
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" onPress={() => void withdraw()}>
            {t('sign.second.withdrawConfirm')}
          </Button>
        </>
      }
    >
      <p>{t('sign.second.withdrawText')}</p>
      {error && <ErrorNotice error={error} />}
    </Dialog>
  );
}
