import type { ReactNode } from 'react';

/** One thing that can be chosen. `lang` and `dir` where the label is not in the language of the window. */
export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** Text for type-ahead and screen readers where the label is not plain text. */
  readonly text?: string;
}
