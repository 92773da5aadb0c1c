import type { Answer, Person } from '../answers/answer';
import { isCleared, provisionOf } from '../answers/clearance';
import type { AssessmentDocument } from '../answers/document';
import { onlyProposed } from '../carry-over/to-confirm';
import { answerContent } from '../comparison/answer-content';
import { canonicalJson } from '../questionnaire/canonical-json';
import type { Question } from '../questionnaire/definition';
import { compareTexts, receivedContributions, sideOf, type Received } from './current-contributions';
import { citingOurs, evidenceTakenIn, unusedEvidence } from './evidence-taken-in';
import { commentWrites } from './comments-taken-in';
import type { LeftOutAnswer, MergeOutcome, MergeWrite, OfferedSource, OpenConflict } from './merge-outcome';

export interface MergeRequest {
  /** By id, of everything that this assessment asks, in treaty order. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly by: Person;
  /** ISO instant. */
  readonly at: string;
  /** Digests of the contributions that came just now: only their comments go in. */
  readonly fresh?: ReadonlySet<string>;
}

/**
 * What follows from a document and the contributions in it: a function of what is there, never of the order in which it came.
 *
 * For each question, the newest word of each side counts. What we say ourselves (entered, taken over, decided, or changed by hand)
 * is never written over. Where we say nothing and all sides say the same, that goes in; where they differ, none of them stands
 * until somebody decides, and an answer that stood because it was alone is set aside. A cleared provision is left as it is.
 * What came from an earlier exercise and nobody has confirmed says nothing: it gives way to the first agency that answers, and
 * stays readable among the earlier answers.
 */
export function mergeContributions(document: AssessmentDocument, request: MergeRequest): MergeOutcome {
  const received = receivedContributions(document);
  const offers = offersByQuestion(received);
  const proposed = onlyProposed(document);
  const spokenOf = proposed.size === 0 ? proposed : proposalsSpokenOf(proposed, received);
  const writes: MergeWrite[] = [];
  const taken: string[] = [];
  const setAside: string[] = [];
  const conflicts: OpenConflict[] = [];
  const leftOut: LeftOutAnswer[] = [];
  for (const id of questionsConcerned(document, offers, spokenOf, request.questions)) {
    const proposal = proposed.has(id) ? { givesWay: spokenOf.has(id) } : undefined;
    const place = placeOf(document, received, id, offers.get(id) ?? [], request, proposal);
    leftOut.push(...place.leftOut);
    if (place.sources.length > 0)
      conflicts.push({
        question: id,
        provision: provisionOf(id),
        ours: place.ours,
        sources: place.sources,
        askedBack: openAsks(document, received, id),
      });
    if (place.stands === undefined) continue;
    writes.push({ collection: 'answers', key: id, content: place.stands });
    (place.stands.standing === 'unanswered' ? setAside : taken).push(id);
  }
  const evidence = [...evidenceTakenIn(document, writes, received, request.questions), ...unusedEvidence(document, writes, received)];
  const comments = commentWrites(document, received, request.fresh ?? new Set());
  return { writes: [...evidence, ...writes, ...comments], taken, setAside, conflicts, leftOut };
}

type Offers = ReadonlyMap<string, readonly OfferedSource[]>;

function offersByQuestion(received: readonly Received[]): Offers {
  const offers = new Map<string, OfferedSource[]>();
  for (const each of received) {
    if (each.replaced) continue;
    for (const [question, answer] of Object.entries(each.contribution.answers)) {
      const list = offers.get(question) ?? [];
      list.push(sourceOf(each, answer));
      offers.set(question, list);
    }
  }
  return offers;
}

const sourceOf = ({ digest, contribution, workPackage }: Received, answer: OfferedSource['answer']): OfferedSource => ({
  contribution: digest,
  workPackage: contribution.workPackage,
  agency: workPackage.agency,
  number: contribution.number,
  answer,
  evidence: contribution.evidence,
});

/** Those about which any side has ever said something that fits, also where it has taken that back: whichever came first. */
function proposalsSpokenOf(proposed: ReadonlySet<string>, received: readonly Received[]): ReadonlySet<string> {
  const spokenOf = received.flatMap(({ contribution: { answers } }) => Object.keys(answers).filter((id) => !answers[id]?.unfit));
  return new Set(spokenOf.filter((id) => proposed.has(id)));
}

/** What is offered, and what stands because it was offered; in treaty order, then what is not asked here. */
function questionsConcerned(
  { answers }: AssessmentDocument,
  offers: Offers,
  spokenOf: ReadonlySet<string>,
  questions: MergeRequest['questions'],
): readonly string[] {
  const concerned = new Set([...offers.keys(), ...spokenOf]);
  for (const [id, answer] of Object.entries(answers)) if (isTakenIn(answer)) concerned.add(id);
  const asked = [...questions.keys()].filter((id) => concerned.has(id));
  return [...asked, ...[...concerned].filter((id) => !questions.has(id)).sort(compareTexts)];
}

/** It stands only because an agency said so and nobody differed. */
const isTakenIn = ({ standing, origin }: Answer): boolean => standing !== 'unanswered' && origin.kind === 'merged' && !origin.amended;

interface Place {
  readonly ours: Answer | null;
  /** Sides that wait for a decision; empty: none. */
  readonly sources: readonly OfferedSource[];
  readonly leftOut: readonly LeftOutAnswer[];
  /** What is to stand from now on; absent: what stands now. */
  readonly stands?: Omit<Answer, 'revision'>;
}

function placeOf(
  document: AssessmentDocument,
  received: readonly Received[],
  id: string,
  offered: readonly OfferedSource[],
  { questions, by, at }: MergeRequest,
  proposal: { readonly givesWay: boolean } | undefined,
): Place {
  const question = questions.get(id);
  const present = (Object.hasOwn(document.answers, id) ? document.answers[id] : undefined) ?? null;
  const written = present?.standing === 'unanswered' ? null : present;
  const standing = proposal ? null : written;
  const setAside = proposal && !proposal.givesWay ? null : written;
  const says = ({ answer, evidence }: OfferedSource): string => answerContent(answer, question, evidence);
  const now = standing && answerContent(standing, question, document.evidence);
  const unfit = offered.flatMap((source): LeftOutAnswer[] =>
    source.answer.unfit ? [{ ...source, question: id, why: source.answer.unfit }] : [],
  );
  const seen = seenContents(document, received, id, question);
  const open = offered.filter((source) => !source.answer.unfit && !seen.has(`${seenBy(received, source)} ${says(source)}`));
  if (!question) {
    const gone = offered
      .filter((source) => says(source) !== now)
      .map((source): LeftOutAnswer => ({ ...source, question: id, why: 'unknown-question' }));
    return { ours: standing, sources: [], leftOut: gone };
  }
  const cleared = isCleared(document, provisionOf(id));
  if (cleared) {
    const differing = open
      .filter((source) => says(source) !== now)
      .map((source): LeftOutAnswer => ({ ...source, question: id, why: 'cleared' }));
    return { ours: standing, sources: [], leftOut: [...unfit, ...differing] };
  }
  if (isHeld(standing, received, id)) {
    const differing = open.filter((source) => says(source) !== now);
    return { ours: standing, sources: differing, leftOut: unfit };
  }
  if (new Set(open.map(says)).size > 1) {
    return { ours: null, sources: open, leftOut: unfit, ...(setAside && { stands: blank(setAside, by, at) }) };
  }
  const [first] = [...open].sort((a, b) => compareTexts(a.answer.at, b.answer.at) || compareTexts(a.contribution, b.contribution));
  if (!first) return { ours: null, sources: [], leftOut: unfit, ...(setAside && { stands: blank(setAside, by, at) }) };
  // Said under other words than are asked now: that it holds is for somebody to confirm, not for the next merge.
  if (standing && !standing.confirmed && says(first) === now) return { ours: null, sources: [], leftOut: unfit };
  const stands = takenIn(first, document, question);
  return { ours: null, sources: [], leftOut: unfit, ...(isSame(present, stands) ? {} : { stands }) };
}

/** Ours: nobody but us may change it. An answer that came from an agency is ours once somebody changed it by hand or decided on it. */
function isHeld(present: Answer | null, received: readonly Received[], id: string): boolean {
  const decided = received.some(({ contribution: { settled } }) => settled !== undefined && Object.hasOwn(settled, id));
  if (decided || !present) return decided;
  return present.origin.kind === 'merged' ? present.origin.amended === true : present.standing !== 'unanswered';
}

/**
 * What each side has said that was looked at already: decided, or changed by hand where it stood. Said again, by a newer
 * contribution of the same side, it needs no second decision.
 */
function seenContents(
  document: AssessmentDocument,
  received: readonly Received[],
  id: string,
  question: Question | undefined,
): ReadonlySet<string> {
  const origin = Object.hasOwn(document.answers, id) ? document.answers[id]?.origin : undefined;
  const amended = origin?.kind === 'merged' && origin.amended ? origin.from : undefined;
  const seen = new Set<string>();
  for (const each of received) {
    const { answers, evidence, settled } = each.contribution;
    const answer = Object.hasOwn(answers, id) ? answers[id] : undefined;
    if (!answer) continue;
    const content = answerContent(answer, question, evidence);
    if (settled && Object.hasOwn(settled, id)) seen.add(`${sideOf(each)} ${content}`);
    if (each.digest === amended) for (const side of received) seen.add(`${sideOf(side)} ${content}`);
  }
  return seen;
}

function seenBy(received: readonly Received[], { contribution }: OfferedSource): string {
  const side = received.find(({ digest }) => digest === contribution);
  return side ? sideOf(side) : '';
}

/** Keeps whose it was, so that nobody takes it for a field that was emptied by hand. */
const blank = ({ origin }: Answer, by: Person, at: string): Omit<Answer, 'revision'> => ({
  standing: 'unanswered',
  by,
  at,
  origin,
  confirmed: true,
});

/** An offered answer as it stands here: with who gave it and when. */
export function takenIn(
  { answer, agency, contribution, evidence }: OfferedSource,
  document: AssessmentDocument,
  question: Question | undefined,
): Omit<Answer, 'revision'> {
  const { standing, value, reason, language, texts, by, at } = question
    ? citingOurs(answer, question, evidence, document.evidence)
    : answer;
  return {
    standing,
    ...(value !== undefined && { value }),
    ...(reason !== undefined && { reason }),
    ...(language !== undefined && { language }),
    ...(texts !== undefined && { texts }),
    by,
    at,
    origin: { kind: 'merged', agency, from: contribution },
    confirmed: true,
  };
}

const isSame = (present: Answer | null, next: Omit<Answer, 'revision'>): boolean => {
  if (!present) return false;
  const { revision: _, ...content } = present;
  return canonicalJson(content) === canonicalJson(next);
};

/** Packages that ask about it, as long as nothing of their commission was written after them. */
function openAsks({ workPackages }: AssessmentDocument, received: readonly Received[], id: string): readonly string[] {
  return Object.entries(workPackages)
    .filter(([, { asks = [], withdrawn }]) => !withdrawn && asks.some(({ about }) => about === id || about === provisionOf(id)))
    .filter(([key]) => !received.some(({ contribution }) => contribution.workPackage === key))
    .map(([key]) => key)
    .sort(compareTexts);
}
