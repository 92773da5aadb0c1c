import type { Question, Questionnaire } from '../questionnaire/definition';

/** Which questions (and provision) of the older questionnaire became which of the newer one. */
export interface Lineage {
  /** Ids in the older questionnaire, for an id in the newer one; none: it is new. Several: they were merged into it. */
  olderQuestions(newer: string): readonly string[];
  olderProvision(newer: string): string | undefined;
}

/**
 * An id that both questionnaires have is the same question: released ids never change their meaning. Otherwise the newer
 * questionnaire says what a question replaces, or what its provision does, whose questions then keep their local names. One
 * older question may have several heirs: it was split. Nothing is guessed from likeness.
 */
export function lineageBetween(older: Questionnaire, newer: Questionnaire): Lineage {
  const provisions = heirs(
    newer.provisions.map(({ id, replaces = [] }) => ({ id, candidates: replaces })),
    new Set(older.provisions.map(({ id }) => id)),
  );
  const questions = heirs(
    newer.questions.map((question) => ({ id: question.id, candidates: formerIds(question, provisions.get(question.provision)?.[0]) })),
    new Set(older.questions.map(({ id }) => id)),
  );
  return { olderQuestions: (id) => questions.get(id) ?? [], olderProvision: (id) => provisions.get(id)?.[0] };
}

interface Heir {
  readonly id: string;
  /** What it replaces, its own id apart. */
  readonly candidates: readonly string[];
}

function formerIds(question: Question, formerProvision: string | undefined): readonly string[] {
  const local = question.id.slice(question.provision.length);
  return [...(question.replaces ?? []), ...(formerProvision === undefined ? [] : [formerProvision + local])];
}

function heirs(newer: readonly Heir[], older: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const kept = new Set(newer.flatMap(({ id }) => (older.has(id) ? [id] : [])));
  return new Map(
    newer.map(({ id, candidates }) => [
      id,
      kept.has(id) ? [id] : [...new Set(candidates)].filter((each) => older.has(each) && !kept.has(each)),
    ]),
  );
}
