import type { ReactNode } from 'react';
import type { CitationDifference } from '#core/comparison/comparison';
import { EvidenceName } from '../evidence/evidence-name';
import { ForceMark } from '../evidence/force-mark';
import { SourceParts } from './source-parts';

interface Props {
  readonly citations: readonly CitationDifference[];
  readonly side: 'older' | 'newer';
}

/** What one side cites: struck or underlined where the other does not, and what is said otherwise of what both cite. */
export function ComparedCitations({ citations, side }: Props): ReactNode {
  const other = side === 'older' ? 'added' : 'removed';
  const Mark = side === 'older' ? 'del' : 'ins';
  return (
    <ul className="plain-list">
      {citations.map((difference, place) => {
        if (difference.kind === other) return null;
        const evidence = difference.kind === 'changed' ? difference[side] : difference.evidence;
        const name = <EvidenceName evidence={evidence} />;
        return (
          <li key={place}>
            {difference.kind === 'same' || difference.kind === 'changed' ? name : <Mark>{name}</Mark>} <ForceMark evidence={evidence} />
            {difference.kind === 'changed' && <SourceParts difference={difference} sides={[side]} />}
          </li>
        );
      })}
    </ul>
  );
}
