import type { ReactNode } from 'react';

/** One thing that can be chosen. What may be in another language than the window's is a `phraseChoice`. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Text for type-ahead and screen readers where the label is not plain text. */
  readonly text?: string;
}
