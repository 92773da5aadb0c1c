import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../application/application-context';
import { Button } from '../components/button';
import { ErrorNotice } from '../components/error-notice';
import { useTask } from '../hooks/use-task';

/** Offers to keep what can be read of a damaged assessment in a new one; the damaged one stays as it is. */
export function RecoverAssessment({ assessment }: { readonly assessment: string }): ReactNode {
  const { t } = useTranslation();
  const { navigate } = useApplication();
  const task = useTask('assessments.recover');
  const recover = async (): Promise<void> => {
    const result = await task.run({ assessment });
    if (result?.ok) navigate({ screen: 'complete', assessment: result.value.document.id });
  };
  return (
    <div className="stack">
      <p className="measure">{t('assessment.recoverHint')}</p>
      <div>
        <Button variant="primary" onPress={() => void recover()} isDisabled={task.running}>
          {t('assessment.recover')}
        </Button>
      </div>
      {task.error && <ErrorNotice error={task.error} />}
    </div>
  );
}
