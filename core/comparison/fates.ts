import { earlierQuestions } from '../answers/kept-answers';
import type { Fate } from '../answers/earlier-answer';
import type { Became } from './comparison';
import { lineageBetween } from './lineage';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { questionsById } from '../questionnaire/questions-by-id';
import { rewordedBetween, type Entries } from './asked-words';

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

/** What became of questions between two editions. */
export interface Fates {
  /** Of a question of the older edition, or one of `further`; undefined: of neither. */
  of(older: string): QuestionFate | undefined;
  /** Ids whose place a newer question takes, its own first. */
  sources(newer: string): readonly string[];
  /** What became of those whose place a newer question takes; `new` where there are none. */
  came(newer: string): Became;
}

/**
 * Follows what the newer edition says it replaces; nothing is guessed from likeness. `further`: ids that the older edition did
 * not ask either. Most questions are asked as they were: nothing is put together for those before they are asked for.
 */
export function followFates(older: Edition, newer: Edition, further: Iterable<string> = []): Fates {
  const before = questionsById(older.questionnaire);
  const after = questionsById(newer.questionnaire);
  const reworded = rewordedBetween(older, newer);
  const lost = new Set(further);
  const sources = sourcesOfOthers(older.questionnaire, newer.questionnaire, before, after, lost);
  const heirs = new Map<string, Question[]>();
  for (const [id, from] of sources) for (const each of from) heirs.set(each, [...(heirs.get(each) ?? []), after.get(id)!]);
  const sourcesOf = (id: string): readonly string[] => sources.get(id) ?? (before.has(id) ? [id] : []);
  const fate = (id: string): QuestionFate | undefined => {
    const then = before.get(id);
    if (!then && !lost.has(id)) return undefined;
    const itself = then && !sources.has(id) ? after.get(id) : undefined;
    if (then && itself) return { became: reworded(then, itself) ? 'reworded' : 'same', heirs: [itself] };
    const of = heirs.get(id) ?? [];
    return { became: fateOf(id, of, (heir) => sourcesOf(heir).length, wordsChanged(then, reworded)), heirs: of };
  };
  return {
    of: fate,
    sources: (id) => (after.has(id) ? sourcesOf(id) : []),
    came(id) {
      const [then, now, from] = [before.get(id), after.get(id), sources.get(id)];
      if (then && now && !from) return reworded(then, now) ? 'reworded' : 'same';
      const [first] = from ?? [];
      return first === undefined ? 'new' : (fate(from?.includes(id) ? id : first)?.became ?? 'new');
    },
  };
}

/** The fate of each question of the older edition and of `further`, in their order. */
export function fatesBetween(older: Edition, newer: Edition, further: Iterable<string> = []): ReadonlyMap<string, QuestionFate> {
  const lost = [...further];
  const fates = followFates(older, newer, lost);
  const ids = [...older.questionnaire.questions.map(({ id }) => id), ...lost];
  return new Map(
    ids.flatMap((id) => [[id, fates.of(id)] as const]).filter((each): each is [string, QuestionFate] => each[1] !== undefined),
  );
}

/** For each newer question that is not simply asked still: the ids whose place it takes, its own first. */
function sourcesOfOthers(
  older: Questionnaire,
  newer: Questionnaire,
  before: ReadonlyMap<string, Question>,
  after: ReadonlyMap<string, Question>,
  lost: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> {
  const lineage = lineageBetween(older, newer);
  const sources = new Map<string, readonly string[]>();
  const found = new Set<string>();
  for (const id of after.keys()) {
    if (before.has(id)) continue;
    const from = lineage.olderQuestions(id);
    sources.set(id, from);
    for (const each of from) found.add(each);
  }
  const add = (heir: string, id: string): void => {
    const known = sources.get(heir) ?? (before.has(heir) ? [heir] : []);
    if (after.has(heir) && !known.includes(id)) sources.set(heir, [...known, id]);
  };
  // What a question says it replaces beyond that: of one that both ask, and of what was no longer asked even then.
  let heirs: ReadonlyMap<string, readonly Question[]> | undefined;
  const follow = (id: string): void => {
    if (found.has(id)) return;
    add(id, id);
    heirs ??= earlierQuestions(newer).heirs;
    for (const heir of heirs.get(id) ?? []) add(heir.id, id);
  };
  for (const id of before.keys()) if (!after.has(id)) follow(id);
  for (const id of lost) if (!before.has(id)) follow(id);
  return sources;
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
function wordsChanged(before: Question | undefined, reworded: (then: Question, now: Question) => boolean): (heir: Question) => boolean {
  return before ? (heir) => reworded(before, heir) : () => true;
}
