import type { ReactNode } from 'react';
import type { EvidenceContent } from '#core/answers/same-evidence';

/** What a source is called: its title and its article, number or source. */
export function EvidenceName({ evidence: { title, reference } }: { readonly evidence: EvidenceContent }): ReactNode {
  return (
    <bdi translate="no">
      {title}
      {reference && `, ${reference}`}
    </bdi>
  );
}
