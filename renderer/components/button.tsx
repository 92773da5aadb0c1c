import type { ReactNode } from 'react';
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components';

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'danger';
  readonly children: ReactNode;
  readonly className?: string;
}

/** Says what happens when it is pressed. One primary button a view. */
export function Button({ variant = 'secondary', className = '', ...props }: ButtonProps): ReactNode {
  return <AriaButton {...props} className={`button button-${variant} ${className}`} />;
}
