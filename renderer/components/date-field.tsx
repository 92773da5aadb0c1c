import { parseDate, type CalendarDate } from '@internationalized/date';
import type { ReactNode } from 'react';
import { DateField as AriaDateField, DateInput, DateSegment, FieldError, Label, Text } from 'react-aria-components';
import { Button } from './button';

interface Props {
  readonly label: ReactNode;
  /** ISO date, or empty. */
  readonly value: string | undefined;
  /** `undefined` when it was cleared. Only whole dates arrive here. */
  readonly onChange: (value: string | undefined) => void;
  readonly onBlur?: () => void;
  readonly clearLabel?: string;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly readOnly?: boolean;
  readonly hideLabel?: boolean;
  readonly id?: string;
}

/** A date typed part by part, in the order of the language. */
export function DateField({ label, value, onChange, clearLabel, hint, error, readOnly, hideLabel, ...props }: Props): ReactNode {
  return (
    <AriaDateField<CalendarDate>
      {...props}
      value={readDate(value)}
      onChange={(next) => onChange(next?.toString())}
      granularity="day"
      isReadOnly={readOnly}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className="field"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="date-row">
        <DateInput className="input date-input" translate="no">
          {(segment) => <DateSegment segment={segment} className="date-segment" />}
        </DateInput>
        {value && clearLabel && !readOnly && (
          <Button variant="quiet" onPress={() => onChange(undefined)} aria-label={clearLabel}>
            <span aria-hidden="true">×</span>
          </Button>
        )}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </AriaDateField>
  );
}

function readDate(value: string | undefined): CalendarDate | null {
  if (!value) return null;
  try {
    return parseDate(value);
  } catch {
    return null;
  }
}
