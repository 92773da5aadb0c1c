import type { ReactNode } from 'react';
import { FormProvider, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import type { SettingsInput } from '#core/contract/operations';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { settingsFrom, type AssessmentFormValues } from './assessment-form-values';
import { ExerciseSection } from './exercise-section';
import { InstrumentsSection } from './instruments-section';
import './start.css';

interface Props {
  readonly title: string;
  readonly submitLabel: string;
  readonly initial: AssessmentFormValues;
  readonly onSubmit: (settings: SettingsInput) => Promise<void>;
  readonly onCancel: () => void;
  readonly running: boolean;
  readonly error: AppErrorBody | null;
}

/** Which State, which exercise, which instruments. */
export function AssessmentForm({ title, submitLabel, initial, onSubmit, onCancel, running, error }: Props): ReactNode {
  const { t } = useTranslation();
  const form = useForm<AssessmentFormValues>({ mode: 'onSubmit', defaultValues: initial });
  const submit = form.handleSubmit((entered) => onSubmit(settingsFrom(entered)));
  return (
    <FormProvider {...form}>
      <form className="stack-large" onSubmit={(event) => void submit(event)} noValidate>
        <h1>{title}</h1>
        <ExerciseSection />
        <InstrumentsSection />
        {error && <ErrorNotice error={error} />}
        <div className="row">
          <Button type="submit" variant="primary" isDisabled={running}>
            {submitLabel}
          </Button>
          <Button variant="quiet" onPress={onCancel}>
            {t('common.cancel')}
          </Button>
        </div>
      </form>
    </FormProvider>
  );
}
