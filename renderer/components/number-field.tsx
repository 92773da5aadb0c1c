import type { ReactNode } from 'react';
import { FieldError, Input, Label, NumberField as AriaNumberField, Text } from 'react-aria-components';

interface Props {
  readonly label: ReactNode;
  readonly value: number | undefined;
  readonly onChange: (value: number | undefined) => void;
  readonly onBlur?: () => void;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly whole?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly readOnly?: boolean;
  readonly hideLabel?: boolean;
  readonly id?: string;
}

/** Written and read in the language's own digits and separators. Blank is not zero. */
export function NumberField({
  label,
  value,
  onChange,
  minimum,
  maximum,
  whole,
  hint,
  error,
  readOnly,
  hideLabel,
  ...props
}: Props): ReactNode {
  return (
    <AriaNumberField
      {...props}
      value={value ?? NaN}
      onChange={(next) => onChange(Number.isNaN(next) ? undefined : next)}
      minValue={minimum}
      maxValue={maximum}
      formatOptions={{ useGrouping: !whole, maximumFractionDigits: whole ? 0 : 6 }}
      isReadOnly={readOnly}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      isWheelDisabled
      className="field"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Input className="input input-number" translate="no" spellCheck="false" />
      <FieldError className="field-error">{error}</FieldError>
    </AriaNumberField>
  );
}
