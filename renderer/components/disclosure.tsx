import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly children: ReactNode;
  readonly open?: boolean;
  readonly onToggle?: (open: boolean) => void;
}

/** Folded text that the browser's own search still finds. */
export function Disclosure({ title, children, open, onToggle }: Props): ReactNode {
  return (
    <details className="disclosure" open={open} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div className="disclosure-content">{children}</div>
    </details>
  );
}
