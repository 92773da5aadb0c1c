import { useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { IntakeDetail } from '#core/contract/operations';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { FileDrop } from '../../../components/file-drop';
import { Notice } from '../../../components/notice';
import { useArrivalFocus } from '../../../hooks/use-arrival-focus';
import { useFormats } from '../../../hooks/use-formats';
import { filesOfRun } from './files-of-run';
import { BUNDLES } from './intake';
import { IntakeProgress } from './intake-progress';
import type { IntakeTask } from './use-intake';
import { useRunTask } from './use-run-task';

interface Props {
  readonly run: IntakeDetail;
  readonly task: IntakeTask;
  /** An interrupted run is left as it is. */
  readonly onClosed: () => void;
}

/** A run that did not come to its end: the same files or the same folder are given again, since no place on the machine is kept. */
export function GoOn({ run, task, onClosed }: Props): ReactNode {
  const { t } = useTranslation();
  const closing = useRunTask('intake.close', onClosed);
  const title = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState<readonly ChosenFile[] | null>(null);
  const mine = task.goingOn === run.id;
  const take = (files: readonly ChosenFile[]): void => {
    if (filesOfRun(run.rows, files).more > 0) setChosen(files);
    else void task.receive(files, run.id);
  };
  const go = (files: readonly ChosenFile[], into?: string): void => {
    setChosen(null);
    void task.receive(files, into);
  };
  const leave = (): void => {
    setChosen(null);
    title.current?.focus();
  };
  return (
    <section className="stack screen-only" aria-labelledby="go-on">
      <h3 id="go-on" ref={title} tabIndex={-1}>
        {t('secretariat.intake.resume')}
      </h3>
      <p className="measure">{t('secretariat.intake.goOn')}</p>
      <FileDrop
        label={t('secretariat.intake.goOnDrop')}
        buttonLabel={t('secretariat.intake.goOnFiles')}
        folderLabel={t('secretariat.intake.goOnFolder')}
        accept={BUNDLES}
        multiple
        disabled={task.running}
        onFiles={take}
      />
      {chosen && <OtherFiles run={run} chosen={chosen} onAdd={() => go(chosen, run.id)} onBegin={() => go(chosen)} onLeave={leave} />}
      {mine && task.running && <IntakeProgress progress={task.progress} onCancel={task.cancel} cancelled={task.cancelled} />}
      {mine && task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      {run.state === 'open' && (
        <div className="actions">
          <Button isDisabled={closing.running || task.running} onPress={() => void closing.run({ run: run.id })}>
            {t('secretariat.intake.close')}
          </Button>
        </div>
      )}
      {closing.error && <ErrorNotice error={closing.error} />}
    </section>
  );
}

interface OtherFilesProps {
  readonly run: IntakeDetail;
  readonly chosen: readonly ChosenFile[];
  readonly onAdd: () => void;
  readonly onBegin: () => void;
  readonly onLeave: () => void;
}

/** Some of what was chosen is not in the run, as where another folder was chosen: said before anything is taken in. */
function OtherFiles({ run, chosen, onAdd, onBegin, onLeave }: OtherFilesProps): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const title = useArrivalFocus<HTMLHeadingElement>();
  const { more, missing } = filesOfRun(run.rows, chosen);
  const said = { files: formats.number(chosen.length), more: formats.number(more), missing: formats.number(missing) };
  return (
    <Notice kind="warning">
      <h4 ref={title} tabIndex={-1}>
        {t(more === chosen.length ? 'secretariat.intake.noneOfRun' : 'secretariat.intake.notAllOfRun')}
      </h4>
      <p>{t('secretariat.intake.othersCounted', said)}</p>
      <p>{t('secretariat.intake.othersAdded')}</p>
      <div className="actions">
        <Button onPress={onAdd}>{t('secretariat.intake.addOthers')}</Button>
        {more === chosen.length && <Button onPress={onBegin}>{t('secretariat.intake.beginInstead')}</Button>}
        <Button onPress={onLeave}>{t('secretariat.intake.chooseAgain')}</Button>
      </div>
    </Notice>
  );
}
