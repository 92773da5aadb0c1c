import type { ReactNode } from 'react';
import { useController, useFormContext } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { PRACTICE_STATE } from '#core/register/practice-state';
import { LANGUAGES } from '#core/questionnaire/wording';
import { useApplication } from '../../application/application-context';
import { Checkbox } from '../../components/checkbox';
import { CheckboxGroup } from '../../components/checkbox-group';
import { DateField } from '../../components/date-field';
import { SearchSelect } from '../../components/search-select';
import { Select } from '../../components/select';
import { TextField } from '../../components/text-field';
import { LANGUAGE_NAMES } from '../../localisation/direction';
import type { AssessmentFormValues } from './assessment-form-values';

const MECHANISMS = ['untoc-review', 'uncac-review', 'self-assessment'] as const;

const CYCLES = ['first', 'second', 'none'] as const;

export function ExerciseSection(): ReactNode {
  const { t } = useTranslation();
  const { states, stateName, language, locale } = useApplication();
  const { control } = useFormContext<AssessmentFormValues>();
  const state = useController({
    control,
    name: 'state',
    rules: {
      validate: (value, form) => (value !== null && (value !== PRACTICE_STATE || form.practice)) || t('start.new.stateMissing'),
    },
  });
  const title = useController({
    control,
    name: 'title',
    rules: { validate: (value) => value.trim() !== '' || t('start.new.titleMissing') },
  });
  const languages = useController({
    control,
    name: 'languages',
    rules: { validate: (value) => value.length > 0 || t('start.new.languageMissing') },
  });
  const mechanism = useController({ control, name: 'mechanism' });
  const cycle = useController({ control, name: 'cycle' });
  const period = useController({ control, name: 'period' });
  const deadline = useController({ control, name: 'deadline' });
  const date = useController({ control, name: 'assessmentDate' });
  const practice = useController({ control, name: 'practice' });
  const collator = new Intl.Collator(locale);
  const inOrder = states
    .map(({ code, name }) => ({ id: code, text: name[language] }))
    .sort((one, other) => collator.compare(one.text, other.text));
  // Nobody's State, for a practice run: first, because it is what a beginner looks for.
  const choices = practice.field.value ? [{ id: PRACTICE_STATE, text: stateName(PRACTICE_STATE) }, ...inOrder] : inOrder;

  return (
    <>
      <section className="form-section" aria-labelledby="new-state">
        <h2 id="new-state">{t('start.new.stateTitle')}</h2>
        <SearchSelect
          label={t('start.new.state')}
          hint={t('start.new.stateHint')}
          choices={choices}
          value={state.field.value}
          onChange={state.field.onChange}
          error={state.fieldState.error?.message}
          empty={t('common.nothingFound')}
          openLabel={t('common.showList')}
          chosen={(name) => t('start.new.stateChosen', { state: name })}
          notChosen={t('start.new.stateNotChosen')}
          inputRef={state.field.ref}
        />
        <Checkbox checked={practice.field.value} onChange={practice.field.onChange} hint={t('start.new.practiceHint')}>
          {t('start.new.practice')}
        </Checkbox>
      </section>
      <section className="form-section" aria-labelledby="new-exercise">
        <h2 id="new-exercise">{t('start.new.exerciseTitle')}</h2>
        <div className="form-row">
          <Select
            label={t('start.new.mechanism')}
            choices={MECHANISMS.map((id) => ({ id, label: t(`mechanism.${id}`) }))}
            value={mechanism.field.value}
            onChange={mechanism.field.onChange}
          />
          {mechanism.field.value === 'uncac-review' && (
            <Select
              label={t('start.new.cycle')}
              choices={CYCLES.map((id) => ({ id, label: t(`cycle.${id}`) }))}
              value={cycle.field.value === 1 ? 'first' : cycle.field.value === 2 ? 'second' : 'none'}
              onChange={(next) => cycle.field.onChange(next === 'first' ? 1 : next === 'second' ? 2 : null)}
            />
          )}
          <TextField
            label={t('start.new.period')}
            hint={t('start.new.periodHint')}
            value={period.field.value}
            onChange={period.field.onChange}
          />
        </div>
        <TextField
          label={t('start.new.name')}
          hint={t('start.new.nameHint')}
          value={title.field.value}
          onChange={title.field.onChange}
          error={title.fieldState.error?.message}
          maxLength={300}
          inputRef={title.field.ref}
          required
        />
        <div className="form-row">
          <DateField
            label={t('start.new.date')}
            hint={t('start.new.dateHint')}
            value={date.field.value}
            onChange={(value) => value && date.field.onChange(value)}
          />
          <DateField
            label={t('start.new.deadline')}
            hint={t('start.new.deadlineHint')}
            value={deadline.field.value}
            onChange={deadline.field.onChange}
            clearLabel={t('common.clear')}
          />
        </div>
        <CheckboxGroup
          label={t('start.new.languages')}
          hint={t('start.new.languagesHint')}
          choices={LANGUAGES.map((id) => ({ id, label: LANGUAGE_NAMES[id] }))}
          value={languages.field.value}
          onChange={languages.field.onChange}
          error={languages.fieldState.error?.message}
        />
      </section>
    </>
  );
}
