import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Loading } from '../../../components/loading';
import { Progress } from '../../../components/progress';
import { SavedFile } from '../../../components/saved-file';
import { phraseChoice } from '../../../components/phrase-choice';
import { Select } from '../../../components/select';
import { useCall } from '../../../hooks/use-call';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';

const ALL = '-';

/** What States have released, as data for everybody: what goes in, what stays out, and the file. */
export function OpenDataPart(): ReactNode {
  const { t } = useTranslation();
  const { words } = useApplication();
  const [exercise, setExercise] = useState(ALL);
  const [instrument, setInstrument] = useState(ALL);
  const filter = { ...(exercise !== ALL && { exercises: [exercise] }), ...(instrument !== ALL && { instruments: [instrument] }) };
  const preview = useCall('openData.preview', filter);
  const task = useTask('openData.write');
  const saving = useSavedFile();
  const save = async (): Promise<void> => {
    const result = await task.run(filter);
    if (result?.ok) await saving.save(result.value);
  };
  if (preview.status === 'failed') return <ErrorNotice error={preview.error} onRetry={preview.reload} />;
  if (preview.status === 'loading') return <Loading />;
  const { submissions, states, notReleased, replaced, undecided, exercises, instruments } = preview.value;
  return (
    <div className="stack">
      <p className="measure">{t('openData.intro')}</p>
      <div className="field-row">
        <Select
          label={t('report.exercise')}
          choices={[{ id: ALL, label: t('secretariat.register.all') }, ...exercises.map(({ id, title }) => ({ id, label: title }))]}
          value={exercise}
          onChange={setExercise}
        />
        <Select
          label={t('report.instruments')}
          choices={[
            { id: ALL, label: t('secretariat.register.all') },
            ...instruments.map((id) => phraseChoice(id, words(`instrument/${id}/short-title`))),
          ]}
          value={instrument}
          onChange={setInstrument}
        />
      </div>
      <div role="status" className="stack-small">
        <p>
          <strong>{submissions === 0 ? t('openData.nothing') : t('openData.goesIn', { submissions, states })}</strong>
        </p>
        <p className="hint">{t('openData.staysOut', { notReleased, replaced, undecided })}</p>
      </div>
      <div className="actions">
        <Button variant="primary" isDisabled={submissions === 0} isBusy={task.running} onPress={() => void save()}>
          {t('openData.save')}
        </Button>
      </div>
      {task.running && (
        <Progress
          label={t('openData.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
          announce
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <SavedFile saving={saving} />
    </div>
  );
}
