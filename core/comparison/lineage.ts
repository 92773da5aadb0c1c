import type { Question, Questionnaire } from '../questionnaire/definition';

/** Which question (and provision) of the older questionnaire became which of the newer one. */
export interface Lineage {
  /** Id in the older questionnaire, for an id in the newer one; `undefined`: it is new. */
  olderQuestion(newer: string): string | undefined;
  olderProvision(newer: string): string | undefined;
}

/**
 * An id that both questionnaires have is the same question: released ids never change their meaning. Otherwise the newer
 * questionnaire says what a question was formerly, or what its provision was, whose questions then keep their local names.
 * Nothing is guessed from likeness, and no older question has two heirs: the first in order is taken.
 */
export function lineageBetween(older: Questionnaire, newer: Questionnaire): Lineage {
  const provisions = heirs(
    newer.provisions.map(({ id, formerly }) => ({ id, candidates: [id, ...(formerly ?? [])] })),
    new Set(older.provisions.map(({ id }) => id)),
  );
  const questions = heirs(
    newer.questions.map((question) => ({ id: question.id, candidates: formerIds(question, provisions.get(question.provision)) })),
    new Set(older.questions.map(({ id }) => id)),
  );
  return { olderQuestion: (id) => questions.get(id), olderProvision: (id) => provisions.get(id) };
}

interface Heir {
  readonly id: string;
  readonly candidates: readonly string[];
}

function formerIds(question: Question, formerProvision: string | undefined): readonly string[] {
  const local = question.id.slice(question.provision.length);
  return [question.id, ...(question.formerly ?? []), ...(formerProvision === undefined ? [] : [formerProvision + local])];
}

function heirs(newer: readonly Heir[], older: ReadonlySet<string>): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const taken = new Set<string>();
  const take = ({ id }: Heir, former: string | undefined) => {
    if (former === undefined) return;
    found.set(id, former);
    taken.add(former);
  };
  for (const heir of newer) if (older.has(heir.id)) take(heir, heir.id);
  for (const heir of newer) {
    if (!found.has(heir.id))
      take(
        heir,
        heir.candidates.find((id) => older.has(id) && !taken.has(id)),
      );
  }
  return found;
}
