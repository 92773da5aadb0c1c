import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SettingsInput } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { useTask } from '../../hooks/use-task';
import { AssessmentForm } from './assessment-form';
import { NOT_STATED, NOTHING_LEFT_OUT, type AssessmentFormValues } from './assessment-form-values';

/** Begins an assessment; all of it can be changed later. */
export function NewAssessment({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation();
  const { description, language, navigate, person } = useApplication();
  const task = useTask('assessments.create');
  const [initial] = useState<AssessmentFormValues>(() => ({
    state: null,
    mechanism: 'self-assessment',
    title: '',
    period: String(new Date().getFullYear()),
    assessmentDate: new Date().toISOString().slice(0, 10),
    languages: [language],
    practice: false,
    cycle: null,
    leftOut: NOTHING_LEFT_OUT,
    participation: Object.fromEntries(description.instruments.map(({ code }) => [code, NOT_STATED])),
  }));
  const create = async (settings: SettingsInput): Promise<void> => {
    const result = await task.run({ settings, by: person });
    if (result?.ok) navigate({ screen: 'complete', assessment: result.value.document.id });
  };
  return (
    <AssessmentForm
      title={t('start.new.title')}
      submitLabel={t('start.new.create')}
      initial={initial}
      onSubmit={create}
      onCancel={onCancel}
      running={task.running}
      error={task.error}
    />
  );
}
