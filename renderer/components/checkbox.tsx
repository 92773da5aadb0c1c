import type { ReactNode } from 'react';
import { Checkbox as AriaCheckbox } from 'react-aria-components';

interface Props {
  readonly children: ReactNode;
  readonly hint?: ReactNode;
  readonly checked?: boolean;
  readonly onChange?: (checked: boolean) => void;
  readonly onBlur?: () => void;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  /** Its id within a CheckboxGroup. */
  readonly value?: string;
}

export function Checkbox({ children, hint, checked, disabled, readOnly, ...props }: Props): ReactNode {
  return (
    <AriaCheckbox {...props} isSelected={checked} isDisabled={disabled} isReadOnly={readOnly} className="choice choice-checkbox">
      <span className="choice-mark" aria-hidden="true" />
      <span>
        {children}
        {hint && <span className="choice-hint">{hint}</span>}
      </span>
    </AriaCheckbox>
  );
}
