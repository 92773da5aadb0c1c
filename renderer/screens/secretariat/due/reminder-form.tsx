import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '#core/contract/operations';
import { isDisputed, isOwed, type DueRow } from '#core/register/due';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Notice } from '../../../components/notice';
import { Progress } from '../../../components/progress';
import { RouteLink } from '../../../components/route-link';
import { SavedFile } from '../../../components/saved-file';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { useFormats } from '../../../hooks/use-formats';
import { useSavedFile } from '../../../hooks/use-saved-file';
import { useTask } from '../../../hooks/use-task';

interface Props {
  readonly exercise: string;
  /** Those that are shown. */
  readonly rows: readonly DueRow[];
  readonly onWritten: () => void;
}

const FORMATS = ['docx', 'pdf'] as const;

/** Letters to the States shown that still owe something; each is saved from the list that appears. */
export function ReminderForm({ exercise, rows, onWritten }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const formats = useFormats();
  const task = useTask('register.remind');
  const saving = useSavedFile();
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('docx');
  const [from, setFrom] = useState('');
  const [{ letters, archive }, setWritten] = useState<Output<'register.remind'>>({ letters: [] });
  const owing = rows.filter(({ instruments }) => instruments.some(isOwed));
  const besides = owing.filter(({ instruments }) => instruments.some((each) => isOwed(each) && each.uncounted));
  const disputed = rows.filter(({ instruments }) => instruments.some(isDisputed));
  const named = (some: readonly DueRow[]): string => formats.list(some.map(({ state }) => stateName(state)));
  const write = async (): Promise<void> => {
    const states = owing.map(({ state }) => state);
    const result = await task.run({ exercise, states, format, ...(from.trim() && { from: from.trim() }) });
    if (!result?.ok) return;
    setWritten(result.value);
    onWritten();
  };
  return (
    <section className="stack screen-only" aria-labelledby="reminders">
      <h2 id="reminders">{t('secretariat.due.letters')}</h2>
      <p className="hint">{t(owing.length === 0 ? 'secretariat.due.nobody' : 'secretariat.due.lettersHint')}</p>
      {besides.length > 0 && (
        <Notice
          kind="warning"
          actions={<RouteLink to={{ screen: 'secretariat', part: 'intake' }}>{t('secretariat.register.showQuarantine')}</RouteLink>}
        >
          {t('secretariat.due.letterAllTheSame', { states: named(besides) })}
        </Notice>
      )}
      {disputed.length > 0 && (
        <Notice
          kind="warning"
          actions={<RouteLink to={{ screen: 'secretariat', part: 'register' }}>{t('secretariat.register.tab')}</RouteLink>}
        >
          {t('secretariat.due.noLetter', { states: named(disputed) })}
        </Notice>
      )}
      <div className="field-row">
        <Select
          label={t('secretariat.due.format')}
          choices={FORMATS.map((id) => ({ id, label: id.toUpperCase() }))}
          value={format}
          onChange={setFormat}
        />
        <TextField label={t('secretariat.due.from')} value={from} onChange={setFrom} maxLength={500} />
      </div>
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {task.running ? (
        <Progress
          label={t('secretariat.due.writing')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      ) : (
        <div className="actions">
          <Button isDisabled={owing.length === 0} onPress={() => void write()}>
            {t('secretariat.due.write')}
          </Button>
        </div>
      )}
      {letters.length > 0 && (
        <>
          <p role="status">{t('secretariat.due.written', { count: letters.length })}</p>
          {archive && (
            <div className="actions">
              <Button onPress={() => void saving.save(archive)}>{t('secretariat.due.saveAll')}</Button>
            </div>
          )}
          <ul className="letters">
            {letters.map((letter) => (
              <li key={letter.file}>
                {stateName(letter.state)}{' '}
                <Button variant="quiet" onPress={() => void saving.save(letter)}>
                  <bdi dir="ltr">{letter.name}</bdi>
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <SavedFile saving={saving} />
    </section>
  );
}
