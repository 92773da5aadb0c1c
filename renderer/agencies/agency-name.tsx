import { type ReactNode, type Ref } from 'react';
import { Button, ComboBox, FieldError, Input, Label, ListBox, ListBoxItem, Popover, Text, useFilter } from 'react-aria-components';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly value: string;
  readonly onChange: (name: string) => void;
  /** Names used before, to be chosen instead of typed: one agency under one name. */
  readonly known: readonly string[];
  readonly error?: string;
  /** One that is asked again keeps its name. */
  readonly readOnly?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
}

/** The name of an agency: any text, with those used before below it. */
export function AgencyName({ value, onChange, known, error, readOnly, inputRef }: Props): ReactNode {
  const { t } = useTranslation();
  const { contains } = useFilter({ sensitivity: 'base', ignorePunctuation: true });
  const offered = known.filter((name) => value.trim() === '' || contains(name, value.trim())).map((name) => ({ id: name }));
  return (
    <ComboBox
      items={offered}
      inputValue={value}
      onInputChange={onChange}
      onChange={(name) => name !== null && onChange(String(name))}
      allowsCustomValue
      isInvalid={error !== undefined}
      isRequired
      isReadOnly={readOnly}
      validationBehavior="aria"
      className="field"
    >
      <Label className="label">{t('agencies.new.agency')}</Label>
      <Text slot="description" className="hint">
        {t('agencies.new.agencyHint')}
      </Text>
      <FieldError className="field-error">{error}</FieldError>
      <div className="input-group">
        <Input ref={inputRef} className="input" autoComplete="off" spellCheck="false" translate="no" dir="auto" maxLength={200} />
        {known.length > 0 && !readOnly && (
          <Button className="button button-quiet input-group-button" aria-label={t('agencies.new.known')}>
            <span className="select-arrow" aria-hidden="true" />
          </Button>
        )}
      </div>
      <Popover className="popover">
        <ListBox className="listbox" aria-label={t('agencies.new.known')}>
          {({ id }: { readonly id: string }) => (
            <ListBoxItem id={id} textValue={id} className="listbox-item">
              <bdi translate="no">{id}</bdi>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
