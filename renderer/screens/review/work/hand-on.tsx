import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutgoingFile } from '#core/contract/operations';
import type { KeyPurpose } from '#core/register/enrolment';
import { Button } from '../../../components/button';
import { Checkbox } from '../../../components/checkbox';
import { ErrorNotice } from '../../../components/error-notice';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { SavedFile } from '../../../components/saved-file';
import { useCall } from '../../../hooks/use-call';
import { useFormats } from '../../../hooks/use-formats';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';
import { UnlockFields, type Unlock } from '../../../keys/unlock-fields';
import { OwnStatements } from './own-statements';
import { useReviewWork } from './review-context';
import { UndoLast } from './undo-last';

const PURPOSES: Readonly<Record<string, readonly KeyPurpose[]>> = {
  secretariat: ['secretariat'],
  reviewed: ['submission', 'review'],
};
const NO_KEY: Unlock = { key: '', passphrase: '' };

/** Signs what was said here and writes the whole review into a file for the other parties. What is new since the last stands before. */
export function HandOn(): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { review, onChanged, partyName } = useReviewWork();
  const keys = useCall('keys.list', {});
  const task = useTask('reviews.write');
  const [unlock, setUnlock] = useState(NO_KEY);
  const [withSubmissions, setWithSubmissions] = useState(review.as === 'secretariat');
  const [written, setWritten] = useState<OutgoingFile | null>(null);
  const { as, own, since } = review;
  if (as === null) return null;
  const wanted = PURPOSES[as] ?? ['review'];
  const fitting =
    keys.status === 'done' ? keys.value.filter(({ purpose, practice }) => wanted.includes(purpose) && practice === review.practice) : [];
  const write = async (): Promise<void> => {
    setWritten(null);
    const result = await task.run({ review: review.review, ...unlock, withSubmissions });
    if (!result?.ok) return;
    setUnlock(NO_KEY);
    setWritten(result.value);
    onChanged(result.value.review);
  };
  return (
    <section className="stack screen-only hand-on" aria-labelledby="hand-on">
      <h3 id="hand-on" tabIndex={-1}>
        {t('review.work.handOn')}
      </h3>
      <p className="measure">{t('review.work.handOnHint')}</p>
      {own.length > 0 ? (
        <>
          <h4>{t('review.work.willBeSigned')}</h4>
          <OwnStatements />
          <Notice kind="warning" actions={<UndoLast />}>
            {t('review.work.cannotBeTakenBack')}
          </Notice>
        </>
      ) : (
        <p>{t('review.work.nothingOwn')}</p>
      )}
      {since.length > 0 && (
        <p className="hint">
          {t('review.work.alongWith', {
            what: formats.list(since.map(({ party, statements }) => `${partyName(party)} (${formats.number(statements)})`)),
          })}
        </p>
      )}
      {keys.status === 'failed' && <ErrorNotice error={keys.error} onRetry={keys.reload} />}
      {keys.status === 'done' && fitting.length === 0 && <Notice kind="warning">{t('review.work.noKey')}</Notice>}
      <UnlockFields keys={fitting} value={unlock} onChange={setUnlock} />
      <Checkbox checked={withSubmissions} onChange={setWithSubmissions} hint={t('review.work.withSubmissionsHint')}>
        {t('review.work.withSubmissions')}
      </Checkbox>
      {task.running && (
        <Progress
          label={t('review.work.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button variant="primary" isDisabled={unlock.key === '' || unlock.passphrase === '' || task.running} onPress={() => void write()}>
          {t(own.length > 0 ? 'review.work.signAndWrite' : 'review.work.write')}
        </Button>
      </div>
      {written && <Written key={written.file} file={written} />}
    </section>
  );
}

/** The file is there: it is kept where the user wants, and handed over. */
function Written({ file }: { readonly file: OutgoingFile }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const saving = useSavedFile();
  return (
    <>
      <Notice kind="success" announce>
        {t('review.work.written', { name: file.name, size: formats.bytes(file.bytes) })} {t('review.work.writtenHint')}
      </Notice>
      <div className="actions">
        <Button variant="primary" isDisabled={saving.where !== null || saving.transfer.running} onPress={() => void saving.save(file)}>
          {t('review.work.save')}
        </Button>
      </div>
      <SavedFile saving={saving} />
    </>
  );
}
