import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAnnouncer } from '../../../components/announcer';
import { Button } from '../../../components/button';
import { ErrorNotice } from '../../../components/error-notice';
import { Progress } from '../../../components/progress';
import { useFormats } from '../../../hooks/use-formats';
import { useTask } from '../../../hooks/use-task';

/** Builds the index of the search anew. Nothing else is touched. */
export function RebuildIndex({ onRebuilt }: { readonly onRebuilt: () => void }): ReactNode {
  const { t } = useTranslation();
  const { announce } = useAnnouncer();
  const formats = useFormats();
  const task = useTask('register.rebuild');
  const rebuild = async (): Promise<void> => {
    const result = await task.run({});
    if (!result?.ok) return;
    announce(t('secretariat.register.rebuilt', { submissions: formats.number(result.value.submissions) }));
    onRebuilt();
  };
  if (task.running) {
    const { done = 0, total = 0 } = task.progress ?? {};
    return <Progress label={t('secretariat.register.preparing')} done={done} total={total} onCancel={task.cancel} />;
  }
  return (
    <div className="actions">
      {task.error && <ErrorNotice error={task.error} onDismiss={task.dismissError} />}
      <Button variant="quiet" onPress={() => void rebuild()}>
        {t('secretariat.register.rebuild')}
      </Button>
    </div>
  );
}
