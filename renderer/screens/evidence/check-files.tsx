import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileProblem } from '#core/findings/register-state';
import { useAssessment } from '../../assessment/assessment-context';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Progress } from '../../components/progress';
import { useTask } from '../../hooks/use-task';

/** Reads every attached file and compares it with what was attached; large ones take their time, and it can be stopped. */
export function CheckFiles({ onChecked }: { readonly onChecked: (problems: ReadonlyMap<string, FileProblem>) => void }): ReactNode {
  const { t } = useTranslation();
  const { session, document } = useAssessment();
  const { showToast } = useAnnouncer();
  const task = useTask('attachments.check');
  if (!Object.values(document.evidence).some(({ attachment }) => attachment)) return null;
  const check = async (): Promise<void> => {
    const result = await task.run({ assessment: session.id, contents: true });
    if (!result?.ok) return;
    onChecked(new Map(result.value.map(({ sha512, problem }) => [sha512, problem])));
    const count = result.value.length;
    showToast(t(count === 0 ? 'evidence.files.whole' : 'evidence.files.problems', { count }));
  };
  return (
    <div>
      <Button isDisabled={task.running} onPress={() => void check()}>
        {t('evidence.files.check')}
      </Button>
      {task.progress && (
        <Progress
          label={t('evidence.files.checking')}
          done={task.progress.done}
          total={task.progress.total}
          unit="bytes"
          onCancel={task.cancel}
        />
      )}
      {task.error && <ErrorNotice error={task.error} />}
    </div>
  );
}
