import type { CitationDifference } from './comparison';
import { cited, evidenceContent, type Register } from './content';

/** What is cited in both, no longer, and newly: by content, so that evidence entered again under another id is the same. */
export function citationDifferences(
  older: readonly string[],
  olderRegister: Register,
  newer: readonly string[],
  newerRegister: Register,
): readonly CitationDifference[] {
  const before = byContent(older, olderRegister);
  const after = byContent(newer, newerRegister);
  return [
    ...[...after].map(([content, evidence]) => ({ kind: before.has(content) ? ('same' as const) : ('added' as const), evidence })),
    ...[...before].filter(([content]) => !after.has(content)).map(([, evidence]) => ({ kind: 'removed' as const, evidence })),
  ];
}

const byContent = (ids: readonly string[], register: Register) =>
  new Map(
    ids.flatMap((id) => {
      const evidence = cited(id, register);
      return evidence ? [[evidenceContent(evidence), evidence] as const] : [];
    }),
  );
