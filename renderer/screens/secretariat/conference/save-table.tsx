import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CONFERENCE_FORMATS, type ConferenceFormat } from '#core/contract/operations/conference';
import type { Input } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { SavedFile } from '../../../components/saved-file';
import { Select } from '../../../components/select';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';

/** Keeps the table that is shown as a file. What is for internal use says so before, and on every page. */
export function SaveTable({ asked }: { readonly asked: Input<'conference.table'> }): ReactNode {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ConferenceFormat>('xlsx');
  const task = useTask('conference.export');
  const saving = useSavedFile();
  const write = async (): Promise<void> => {
    const result = await task.run({ ...asked, format });
    if (result?.ok) await saving.save(result.value);
  };
  return (
    <section className="stack no-print" aria-labelledby="save-table">
      <h2 id="save-table">{t('conference.save')}</h2>
      {asked.scope === 'internal' && <Notice kind="warning">{t('conference.internalMark')}</Notice>}
      <div className="field-row">
        <Select<ConferenceFormat>
          compact
          label={t('documents.format')}
          choices={CONFERENCE_FORMATS.map((id) => ({ id, label: t(`conference.formats.${id}`) }))}
          value={format}
          onChange={setFormat}
        />
        <Button isBusy={task.running} onPress={() => void write()}>
          {t('conference.write')}
        </Button>
      </div>
      {task.running && (
        <Progress
          label={t('conference.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
          announce
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </section>
  );
}
