import type { ReactNode } from 'react';
import type { EvidenceContent } from '#core/answers/same-evidence';
import { useFormats } from '../hooks/use-formats';

/** What a source is called: its title and its article, number or source. */
export function EvidenceName({ evidence: { title, reference } }: { readonly evidence: EvidenceContent }): ReactNode {
  const { comma } = useFormats();
  return (
    <bdi translate="no">
      {title}
      {reference && comma + reference}
    </bdi>
  );
}
