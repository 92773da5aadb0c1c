import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChosenFile } from '#core/contract/api';
import type { OpenedPackage } from '#core/contract/operations';
import { agencyFileOf } from '../../agencies/file-endings';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useTask } from '../../hooks/use-task';
import { PackageOpened } from './package-opened';

interface Props {
  /** A work package, or a contribution that came to the wrong place. */
  readonly file: ChosenFile;
  readonly onDismiss: () => void;
}

/** At an agency: a work package is shown first, and opened only by its button, however it came into the window. */
export function OpenPackage({ file, onDismiss }: Props): ReactNode {
  const { t } = useTranslation();
  const { person } = useApplication();
  const task = useTask('agencies.open');
  const [used, setUsed] = useState(false);
  const [opened, setOpened] = useState<OpenedPackage | null>(null);
  const open = async (): Promise<void> => {
    // A file's handle is used up, whatever comes of it.
    setUsed(true);
    const result = await task.run({ file: file.handle, by: person });
    if (result?.ok) setOpened(result.value);
  };
  if (agencyFileOf(file.name) === 'contribution') {
    return (
      <Notice kind="information" title={t('agencies.open.isContribution', { name: file.name })} announce>
        {t('agencies.open.isContributionHint')}
      </Notice>
    );
  }
  return (
    <>
      {!used && (
        <Notice
          kind="information"
          title={t('agencies.open.isOne', { name: file.name })}
          announce
          actions={
            <>
              <Button variant="primary" onPress={() => void open()}>
                {t('agencies.open.button')}
              </Button>
              <Button variant="quiet" onPress={onDismiss}>
                {t('agencies.open.notNow')}
              </Button>
            </>
          }
        >
          {t('agencies.open.isOneHint')}
        </Notice>
      )}
      {task.running && (
        <Progress
          label={t('agencies.open.looking')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} onDismiss={onDismiss} />}
      {opened && <PackageOpened opened={opened} />}
    </>
  );
}
