import type { Question, Questionnaire } from '../questionnaire/definition';

/** Which questions (and provision) of the older questionnaire became which of the newer one. */
export interface Lineage {
  /** Ids in the older questionnaire, for an id in the newer one; none: it is new. Several: they were merged into it. */
  olderQuestions(newer: string): readonly string[];
  olderProvision(newer: string): string | undefined;
  /** Ids in the newer questionnaire that take the place of one in the older: itself, where it is still asked. */
  newerQuestions(older: string): readonly string[];
}

/**
 * An id that both questionnaires have is the same question: released ids never change their meaning. Otherwise the newer
 * questionnaire says what a question replaces, or what its provision does, whose questions then keep their local names. One
 * older question may have several heirs: it was split. Nothing is guessed from likeness.
 */
export function lineageBetween(older: Questionnaire, newer: Questionnaire): Lineage {
  if (older.version === newer.version) return ITSELF;
  const provisions = heirs(newer.provisions, older.provisions, ({ replaces = [] }) => replaces);
  const questions = heirs(newer.questions, older.questions, (question) => formerIds(question, provisions(question.provision)[0]));
  let further: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    olderQuestions: questions,
    olderProvision: (id) => provisions(id)[0],
    newerQuestions: (id) => (questions.kept.has(id) ? [id] : ((further ??= turnedRound(questions.others)).get(id) ?? [])),
  };
}

/** Whatever one version asks, the same version asks. */
const ITSELF: Lineage = { olderQuestions: (id) => [id], olderProvision: (id) => id, newerQuestions: (id) => [id] };

function formerIds(question: Question, formerProvision: string | undefined): readonly string[] {
  const local = question.id.slice(question.provision.length);
  return [...(question.replaces ?? []), ...(formerProvision === undefined ? [] : [formerProvision + local])];
}

interface Heirs {
  (newer: string): readonly string[];
  readonly kept: ReadonlySet<string>;
  /** Of what is not kept only: most is. */
  readonly others: ReadonlyMap<string, readonly string[]>;
}

/** `candidates`: what one replaces, its own id apart. */
function heirs<T extends { readonly id: string }>(
  newer: readonly T[],
  older: readonly { readonly id: string }[],
  candidates: (of: T) => readonly string[],
): Heirs {
  const before = new Set(older.map(({ id }) => id));
  const kept = new Set<string>();
  for (const { id } of newer) if (before.has(id)) kept.add(id);
  const others = new Map<string, readonly string[]>();
  for (const each of newer)
    if (!kept.has(each.id))
      others.set(
        each.id,
        [...new Set(candidates(each))].filter((id) => before.has(id) && !kept.has(id)),
      );
  return Object.assign((id: string) => (kept.has(id) ? [id] : (others.get(id) ?? [])), { kept, others });
}

function turnedRound(of: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly string[]> {
  const turned = new Map<string, string[]>();
  for (const [newer, olders] of of)
    for (const older of olders) {
      const known = turned.get(older);
      if (known) known.push(newer);
      else turned.set(older, [newer]);
    }
  return turned;
}
