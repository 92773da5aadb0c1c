import type { ReactNode } from 'react';

interface Props {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
}

/** What a place says while there is nothing in it, and how something gets there. */
export function EmptyState({ title, children, action }: Props): ReactNode {
  return (
    <div className="empty-state">
      <p className="empty-title">{title}</p>
      {children && <p className="measure">{children}</p>}
      {action}
    </div>
  );
}
