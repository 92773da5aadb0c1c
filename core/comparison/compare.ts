import { isTable } from '../answers/answer';
import type { Question } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import { claimsOf } from '../submission/claims';
import type { ReleasedSubmission } from '../submission/release';
import type { SubmittedAnswer } from '../submission/submission';
import { answerContent } from './answer-content';
import { citationDifferences } from './citation-difference';
import type { ChangeKind, ComparedAnswer, Comparison, ProvisionComparison, QuestionComparison } from './comparison';
import type { Register } from './content';
import type { Edition } from './fates';
import { lineageBetween, type Lineage } from './lineage';
import { questionLineage, type QuestionLineage } from './question-lineage';
import { sourceDifferences } from './source-difference';
import { succeededOptions } from './succeeded-options';
import { rowDifferences } from './row-difference';
import { wordDifferences } from './word-difference';

/** With the questionnaire and its English words that its bundle carries. */
export interface ComparedSubmission extends Edition {
  readonly digest: string;
  readonly submission: ReleasedSubmission;
}

/** Why two submissions cannot be compared; `null`: they can. Comparison is per State and instrument, and practice is apart. */
export function obstacleToComparison(
  older: ComparedSubmission,
  newer: ComparedSubmission,
): 'other-state' | 'practice-and-real' | 'no-common-instrument' | null {
  if (older.submission.state !== newer.submission.state) return 'other-state';
  if (older.submission.practice !== newer.submission.practice) return 'practice-and-real';
  return commonInstruments(older, newer).length === 0 ? 'no-common-instrument' : null;
}

/**
 * What became of every answer of the older submission, and which are new. Only instruments that both submissions cover are
 * compared, so that a narrower exercise does not look like a withdrawal. Differences, never a judgement.
 */
export function compareSubmissions(older: ComparedSubmission, newer: ComparedSubmission): Comparison {
  const instruments = commonInstruments(older, newer);
  const lineage = lineageBetween(older.questionnaire, newer.questionnaire);
  const asked = questionLineage(older, newer);
  const looked = lookedAt(older.submission, newer.submission, lineage);
  const [before, after] = [sideOf(older, instruments, looked), sideOf(newer, instruments, looked)];
  const questions = [...stayedOrAdded(before, after, lineage), ...withdrawn(before, after, lineage)].map((each) =>
    withBecame(each, after, asked),
  );
  const provisions = byProvision(questions, before, after, lineage);
  return {
    older: { ...claimsOf(older.submission), digest: older.digest },
    newer: { ...claimsOf(newer.submission), digest: newer.digest },
    instruments,
    lineage: asked.summary(instruments),
    provisions,
    counts: countsOf(provisions),
    evidence: { older: older.submission.evidence, newer: newer.submission.evidence },
    sources: sourceDifferences(before, after),
  };
}

function withBecame(compared: QuestionComparison, after: Side, asked: QuestionLineage): QuestionComparison {
  const became = after.questions.has(compared.question) ? asked.came(compared.question) : asked.became(compared.question);
  return became === 'same' ? compared : { ...compared, became };
}

const commonInstruments = (older: ComparedSubmission, newer: ComparedSubmission): readonly string[] =>
  newer.submission.instruments.filter((code) => older.submission.instruments.includes(code));

interface Side {
  readonly register: Register;
  /** Of the compared instruments, in the order in which they are asked: those answered on either side, and what became of them. */
  readonly questions: ReadonlyMap<string, Question>;
  readonly answers: ReadonlyMap<string, SubmittedAnswer>;
  readonly provisions: readonly string[];
}

/** A questionnaire asks many times more than is answered: only what an answer leads to is looked at. */
function lookedAt({ answers: older }: ReleasedSubmission, { answers: newer }: ReleasedSubmission, lineage: Lineage): ReadonlySet<string> {
  const looked = new Set<string>();
  for (const id of Object.keys(older)) {
    looked.add(id);
    for (const heir of lineage.newerQuestions(id)) looked.add(heir);
  }
  for (const id of Object.keys(newer)) {
    looked.add(id);
    for (const former of lineage.olderQuestions(id)) looked.add(former);
  }
  return looked;
}

function sideOf({ submission, questionnaire }: ComparedSubmission, instruments: readonly string[], looked: ReadonlySet<string>): Side {
  const provisions = questionnaire.provisions.filter(({ instrument }) => instruments.includes(instrument)).map(({ id }) => id);
  const compared = new Set(provisions);
  const questions = new Map<string, Question>();
  const answers = new Map<string, SubmittedAnswer>();
  for (const question of questionnaire.questions) {
    const { id, provision } = question;
    if (!looked.has(id) || !compared.has(provision)) continue;
    questions.set(id, question);
    const answer = Object.hasOwn(submission.answers, id) ? submission.answers[id] : undefined;
    if (answer) answers.set(id, answer);
  }
  return { register: submission.evidence, questions, answers, provisions };
}

function* stayedOrAdded(before: Side, after: Side, lineage: Lineage): Generator<QuestionComparison> {
  for (const [id, answer] of after.answers) {
    const former = olderAnswered(id, before, lineage);
    const olderAnswer = former === undefined ? undefined : before.answers.get(former);
    const from = former !== undefined && former !== id ? { from: former } : {};
    if (former === undefined || !olderAnswer) yield { question: id, ...from, kind: 'added', newer: shownAnswer(answer) };
    else {
      const kind = kindOf(olderAnswer, answer, former, id, before, after);
      yield {
        question: id,
        ...from,
        kind,
        older: shownAnswer(olderAnswer),
        newer: shownAnswer(answer),
        ...details(before, after, former, id, kind),
      };
    }
  }
}

/** Of what a question replaces, the first that was answered: that one is compared with it. */
function olderAnswered(id: string, before: Side, lineage: Lineage): string | undefined {
  const former = lineage.olderQuestions(id);
  return former.find((each) => before.answers.has(each)) ?? former[0];
}

function kindOf(older: SubmittedAnswer, newer: SubmittedAnswer, olderId: string, newerId: string, before: Side, after: Side): ChangeKind {
  if (areSameWords(older, newer)) return olderId === newerId ? 'unchanged' : 'moved';
  const now = answerContent(newer, after.questions.get(newerId), after.register);
  const asked = before.questions.get(olderId);
  if (answerContent(older, asked, before.register) === now) return olderId === newerId ? 'unchanged' : 'moved';
  const value = succeededOptions(older.value, after.questions.get(newerId));
  if (value === undefined || value === older.value) return 'changed';
  return answerContent({ ...older, value }, asked, before.register) === now ? 'moved' : 'changed';
}

/** Said without sources or rows, character by character: nothing has to be looked up to know that it is the same. */
const areSameWords = (one: SubmittedAnswer, other: SubmittedAnswer): boolean =>
  (typeof one.value === 'string' || typeof one.value === 'number') &&
  one.value === other.value &&
  one.standing === other.standing &&
  one.reason === other.reason &&
  one.texts === undefined &&
  other.texts === undefined;

/**
 * An answered question that is left open now keeps the id under which it is asked now; one no longer asked keeps its own, and
 * so does one that was split or merged, where several ids would do.
 */
function* withdrawn(before: Side, after: Side, lineage: Lineage): Generator<QuestionComparison> {
  for (const [id, answer] of before.answers) {
    const heirs = lineage.newerQuestions(id).filter((each) => after.questions.has(each));
    if (heirs.some((heir) => after.answers.has(heir) && olderAnswered(heir, before, lineage) === id)) continue;
    const [heir = id, other] = heirs;
    const alone = other === undefined && lineage.olderQuestions(heir).length <= 1;
    const place = alone ? { question: heir, ...(heir !== id && { from: id }) } : { question: id };
    yield { ...place, kind: 'withdrawn', older: shownAnswer(answer) };
  }
}

export const shownAnswer = ({ standing, value, reason, language, texts }: SubmittedAnswer): ComparedAnswer => ({
  standing,
  ...(value !== undefined && { value }),
  ...(reason !== undefined && { reason }),
  ...(language !== undefined && { language }),
  ...(texts !== undefined && { texts }),
});

/** Where within the answer the difference lies. */
function details(before: Side, after: Side, olderId: string, newerId: string, kind: ChangeKind): Partial<QuestionComparison> {
  const [older, newer] = [before.answers.get(olderId), after.answers.get(newerId)];
  const question = after.questions.get(newerId);
  if (kind !== 'changed' || !older || !newer || !question) return {};
  const reasonWords = older.reason !== undefined &&
    newer.reason !== undefined && { reasonWords: wordDifferences(older.reason, newer.reason) };
  return { ...reasonWords, ...furtherWords(older, newer), ...valueDetails(older, newer, question, before, after, olderId) };
}

/** What both say in a further language, each language with itself. */
function furtherWords({ texts: older = {} }: SubmittedAnswer, { texts: newer = {} }: SubmittedAnswer): Partial<QuestionComparison> {
  const both = Object.entries(newer).flatMap(([language, text]) => {
    const then = older[language as Language];
    return then === undefined || then === text ? [] : [[language, wordDifferences(then, text)] as const];
  });
  return both.length > 0 ? { furtherWords: Object.fromEntries(both) } : {};
}

function valueDetails(
  { value: older, language: olderLanguage }: SubmittedAnswer,
  { value: newer, language: newerLanguage }: SubmittedAnswer,
  question: Question,
  before: Side,
  after: Side,
  olderId: string,
): Partial<QuestionComparison> {
  if (question.type === 'text' && typeof older === 'string' && typeof newer === 'string') {
    // Word by word only within one language.
    return (olderLanguage ?? newerLanguage) === (newerLanguage ?? olderLanguage) ? { words: wordDifferences(older, newer) } : {};
  }
  if (question.type === 'citations' && Array.isArray(older) && Array.isArray(newer)) {
    return { citations: citationDifferences(older as readonly string[], before.register, newer as readonly string[], after.register) };
  }
  if (!isTable(older) || !isTable(newer)) return {};
  const from = { table: older, question: before.questions.get(olderId), register: before.register };
  return { rows: rowDifferences(from, { table: newer, question, register: after.register }) };
}

function byProvision(
  questions: readonly QuestionComparison[],
  before: Side,
  after: Side,
  lineage: Lineage,
): readonly ProvisionComparison[] {
  const groups = new Map<string, QuestionComparison[]>();
  for (const each of questions) {
    const provision = (after.questions.get(each.question) ?? before.questions.get(each.question))?.provision;
    if (provision === undefined) continue;
    groups.set(provision, [...(groups.get(provision) ?? []), each]);
  }
  const here = new Set(after.provisions);
  const asked = new Set([...after.questions.keys(), ...before.questions.keys()]);
  const place = new Map([...asked].map((id, index) => [id, index]));
  const gone = before.provisions.filter((id) => !here.has(id));
  return [...after.provisions, ...gone].flatMap((provision) => {
    const group = groups.get(provision);
    if (!group) return [];
    const sorted = [...group].sort((a, b) => (place.get(a.question) ?? 0) - (place.get(b.question) ?? 0));
    const former = lineage.olderProvision(provision);
    const from = here.has(provision) && former !== undefined && former !== provision ? { from: former } : {};
    return [{ provision, kind: sumUp(group), ...from, questions: sorted }];
  });
}

/** All of one kind: that kind. Nothing but moved and unchanged: moved. Anything else: changed. */
function sumUp(questions: readonly QuestionComparison[]): ChangeKind {
  const kinds = new Set(questions.map(({ kind }) => kind));
  if (kinds.size === 1) return [...kinds][0]!;
  return [...kinds].every((kind) => kind === 'moved' || kind === 'unchanged') ? 'moved' : 'changed';
}

function countsOf(provisions: readonly ProvisionComparison[]): Readonly<Record<ChangeKind, number>> {
  const counts = { unchanged: 0, changed: 0, added: 0, withdrawn: 0, moved: 0 };
  for (const { kind } of provisions) counts[kind] += 1;
  return counts;
}
