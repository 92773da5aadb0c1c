import { useState, type FormEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KnownExercise } from '#core/register/due';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { CheckboxGroup } from '../../../components/checkbox-group';
import { DateField } from '../../../components/date-field';
import { ErrorNotice } from '../../../components/error-notice';
import { phraseChoice } from '../../../components/phrase-choice';
import { TextField } from '../../../components/text-field';
import { useTask } from '../../../hooks/use-task';

interface Props {
  /** What the form begins with. */
  readonly exercise: KnownExercise | undefined;
  readonly onSaved: (exercise: string) => void;
}

const NAME = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** An exercise as the Conference has set it: its name, its day, and what it asks for. */
export function ExerciseForm({ exercise, onSaved }: Props): ReactNode {
  const { t } = useTranslation();
  const { description, words } = useApplication();
  const task = useTask('register.decide');
  const [name, setName] = useState(exercise?.exercise ?? '');
  const [title, setTitle] = useState(exercise?.title ?? '');
  const [deadline, setDeadline] = useState(exercise?.deadline);
  const [instruments, setInstruments] = useState(exercise?.instruments ?? []);
  const complete = NAME.test(name) && title.trim() !== '' && deadline !== undefined && instruments.length > 0;
  const save = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!complete) return;
    const decision = { action: 'exercise' as const, exercise: name, title: title.trim(), deadline, instruments: [...instruments] };
    const result = await task.run({ decision });
    if (result?.ok) onSaved(name);
  };
  return (
    <form className="stack" onSubmit={(event) => void save(event)}>
      <div className="field-row">
        <TextField label={t('secretariat.due.id')} value={name} onChange={setName} latin maxLength={64} />
        <TextField label={t('secretariat.due.title')} value={title} onChange={setTitle} maxLength={500} />
        <DateField label={t('secretariat.due.deadline')} value={deadline} onChange={setDeadline} />
      </div>
      <CheckboxGroup
        label={t('report.instruments')}
        choices={description.instruments.map(({ code }) => phraseChoice(code, words(`instrument/${code}/short-title`)))}
        value={[...instruments]}
        onChange={setInstruments}
      />
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <div className="actions">
        <Button type="submit" isDisabled={!complete || task.running}>
          {t('secretariat.due.save')}
        </Button>
      </div>
    </form>
  );
}
