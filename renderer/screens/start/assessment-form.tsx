import { useEffect, useRef, type ReactNode } from 'react';
import { FormProvider, useForm, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { AppErrorBody } from '#core/contract/errors';
import type { SettingsInput } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { settingsFrom, type AssessmentFormValues } from './assessment-form-values';
import { CoverageSection } from './coverage-section';
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

const FIRST_WRONG = '[data-invalid] input';

/** Which State, which exercise, which instruments. */
export function AssessmentForm({ title, submitLabel, initial, onSubmit, onCancel, running, error }: Props): ReactNode {
  const { t } = useTranslation();
  const { stateName, language } = useApplication();
  const element = useRef<HTMLFormElement>(null);
  const form = useForm<AssessmentFormValues>({ mode: 'onSubmit', defaultValues: initial, shouldFocusError: false });
  const state = useWatch({ control: form.control, name: 'state' });
  const { submitCount } = form.formState;
  useEffect(() => {
    // The first in the order of the page, of whatever kind: once they are marked.
    if (submitCount > 0) element.current?.querySelector<HTMLElement>(FIRST_WRONG)?.focus();
  }, [submitCount]);
  const submit = form.handleSubmit((entered) => onSubmit(settingsFrom(entered)));
  const { trigger } = form;
  useEffect(() => {
    // What is wrong is said anew in the language that the window changed to.
    if (submitCount > 0) void trigger();
  }, [language, submitCount, trigger]);
  return (
    <FormProvider {...form}>
      <form ref={element} className="stack-large" onSubmit={(event) => void submit(event)} noValidate>
        <h1>{title}</h1>
        <ExerciseSection />
        <InstrumentsSection />
        <CoverageSection />
        {error && <ErrorNotice error={error} />}
        {state !== null && (
          <p>
            {t('start.new.forState')} <strong>{stateName(state)}</strong>
          </p>
        )}
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
