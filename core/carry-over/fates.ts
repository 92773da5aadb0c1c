import { earlierQuestions } from '../answers/kept-answers';
import type { Fate } from '../answers/earlier-answer';
import { lineageBetween } from '../comparison/lineage';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { askedWords, type Entries } from './asked-words';

/** A questionnaire with its English words: what decides whether a question was reworded. */
export interface Edition {
  readonly questionnaire: Questionnaire;
  readonly words: Entries;
}

export interface QuestionFate {
  readonly became: Fate;
  /** Questions that take its place, itself included where it is still asked; none where it is retired. */
  readonly heirs: readonly Question[];
}

/**
 * What became of each question of the older edition, and of the answers in `further`, which that edition did not ask
 * either. Follows what the newer edition says it replaces; nothing is guessed from likeness.
 */
export function fatesBetween(older: Edition, newer: Edition, further: Iterable<string> = []): ReadonlyMap<string, QuestionFate> {
  const before = new Map(older.questionnaire.questions.map((question) => [question.id, question]));
  const sources = sourcesOf(older.questionnaire, newer.questionnaire, before, further);
  const heirs = new Map<string, Question[]>();
  for (const question of newer.questionnaire.questions)
    for (const id of sources.get(question.id) ?? []) {
      const known = heirs.get(id);
      if (known) known.push(question);
      else heirs.set(id, [question]);
    }
  const fate = (id: string): QuestionFate => {
    const of = heirs.get(id) ?? [];
    return { became: fateOf(id, of, (heir) => sources.get(heir)?.length ?? 0, wordsChanged(before.get(id), older, newer)), heirs: of };
  };
  return new Map([...before.keys(), ...further].map((id) => [id, fate(id)]));
}

/** For each newer question the ids whose place it takes, its own first. */
function sourcesOf(
  older: Questionnaire,
  newer: Questionnaire,
  before: ReadonlyMap<string, Question>,
  further: Iterable<string>,
): ReadonlyMap<string, readonly string[]> {
  const lineage = lineageBetween(older, newer);
  const sources = new Map(newer.questions.map(({ id }) => [id, new Set(lineage.olderQuestions(id))]));
  // What a question says it replaces beyond that: of one that both ask, and of what was no longer asked even then.
  const { heirs } = earlierQuestions(newer);
  const found = new Set([...sources.values()].flatMap((ids) => [...ids]));
  for (const id of [...before.keys(), ...further]) {
    if (found.has(id)) continue;
    sources.get(id)?.add(id);
    for (const heir of heirs.get(id) ?? []) sources.get(heir.id)?.add(id);
  }
  return new Map([...sources].map(([id, ids]) => [id, [...ids]]));
}

/** One that is still asked is the same question, whatever else says that it takes its place. */
function fateOf(
  id: string,
  heirs: readonly Question[],
  sourcesOfHeir: (heir: string) => number,
  reworded: (heir: Question) => boolean,
): Fate {
  const [heir, other] = heirs;
  if (!heir) return 'retired';
  const itself = heirs.find((each) => each.id === id);
  if (itself) return reworded(itself) ? 'reworded' : 'same';
  if (other) return 'split';
  return sourcesOfHeir(heir.id) > 1 ? 'merged' : 'moved';
}

/** A question that nobody can read any more counts as reworded: it is to be looked at. */
function wordsChanged(before: Question | undefined, older: Edition, newer: Edition): (heir: Question) => boolean {
  if (!before) return () => true;
  const then = askedWords(before, older);
  return (heir) => then !== askedWords(heir, newer);
}
