import type { ReactNode } from 'react';
import { FieldError, Label, Radio, RadioGroup as AriaRadioGroup, Text } from 'react-aria-components';
import type { Choice } from './choice';

interface Props<Id extends string> {
  readonly label: ReactNode;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: () => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly readOnly?: boolean;
  readonly horizontal?: boolean;
  readonly hideLabel?: boolean;
  readonly id?: string;
}

export function RadioGroup<Id extends string>({
  label,
  choices,
  hint,
  error,
  value,
  onChange,
  horizontal,
  hideLabel,
  readOnly,
  ...props
}: Props<Id>): ReactNode {
  return (
    <AriaRadioGroup
      {...props}
      value={value}
      onChange={(next) => onChange(next as Id)}
      isReadOnly={readOnly}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      orientation={horizontal ? 'horizontal' : 'vertical'}
      className="field"
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className={horizontal ? 'choices choices-horizontal' : 'choices'}>
        {choices.map((choice) => (
          <Radio key={choice.id} value={choice.id} className="choice choice-radio">
            <span className="choice-mark" aria-hidden="true" />
            <span>
              {choice.label}
              {choice.hint && <span className="choice-hint">{choice.hint}</span>}
            </span>
          </Radio>
        ))}
      </div>
      <FieldError className="field-error">{error}</FieldError>
    </AriaRadioGroup>
  );
}
