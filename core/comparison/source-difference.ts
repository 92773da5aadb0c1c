import type { Question } from '../questionnaire/definition';
import { citedIn } from '../answers/citations';
import type { SubmittedAnswer, SubmittedEvidence } from '../submission/submission';
import type { SourceDifference } from './comparison';
import { cited, differingParts, evidenceContent, textContent, type Register } from './content';

/** One side, as far as sources matter. */
export interface CitingSide {
  readonly register: Register;
  readonly questions: ReadonlyMap<string, Question>;
  readonly answers: ReadonlyMap<string, SubmittedAnswer>;
}

interface CitedSource {
  readonly id: string;
  readonly evidence: SubmittedEvidence;
  readonly content: string;
  readonly provisions: Set<string>;
}

/**
 * What became of every source that is cited: the same by content first, then by file, by id and by title, each with one
 * partner. Files are told by SHA-512 and size; nothing is opened.
 */
export function sourceDifferences(older: CitingSide, newer: CitingSide): readonly SourceDifference[] {
  const before = sourcesOf(older);
  const after = sourcesOf(newer);
  const partners = pairUp(before, after);
  const found = new Set(partners.values());
  return [
    ...after.map((source) => difference(partners.get(source), source)),
    ...before.filter((source) => !found.has(source)).map((source) => difference(source, undefined)),
  ];
}

function sourcesOf({ register, questions, answers }: CitingSide): readonly CitedSource[] {
  const sources = new Map<string, CitedSource>();
  for (const [question, { value }] of answers) {
    const asked = questions.get(question);
    if (value === undefined || !asked) continue;
    for (const id of citedIn(asked, value)) {
      const evidence = cited(id, register);
      if (!evidence) continue;
      const content = evidenceContent(evidence);
      const known = sources.get(content) ?? { id, evidence, content, provisions: new Set() };
      known.provisions.add(asked.provision);
      sources.set(content, known);
    }
  }
  return [...sources.values()];
}

function pairUp(before: readonly CitedSource[], after: readonly CitedSource[]): ReadonlyMap<CitedSource, CitedSource> {
  const partners = new Map<CitedSource, CitedSource>();
  const free = new Set(before);
  const likeness: readonly ((source: CitedSource) => string | undefined)[] = [
    ({ content }) => content,
    ({ evidence }) => evidence.attachment?.sha512,
    ({ id, evidence }) => `${evidence.kind} ${id}`,
    ({ evidence: { kind, title } }) => `${kind} ${textContent(title).trim().toLowerCase()}`,
  ];
  for (const by of likeness) {
    const waiting = new Map([...free].map((source) => [by(source), source]));
    for (const source of after) {
      const key = by(source);
      const match = key === undefined || partners.has(source) ? undefined : waiting.get(key);
      if (!match || !free.has(match)) continue;
      partners.set(source, match);
      free.delete(match);
    }
  }
  return partners;
}

function difference(older: CitedSource | undefined, newer: CitedSource | undefined): SourceDifference {
  const [then, now] = [older?.evidence, newer?.evidence];
  const parts = then && now ? differingParts(then, now) : [];
  const file = fileOf(then, now);
  const kind = !older ? 'added' : !newer ? 'removed' : older.content === newer.content ? 'same' : 'changed';
  return {
    kind,
    ...(then && { older: then }),
    ...(now && { newer: now }),
    parts,
    ...(file && { file }),
    provisions: [...(newer ?? older)!.provisions],
  };
}

function fileOf(older: SubmittedEvidence | undefined, newer: SubmittedEvidence | undefined): SourceDifference['file'] {
  const [then, now] = [older?.attachment, newer?.attachment];
  if (then === undefined) return now === undefined ? undefined : 'added';
  if (now === undefined) return 'removed';
  const sameName = textContent(then.name) === textContent(now.name);
  if (then.sha512 === now.sha512) return sameName ? 'same' : 'renamed';
  return sameName ? 'under-same-name' : 'replaced';
}
