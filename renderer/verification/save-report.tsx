import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { VerificationReport as Report } from '#core/submission/verification';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { SavedFile } from '../components/saved-file';
import { useSavedFile } from '../hooks/use-saved-file';
import { useTask } from '../hooks/use-task';

/** Saves what is shown as a file that a program can read. */
export function SaveReport({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation();
  const task = useTask('bundles.saveReport');
  const saving = useSavedFile();
  const save = async (): Promise<void> => {
    const result = await task.run({ reports: [report] });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <>
      <div className="actions screen-only">
        <Button variant="quiet" isDisabled={task.running} onPress={() => void save()}>
          {t('report.save')}
        </Button>
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </>
  );
}
