import type { ReactNode } from 'react';
import { Controller, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import type { EvidenceKind } from '#core/questionnaire/definition';
import { DateField } from '../../../components/date-field';
import { Select } from '../../../components/select';
import { TextField } from '../../../components/text-field';
import { FIELDS_OF, isWebAddress, type EvidenceFieldName, type EvidenceForm } from './evidence-form';

const DATES: readonly EvidenceFieldName[] = ['adopted', 'inForce', 'date', 'lastSeen'];
const LONG: readonly EvidenceFieldName[] = ['summary', 'outcome'];
const STAGES = ['in-force', 'adopted', 'bill', 'repealed'] as const;

interface Props {
  readonly kind: EvidenceKind;
  readonly control: Control<EvidenceForm>;
}

/** The fields of one kind of evidence. */
export function EvidenceFields({ kind, control }: Props): ReactNode {
  const { t } = useTranslation();
  const validate = (name: EvidenceFieldName, value: string): string | true => {
    if (name === 'title' && value.trim() === '') return t('evidence.titleMissing');
    if (name !== 'link') return true;
    if (value.trim() === '') return kind === 'link' ? t('evidence.linkMissing') : true;
    return isWebAddress(value) || t('evidence.linkInvalid');
  };
  return FIELDS_OF[kind].map((name) => (
    <Controller
      key={name}
      name={name}
      control={control}
      rules={{ validate: (value) => validate(name, value) }}
      render={({ field, fieldState }) => {
        const shared = { label: label(t, kind, name), error: fieldState.error?.message, onBlur: field.onBlur };
        if (name === 'stage') {
          return (
            <Select
              {...shared}
              hint={t('evidence.stageHint')}
              choices={STAGES.map((id) => ({ id, label: t(`evidence.stage.${id}`) }))}
              value={field.value === '' ? null : (field.value as (typeof STAGES)[number])}
              onChange={field.onChange}
            />
          );
        }
        if (DATES.includes(name)) {
          return (
            <DateField
              {...shared}
              hint={name === 'lastSeen' ? t('evidence.lastSeenHint') : undefined}
              value={field.value || undefined}
              onChange={(value) => field.onChange(value ?? '')}
              clearLabel={t('common.clear')}
            />
          );
        }
        return (
          <TextField
            {...shared}
            value={field.value}
            onChange={field.onChange}
            lines={LONG.includes(name) ? 3 : 1}
            latin={name === 'link'}
            autoFocus={name === 'title'}
            hint={name === 'title' && kind === 'case' ? t('evidence.initialsOnly') : undefined}
            required={name === 'title'}
            inputRef={name === 'title' || name === 'link' ? field.ref : undefined}
          />
        );
      }}
    />
  ));
}

/** Some words differ by kind: the "reference" of a law is its article, of a statistic its source. */
function label(t: (key: string | string[]) => string, kind: EvidenceKind, name: EvidenceFieldName): string {
  return t([`evidence.field.${name}-${kind}`, `evidence.field.${name}`]);
}
