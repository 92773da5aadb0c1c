import type { ReactNode } from 'react';
import { useController, useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { useApplication } from '../../application/application-context';
import { InstrumentEntry } from './instrument-entry';
import { assessedInstruments, NOT_STATED, type AssessmentFormValues, type ParticipationEntry } from './assessment-form-values';

/** To which instruments the State is a Party, and which of them this assessment covers. */
export function InstrumentsSection(): ReactNode {
  const { t } = useTranslation();
  const { description } = useApplication();
  const { control } = useFormContext<AssessmentFormValues>();
  const practice = useWatch({ control, name: 'practice' });
  const { field, fieldState } = useController({
    control,
    name: 'participation',
    rules: { validate: (_, form) => assessedInstruments(form).length > 0 || t('start.new.instrumentMissing') },
  });
  const change = (code: string, entry: ParticipationEntry): void => field.onChange({ ...field.value, [code]: entry });
  return (
    <section className="form-section" aria-labelledby="new-instruments">
      <h2 id="new-instruments">{t('start.new.instrumentsTitle')}</h2>
      <p className="measure muted">{t('start.new.instrumentsHint')}</p>
      {fieldState.error && (
        <p className="field-error" role="alert">
          {fieldState.error.message}
        </p>
      )}
      <div data-invalid={fieldState.error ? true : undefined}>
        {description.instruments.map(({ code }) => (
          <InstrumentEntry
            key={code}
            code={code}
            practice={practice}
            entry={field.value[code] ?? NOT_STATED}
            onChange={(entry) => change(code, entry)}
          />
        ))}
      </div>
    </section>
  );
}
