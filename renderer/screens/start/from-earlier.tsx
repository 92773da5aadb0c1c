import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CarryOverPreview, CarryOverSource, SettingsInput } from '#core/contract/operations';
import { useApplication } from '../../application/application-context';
import { PlanSummary } from '../../carry-over/plan-summary';
import { Button } from '../../components/button';
import { ErrorNotice } from '../../components/error-notice';
import { Notice } from '../../components/notice';
import { Progress } from '../../components/progress';
import { useFormats } from '../../hooks/use-formats';
import { useTask } from '../../hooks/use-task';
import { VerificationReport } from '../../verification/verification-report';
import { AssessmentForm } from './assessment-form';
import { formFrom, type AssessmentFormValues } from './assessment-form-values';
import { ChooseEarlier, type ChosenEarlier } from './choose-earlier';

/** Begins a new assessment from an earlier exercise: choose it, look at what would come along, then the usual form. */
export function FromEarlier({ onCancel }: { readonly onCancel: () => void }): ReactNode {
  const { t } = useTranslation();
  const { language } = useApplication();
  const look = useTask('carryOver.preview');
  const [chosen, setChosen] = useState<ChosenEarlier | null>(null);
  const [preview, setPreview] = useState<CarryOverPreview | null>(null);
  const [going, setGoing] = useState(false);
  const choose = async (next: ChosenEarlier): Promise<void> => {
    setPreview(null);
    setChosen(next);
    const result = await look.run({ from: next.from, language });
    if (result?.ok) setPreview(result.value);
  };
  const unlock = chosen && 'unlock' in chosen.from ? chosen.from.unlock : undefined;
  if (going && preview?.earlier) {
    const { source, settings } = preview.earlier;
    return <NewFromEarlier source={withUnlock(source, unlock)} settings={settings} onCancel={onCancel} />;
  }
  return (
    <div className="stack-large">
      <h1>{t('carryOver.start.title')}</h1>
      <p className="measure muted">{t('carryOver.start.hint')}</p>
      <ChooseEarlier running={look.running} onChoose={(next) => void choose(next)} />
      {look.running && (
        <Progress
          label={t('carryOver.start.looking')}
          done={look.progress?.done ?? 0}
          total={look.progress?.total ?? 0}
          onCancel={look.cancel}
        />
      )}
      {look.error && <ErrorNotice error={look.error} onDismiss={look.dismissError} />}
      {preview && <Preview preview={preview} />}
      <div className="row">
        <Button variant="primary" isDisabled={!preview?.earlier} onPress={() => setGoing(true)}>
          {t('carryOver.start.go')}
        </Button>
        <Button variant="quiet" onPress={onCancel}>
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}

const withUnlock = (source: CarryOverSource, unlock: { readonly key: string; readonly passphrase: string } | undefined): CarryOverSource =>
  unlock && ('kept' in source || 'digest' in source) ? { ...source, unlock } : source;

function Preview({ preview: { report, earlier } }: { readonly preview: CarryOverPreview }): ReactNode {
  const { t } = useTranslation();
  const formats = useFormats();
  const { stateName } = useApplication();
  return (
    <section className="stack" aria-labelledby="earlier-preview">
      <h2 id="earlier-preview">{t('carryOver.start.found')}</h2>
      {report && <VerificationReport report={report} />}
      {!earlier && (
        <Notice kind="error" announce>
          {t('carryOver.start.refused')}
        </Notice>
      )}
      {earlier && (
        <>
          <p>
            <strong>
              {stateName(earlier.settings.state)} · <bdi>{earlier.settings.exercise.title}</bdi>
            </strong>
            {', '}
            {formats.date(earlier.date)}
          </p>
          <p>
            {t('carryOver.plan.carried', { count: earlier.plan.carried })}{' '}
            {earlier.evidence > 0 &&
              t('carryOver.plan.evidence', {
                evidence: formats.number(earlier.evidence),
                files: formats.number(earlier.attachments.files),
                bytes: formats.bytes(earlier.attachments.bytes),
              })}
          </p>
          <PlanSummary plan={earlier.plan} />
        </>
      )}
    </section>
  );
}

interface NewProps {
  readonly source: CarryOverSource;
  readonly settings: SettingsInput;
  readonly onCancel: () => void;
}

function NewFromEarlier({ source, settings, onCancel }: NewProps): ReactNode {
  const { t } = useTranslation();
  const { description, navigate, person } = useApplication();
  const task = useTask('carryOver.create');
  // The button that led here is gone: who works by keyboard goes on at the head of the form.
  useEffect(() => document.getElementById('main')?.focus(), []);
  const [initial] = useState<AssessmentFormValues>(() => {
    const codes = description.instruments.map(({ code }) => code);
    // Another exercise: it gets an id and a name of its own.
    const { exerciseId: _, ...form } = formFrom(settings, codes);
    return { ...form, period: String(new Date().getFullYear()), title: '' };
  });
  const create = async (next: SettingsInput): Promise<void> => {
    const result = await task.run({ from: source, settings: next, by: person });
    if (result?.ok) navigate({ screen: 'carry-over', assessment: result.value.document.id });
  };
  return (
    <>
      <AssessmentForm
        title={t('carryOver.start.settings')}
        submitLabel={t('carryOver.start.create')}
        initial={initial}
        onSubmit={create}
        onCancel={onCancel}
        running={task.running}
        error={task.error}
      />
      {task.running && (
        <Progress
          label={t('carryOver.start.carrying')}
          done={task.progress?.done ?? 0}
          total={task.progress?.total ?? 0}
          onCancel={task.cancel}
        />
      )}
    </>
  );
}
