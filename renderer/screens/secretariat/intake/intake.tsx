import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { IntakeSummary, KeySummary } from '#core/contract/operations';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { useFormats } from '../../../hooks/use-formats';
import { UnlockFields, unlockOf, type Unlock } from '../../../keys/unlock-fields';
import { IntakeProgress } from './intake-progress';
import { useRunTask } from './use-run-task';

interface Props {
  readonly keys: readonly KeySummary[];
  /** The latest first. */
  readonly runs: readonly IntakeSummary[];
  /** With the run that ended. */
  readonly onEnded: (run: string | null) => void;
}

/** Takes bundles in, many at once: each is verified, and only a whole one of an enrolled key enters the register. */
export function Intake({ keys, runs, onEnded }: Props): ReactNode {
  const { t } = useTranslation();
  const task = useRunTask('intake.receive', onEnded);
  const [unlock, setUnlock] = useState<Unlock>({ key: '', passphrase: '' });
  const [goingOn, setGoingOn] = useState<string | null>(null);
  const interrupted = runs.find(({ kind, state, running }) => kind === 'files' && state === 'open' && !running);
  const receive = async (chosen: readonly ChosenFile[]): Promise<void> => {
    const run = goingOn === null ? {} : { run: goingOn };
    setGoingOn(null);
    await task.run({ files: chosen.map((file) => file.handle), ...run, ...unlockOf(unlock) });
  };
  return (
    <section className="stack">
      <p className="measure">{t('secretariat.intake.intro')}</p>
      {interrupted && !task.running && (
        <Interrupted run={interrupted} goingOn={goingOn === interrupted.id} onGoOn={setGoingOn} onClosed={() => onEnded(interrupted.id)} />
      )}
      {keys.length > 0 && <UnlockFields keys={keys} value={unlock} onChange={setUnlock} hint={t('secretariat.intake.unlockHint')} />}
      <FileDrop
        label={t('secretariat.intake.drop')}
        buttonLabel={t('secretariat.intake.choose')}
        folderLabel={t('secretariat.intake.chooseFolder')}
        accept={['.omnibus', '.age']}
        multiple
        disabled={task.running}
        onFiles={(chosen) => void receive(chosen)}
      />
      {task.running && <IntakeProgress progress={task.progress} onCancel={task.cancel} cancelled={task.cancelled} />}
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
    </section>
  );
}

interface InterruptedProps {
  readonly run: IntakeSummary;
  readonly goingOn: boolean;
  readonly onGoOn: (run: string | null) => void;
  readonly onClosed: () => void;
}

/** A run whose program ended before it did: the user gives the files again, or leaves it. */
function Interrupted({ run, goingOn, onGoOn, onClosed }: InterruptedProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const closing = useRunTask('intake.close', onClosed);
  const { counts, begunAt, id } = run;
  const when = formats.dateTime(begunAt);
  const decided = counts.files - counts.undecided;
  return (
    <Notice kind="warning">
      <p>{t('secretariat.intake.interrupted', { when, decided: formats.number(decided), files: formats.number(counts.files) })}</p>
      <p>{goingOn ? t('secretariat.intake.goingOn', { when }) : t('secretariat.intake.goOn')}</p>
      <div className="actions">
        <Button onPress={() => onGoOn(goingOn ? null : id)}>
          {t(goingOn ? 'secretariat.intake.notNow' : 'secretariat.intake.resume')}
        </Button>
        <Button isDisabled={closing.running} onPress={() => void closing.run({ run: id })}>
          {t('secretariat.intake.close')}
        </Button>
      </div>
      {closing.error && <ErrorNotice error={closing.error} />}
    </Notice>
  );
}
