import type { ReactNode } from 'react';

/** A treaty reference or another identifier: never translated, never torn apart by a right-to-left line. */
export function Reference({ children }: { readonly children: string }): ReactNode {
  return (
    <bdi dir="ltr" translate="no" className="reference">
      {children}
    </bdi>
  );
}
