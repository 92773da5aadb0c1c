import type { ReactNode } from 'react';
import { formatRoute, type Route } from '../application/routes';

interface Props {
  readonly to: Route;
  readonly variant?: 'primary' | 'secondary' | 'quiet' | 'link';
  readonly children: ReactNode;
  readonly current?: boolean;
}

/** A real link to another place of the window: it can be opened in a second tab. */
export function RouteLink({ to, variant = 'link', children, current }: Props): ReactNode {
  return (
    <a
      href={formatRoute(to)}
      className={variant === 'link' ? 'link' : `button button-${variant}`}
      aria-current={current ? 'page' : undefined}
    >
      {children}
    </a>
  );
}
