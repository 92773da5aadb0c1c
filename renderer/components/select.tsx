import type { ReactNode } from 'react';
import { Button, FieldError, Label, ListBox, ListBoxItem, Popover, Select as AriaSelect, SelectValue, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Choice } from './choice';

interface Props<Id extends string> {
  readonly label: ReactNode;
  readonly choices: readonly Choice<Id>[];
  readonly value: Id | null;
  readonly onChange: (value: Id) => void;
  readonly onBlur?: () => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
  readonly compact?: boolean;
  readonly id?: string;
}

export function Select<Id extends string>({
  label,
  choices,
  value,
  onChange,
  hint,
  error,
  disabled,
  hideLabel,
  compact,
  placeholder,
  ...props
}: Props<Id>): ReactNode {
  const { t } = useTranslation();
  return (
    <AriaSelect
      {...props}
      placeholder={placeholder ?? t('common.choose')}
      value={value}
      onChange={(next) => next !== null && onChange(String(next) as Id)}
      isDisabled={disabled}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      className={compact ? 'field field-compact' : 'field'}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <Button className="input select-button">
        <SelectValue className="select-value" />
        <span className="select-arrow" aria-hidden="true" />
      </Button>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover">
        <ListBox className="listbox" items={choices}>
          {(choice) => (
            <ListBoxItem
              id={choice.id}
              textValue={choice.text ?? (typeof choice.label === 'string' ? choice.label : choice.id)}
              className="listbox-item"
            >
              {choice.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
