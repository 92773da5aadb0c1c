import type { ReactNode, Ref } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style' | 'render'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly className?: string;
  /** Keys that press it from anywhere, as `aria-keyshortcuts` spells them. */
  readonly shortcut?: string;
  /** What it set going is still under way: it cannot be pressed, and the focus stays on it, as it would not if it were disabled. */
  readonly isBusy?: boolean;
}

/** Says what happens when it is pressed. One primary button a view. */
export function Button({ variant = 'secondary', className = '', shortcut, isBusy = false, ...props }: ButtonProps): ReactNode {
  return (
    <AriaButton
      {...props}
      {...(isBusy && { 'aria-disabled': true, onPress: () => undefined })}
      className={`button button-${variant} ${className}`}
      // The library hands only labels on to the element.
      {...(shortcut !== undefined && { render: (button) => <button {...button} aria-keyshortcuts={shortcut} /> })}
    />
  );
}
