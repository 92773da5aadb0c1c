import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisterEntry } from '#core/register/register';
import { useApplication } from '../../../application/application-context';
import { Button } from '../../../components/button';
import { DateField } from '../../../components/date-field';
import { Dialog } from '../../../components/dialog';
import { ErrorNotice } from '../../../components/error-notice';
import { RadioGroup } from '../../../components/radio-group';
import { TextField } from '../../../components/text-field';
import { useTask } from '../../../hooks/use-task';

interface Props {
  readonly entry: RegisterEntry;
  /** As it stands now: the note is first taken to say the opposite. */
  readonly released: boolean;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}

/** Records the Note Verbale by which a State releases what it has submitted, or takes that back. */
export function ReleaseNoteDialog({ entry, released: before, onClose, onRecorded }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName } = useApplication();
  const task = useTask('register.decide');
  const [released, setReleased] = useState(!before);
  const [note, setNote] = useState('');
  const [dated, setDated] = useState<string | undefined>(undefined);
  const { state, exercise, exerciseTitle } = entry.claims;
  const record = async (): Promise<void> => {
    if (dated === undefined) return;
    const result = await task.run({ decision: { action: 'release', state, exercise, released, note: note.trim(), dated } });
    if (result?.ok) onRecorded();
  };
  return (
    <Dialog
      title={t('release.recordTitle')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" isDisabled={note.trim() === '' || dated === undefined || task.running} onPress={() => void record()}>
            {t('release.recordConfirm')}
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="measure">{t('release.recordText', { state: stateName(state), exercise: exerciseTitle })}</p>
        <RadioGroup
          label={t('release.says')}
          choices={[
            { id: 'released', label: t('release.saysReleased') },
            { id: 'taken-back', label: t('release.saysTakenBack') },
          ]}
          value={released ? 'released' : 'taken-back'}
          onChange={(id) => setReleased(id === 'released')}
        />
        <TextField label={t('release.reference')} value={note} onChange={setNote} maxLength={1_000} />
        <DateField label={t('release.dated')} value={dated} onChange={setDated} />
        {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      </div>
    </Dialog>
  );
}
