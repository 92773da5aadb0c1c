import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import type { SettingsInput } from '#core/contract/operations';
import { AgencyPart } from '../../agencies/agency-part';
import { useApplication } from '../../application/application-context';
import { useAssessment } from '../../assessment/assessment-context';
import { AssessmentProvider } from '../../assessment/assessment-provider';
import { AssessmentShell } from '../../assessment/assessment-shell';
import { forgetSession } from '../../assessment/use-held-session';
import { AssessmentForm } from '../start/assessment-form';
import { formFrom } from '../start/assessment-form-values';

/** State, exercise, instruments and participation of an assessment that exists. */
export function SettingsScreen(): ReactNode {
  const { route } = useApplication();
  if (route.screen !== 'settings') return null;
  return (
    <AssessmentProvider assessment={route.assessment}>
      <AssessmentSettings />
    </AssessmentProvider>
  );
}

function AssessmentSettings(): ReactNode {
  const { t } = useTranslation();
  const { description, navigate } = useApplication();
  const { session, settings } = useAssessment();
  // As they were when the form was filled: what another window writes meanwhile is a conflict.
  const [{ revision, ...current }] = useState(settings);
  const [initial] = useState(() =>
    formFrom(
      current as SettingsInput,
      description.instruments.map(({ code }) => code),
    ),
  );
  const [running, setRunning] = useState(false);
  const [error, setError] = useState<AppErrorBody | null>(null);
  const leave = (): void => navigate({ screen: 'complete', assessment: session.id });

  const save = async (next: SettingsInput): Promise<void> => {
    setRunning(true);
    const result = await session.write('assessments.configure', { base: revision, settings: next });
    setRunning(false);
    setError(result.ok ? null : result.error);
    if (!result.ok) return;
    // Other instruments ask other questions: the assessment is opened anew.
    await forgetSession();
    leave();
  };
  if (settings.commission) return <AgencyPart title={t('assessment.settings')}>{t('agencies.mine.noSettings')}</AgencyPart>;
  return (
    <AssessmentShell title={t('assessment.settings')}>
      <AssessmentForm
        title={t('assessment.settings')}
        submitLabel={t('common.save')}
        initial={initial}
        onSubmit={save}
        onCancel={leave}
        running={running}
        error={error}
      />
    </AssessmentShell>
  );
}
