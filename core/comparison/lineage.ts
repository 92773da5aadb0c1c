import type { Question, Questionnaire } from '../questionnaire/definition';
import { questionsById } from '../questionnaire/questions-by-id';

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
  const provisions = heirs(byId(newer.provisions), byId(older.provisions), ({ replaces = [] }) => replaces);
  const former = (question: Question) => formerIds(question, provisions.of(question.provision)[0]);
  const questions = heirs(questionsById(newer), questionsById(older), former);
  let further: ReadonlyMap<string, readonly string[]> | undefined;
  return {
    olderQuestions: questions.of,
    olderProvision: (id) => provisions.of(id)[0],
    newerQuestions: (id) => (questions.isKept(id) ? [id] : ((further ??= turnedRound(questions.others)).get(id) ?? [])),
  };
}

/** Whatever one version asks, the same version asks. */
const ITSELF: Lineage = { olderQuestions: (id) => [id], olderProvision: (id) => id, newerQuestions: (id) => [id] };

function formerIds(question: Question, formerProvision: string | undefined): readonly string[] {
  const local = question.id.slice(question.provision.length);
  return [...(question.replaces ?? []), ...(formerProvision === undefined ? [] : [formerProvision + local])];
}

const byId = <T extends { readonly id: string }>(all: readonly T[]): ReadonlyMap<string, T> => new Map(all.map((each) => [each.id, each]));

interface Heirs {
  of(newer: string): readonly string[];
  isKept(id: string): boolean;
  /** Of what is not kept only: most is. */
  readonly others: ReadonlyMap<string, readonly string[]>;
}

/** `candidates`: what one replaces, its own id apart. */
function heirs<T>(newer: ReadonlyMap<string, T>, older: ReadonlyMap<string, T>, candidates: (of: T) => readonly string[]): Heirs {
  const isKept = (id: string): boolean => older.has(id) && newer.has(id);
  const others = new Map<string, readonly string[]>();
  for (const [id, each] of newer) {
    if (older.has(id)) continue;
    const gone = candidates(each).filter((candidate) => older.has(candidate) && !newer.has(candidate));
    others.set(id, [...new Set(gone)]);
  }
  return { of: (id) => (isKept(id) ? [id] : (others.get(id) ?? [])), isKept, others };
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
