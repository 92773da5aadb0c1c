import type { CompositionEventHandler, ReactNode, Ref } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';

export interface TextFieldProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur?: () => void;
  readonly hint?: ReactNode;
  /** Shown under the field, and the field is marked invalid. */
  readonly error?: string;
  readonly type?: 'text' | 'password' | 'search' | 'url';
  readonly lines?: number;
  readonly placeholder?: string;
  readonly required?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly autoComplete?: string;
  readonly id?: string;
  readonly maxLength?: number;
  readonly hideLabel?: boolean;
  readonly onCompositionStart?: CompositionEventHandler;
  readonly onCompositionEnd?: CompositionEventHandler;
  readonly inputRef?: Ref<HTMLInputElement>;
  /** Identifiers, links, passphrases: always left to right. */
  readonly latin?: boolean;
  /** Language of what is entered, for screen readers and fonts. */
  readonly textLanguage?: string;
}

/**
 * One or many lines of text. Neither translated nor spell-checked by the browser, which may send what it reads to its
 * maker; the direction follows what is typed.
 */
export function TextField({
  label,
  hint,
  error,
  placeholder,
  lines = 1,
  type = 'text',
  inputRef,
  latin,
  textLanguage,
  hideLabel,
  ...props
}: TextFieldProps): ReactNode {
  const shared = { placeholder, lang: textLanguage, translate: 'no', dir: latin ? 'ltr' : 'auto', className: 'input' } as const;
  return (
    <AriaTextField
      value={props.value}
      onChange={props.onChange}
      onBlur={props.onBlur}
      type={type}
      id={props.id}
      isRequired={props.required}
      isDisabled={props.disabled}
      isReadOnly={props.readOnly}
      isInvalid={error !== undefined}
      autoFocus={props.autoFocus}
      autoComplete={props.autoComplete ?? 'off'}
      spellCheck="false"
      maxLength={props.maxLength}
      validationBehavior="aria"
      className="field"
      onCompositionStart={props.onCompositionStart}
      onCompositionEnd={props.onCompositionEnd}
    >
      <Label className={hideLabel ? 'visually-hidden' : 'label'}>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      {type !== 'password' && <span className="print-value" data-value={props.value} translate="no" aria-hidden="true" />}
      {lines > 1 ? <TextArea {...shared} rows={lines} /> : <Input {...shared} ref={inputRef} />}
      <FieldError className="field-error">{error}</FieldError>
    </AriaTextField>
  );
}
