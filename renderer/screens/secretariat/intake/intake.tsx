import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeySummary } from '#core/contract/operations';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { UnlockFields } from '../../../keys/unlock-fields';
import { IntakeProgress } from './intake-progress';
import type { IntakeTask } from './use-intake';

interface Props {
  readonly keys: readonly KeySummary[];
  readonly task: IntakeTask;
}

/** Takes bundles in, many at once: each is verified, and only a whole one of an enrolled key enters the register. */
export function Intake({ keys, task }: Props): ReactNode {
  const { t } = useTranslation();
  return (
    <section className="stack">
      <p className="measure">{t('secretariat.intake.intro')}</p>
      {keys.length > 0 && (
        <UnlockFields keys={keys} value={task.unlock} onChange={task.setUnlock} hint={t('secretariat.intake.unlockHint')} />
      )}
      <FileDrop
        label={t('secretariat.intake.drop')}
        buttonLabel={t('secretariat.intake.choose')}
        folderLabel={t('secretariat.intake.chooseFolder')}
        accept={BUNDLES}
        multiple
        disabled={task.running}
        onFiles={(chosen) => void task.receive(chosen)}
      />
      {task.goingOn === null && (
        <>
          {task.running && <IntakeProgress progress={task.progress} onCancel={task.cancel} cancelled={task.cancelled} />}
          {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
        </>
      )}
    </section>
  );
}

/** What is asked for: bundles, and encrypted ones. */
export const BUNDLES = ['.omnibus', '.age'];
