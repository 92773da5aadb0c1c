import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../assessment/assessment-context';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { Progress } from '../components/progress';
import { SavedFile } from '../components/saved-file';
import { useSavedFile } from '../hooks/use-saved-file';
import { useTask } from '../hooks/use-task';

interface Props {
  readonly title: string;
  readonly sha512: string;
}

/** Gives an attached file back: read whole and checked against its digest first, then carried out. */
export function SaveAttachment({ title, sha512 }: Props): ReactNode {
  const { t } = useTranslation();
  const { session } = useSession();
  const fetching = useTask('attachments.fetch');
  const saving = useSavedFile();
  const save = async (): Promise<void> => {
    const result = await fetching.run({ assessment: session.id, sha512 });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <>
      <Button
        variant="quiet"
        className="button-inline"
        isDisabled={fetching.running || saving.transfer.running}
        onPress={() => void save()}
        aria-label={t('evidence.saveCopyNamed', { title })}
      >
        {t('evidence.saveCopy')}
      </Button>
      {fetching.progress && (
        <Progress
          label={t('file.sending', { name: title })}
          done={fetching.progress.done}
          total={fetching.progress.total}
          unit="bytes"
          onCancel={fetching.cancel}
        />
      )}
      <SavedFile saving={saving} />
      {fetching.error && <ErrorNotice error={fetching.error} onDismiss={fetching.dismissError} />}
    </>
  );
}
