import type { ReactNode, Ref } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text } from 'react-aria-components';

interface Props {
  readonly label: ReactNode;
  /** `text` is searched and shown. */
  readonly choices: readonly { readonly id: string; readonly text: string }[];
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly hint?: ReactNode;
  readonly error?: string;
  readonly empty: string;
  readonly openLabel: string;
  /** Where the focus goes when this is what is missing. */
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** A long list that is found by typing: States. */
export function SearchSelect({ label, choices, value, onChange, hint, error, empty, openLabel, inputRef }: Props): ReactNode {
  return (
    <ComboBox
      defaultItems={choices}
      value={value}
      onChange={(next) => onChange(next === null ? null : String(next))}
      isInvalid={error !== undefined}
      validationBehavior="aria"
      menuTrigger="focus"
      allowsEmptyCollection
      className="field"
    >
      <Label className="label">{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <div className="input-group">
        <Input ref={inputRef} className="input" autoComplete="off" spellCheck="false" />
        <Button className="button button-quiet input-group-button" aria-label={openLabel}>
          <span className="select-arrow" aria-hidden="true" />
        </Button>
      </div>
      <FieldError className="field-error">{error}</FieldError>
      <Popover className="popover">
        <ListBox className="listbox" renderEmptyState={() => <div className="listbox-empty">{empty}</div>}>
          {(choice: { id: string; text: string }) => (
            <ListBoxItem id={choice.id} textValue={choice.text} className="listbox-item">
              {choice.text}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
