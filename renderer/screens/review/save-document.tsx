import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Input } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { Checkbox } from '../../components/checkbox';
import { ErrorNotice } from '../../components/error-notice';
import { Progress } from '../../components/progress';
import { SavedFile } from '../../components/saved-file';
import { useSavedFile } from '../../hooks/use-saved-file';
import { useTask } from '../../hooks/use-task';

type Writing = 'comparison.write' | 'comparison.writeAcross';

interface Props<W extends Writing> {
  readonly operation: W;
  readonly request: Omit<Input<W>, 'format' | 'language' | 'internal'>;
}

/** Keeps what is shown as a document, in the language of the window. */
export function SaveDocument<W extends Writing>({ operation, request }: Props<W>): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const task = useTask(operation);
  const saving = useSavedFile();
  const [internal, setInternal] = useState(false);
  const write = async (format: 'pdf' | 'docx'): Promise<void> => {
    const result = await task.run({ ...request, format, language, internal } as Input<W>);
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <div className="stack">
      <Checkbox checked={internal} onChange={setInternal} hint={t('release.internalHint')}>
        {t('release.internal')}
      </Checkbox>
      <div className="actions">
        <Button isBusy={task.running} onPress={() => void write('pdf')}>
          {t('review.exportPdf')}
        </Button>
        <Button isBusy={task.running} onPress={() => void write('docx')}>
          {t('review.exportDocx')}
        </Button>
      </div>
      {task.running && (
        <Progress
          label={t('review.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.label === 'writing' ? task.progress.total : 0}
          onCancel={task.cancel}
          announce
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </div>
  );
}
