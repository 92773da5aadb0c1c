import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import type { PlanPreview } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { PlanSummary } from '../../carry-over/plan-summary';
import { useAnnouncer } from '../../components/announcer';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Loading } from '../../components/loading';
import { Notice } from '../../components/notice';
import { useTask } from '../../hooks/use-task';

/** A draft goes on under the questionnaire it began with; this shows what another would change, and moves it. */
export function MoveToNewer(): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const { session, writable } = useAssessment();
  const { showToast } = useAnnouncer();
  const look = useTask('versions.preview');
  const [plan, setPlan] = useState<PlanPreview | null>(null);
  const [moving, setMoving] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const preview = async (): Promise<void> => {
    const result = await look.run({ assessment: session.id, language });
    if (result?.ok) setPlan(result.value.plan ?? null);
  };
  const move = async (): Promise<void> => {
    setMoving(true);
    await session.flush();
    const result = await session.write('versions.move', {});
    setMoving(false);
    setError(result.ok ? null : result.error);
    if (result.ok) showToast(t('carryOver.version.moved'));
  };
  return (
    <section className="stack" aria-labelledby="newer-edition">
      <h2 id="newer-edition">{t('carryOver.version.title')}</h2>
      <Notice
        kind="information"
        actions={
          !plan && (
            <Button isDisabled={look.running} onPress={() => void preview()}>
              {t('carryOver.version.look')}
            </Button>
          )
        }
      >
        {t('carryOver.version.hint')}
      </Notice>
      {look.running && <Loading />}
      {look.error && <ErrorNotice error={look.error} onDismiss={look.dismissError} />}
      {plan && (
        <>
          <PlanSummary plan={plan} move />
          <div className="row">
            <Button variant="primary" isDisabled={!writable || moving} onPress={() => void move()}>
              {t('carryOver.version.move')}
            </Button>
          </div>
        </>
      )}
      {error && <ErrorNotice error={error} onDismiss={() => setError(null)} />}
    </section>
  );
}
