import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { useTask } from '../../hooks/use-task';
import { ExerciseSection } from './exercise-section';
import { InstrumentsSection } from './instruments-section';
import { settingsFrom, type NewAssessmentForm } from './new-assessment-form';

/** Which State, which exercise, which instruments: all of it can be changed later. */
export function NewAssessment({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation();
  const { description, language, navigate, person } = useApplication();
  const task = useTask('assessments.create');
  const form = useForm<NewAssessmentForm>({
    mode: 'onSubmit',
    defaultValues: {
      state: null,
      mechanism: 'self-assessment',
      title: '',
      period: String(new Date().getFullYear()),
      assessmentDate: new Date().toISOString().slice(0, 10),
      languages: [language],
      practice: false,
      participation: Object.fromEntries(description.instruments.map(({ code }) => [code, { standing: null, assessed: false }])),
    },
  });
  const create = form.handleSubmit(async (entered) => {
    const result = await task.run({ settings: settingsFrom(entered), by: person });
    if (result?.ok) navigate({ screen: 'complete', assessment: result.value.document.id });
  });
  return (
    <FormProvider {...form}>
      <form className="stack-large" onSubmit={(event) => void create(event)} noValidate>
        <h1>{t('start.new.title')}</h1>
        <ExerciseSection />
        <InstrumentsSection />
        {task.error && <ErrorNotice error={task.error} />}
        <div className="row">
          <Button type="submit" variant="primary" isDisabled={task.running}>
            {t('start.new.create')}
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
