import type { SubmittedEvidence } from '../submission/submission';
import type { CitationDifference } from './comparison';
import { cited, differingParts, evidenceContent, textContent, type Register } from './content';

/**
 * What is cited in both, no longer, and newly: by content, so that evidence entered again under another id is the same. What
 * both call the same is one citation that says something else, not one taken away and one put in its place.
 */
export function citationDifferences(
  older: readonly string[],
  olderRegister: Register,
  newer: readonly string[],
  newerRegister: Register,
): readonly CitationDifference[] {
  const before = byContent(older, olderRegister);
  const after = byContent(newer, newerRegister);
  const gone = [...before].filter(([content]) => !after.has(content)).map(([, evidence]) => evidence);
  const stood = [...after].map(([content, evidence]): CitationDifference => {
    if (before.has(content)) return { kind: 'same', evidence };
    const place = gone.findIndex((each) => nameOf(each) === nameOf(evidence));
    const [then] = place < 0 ? [] : gone.splice(place, 1);
    return then ? changed(then, evidence) : { kind: 'added', evidence };
  });
  return [...stood, ...gone.map((evidence): CitationDifference => ({ kind: 'removed', evidence }))];
}

/** What is shown of a source where it is cited. */
const nameOf = ({ title, reference }: SubmittedEvidence): string => JSON.stringify([textContent(title), textContent(reference ?? '')]);

function changed(older: SubmittedEvidence, newer: SubmittedEvidence): CitationDifference {
  const file = older.attachment?.sha512 === newer.attachment?.sha512 ? [] : (['attachment'] as const);
  return { kind: 'changed', older, newer, parts: [...differingParts(older, newer), ...file] };
}

const byContent = (ids: readonly string[], register: Register) =>
  new Map(
    ids.flatMap((id) => {
      const evidence = cited(id, register);
      return evidence ? [[evidenceContent(evidence), evidence] as const] : [];
    }),
  );
