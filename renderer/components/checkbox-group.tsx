import type { ReactNode } from 'react';
import { CheckboxGroup as AriaCheckboxGroup, FieldError, Label, Text } from 'react-aria-components';
import { Checkbox } from './checkbox';
import type { Choice } from './choice';

interface Props<Id extends string> {
  readonly label: ReactNode;
  readonly choices: readonly Choice<Id>[];
  readonly value: readonly Id[];
  readonly onChange: (value: readonly Id[]) => void;
  readonly onBlur?: () => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly readOnly?: boolean;
  readonly hideLabel?: boolean;
  readonly id?: string;
}

export function CheckboxGroup<Id extends string>({
  label,
  choices,
  hint,
  error,
  value,
  onChange,
  readOnly,
  hideLabel,
  ...props
}: Props<Id>): ReactNode {
  return (
    <AriaCheckboxGroup
      {...props}
      value={[...value]}
      onChange={(next) => onChange(next as Id[])}
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
      <div className="choices">
        {choices.map((choice) => (
          <Checkbox key={choice.id} value={choice.id} hint={choice.hint}>
            {choice.label}
          </Checkbox>
        ))}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </AriaCheckboxGroup>
  );
}
