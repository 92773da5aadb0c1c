import { isTable, type AnswerValue } from '../answers/answer';
import { citedIn, withCitations } from '../answers/citations';
import type { AssessmentDocument, Evidence } from '../answers/document';
import { questionsCiting } from '../answers/questions-citing';
import type { OfferedAnswer } from '../answers/work-package';
import { evidenceContent } from '../comparison/content';
import type { Question } from '../questionnaire/definition';
import { compareTexts, type Received } from './current-contributions';
import type { MergeWrite } from './merge-outcome';

type Register = AssessmentDocument['evidence'];
type Offered = Readonly<Record<string, Omit<Evidence, 'revision'>>>;

/** Ids of evidence that came with a contribution: they follow from the content. */
const TAKEN_IN = /^m-[0-9a-f]{32}$/;

const contents = new WeakMap<Register, ReadonlyMap<string, string>>();

/** The register by content; of two records that say the same, the first by id. */
function byContent(register: Register): ReadonlyMap<string, string> {
  const known = contents.get(register);
  if (known) return known;
  const index = new Map<string, string>();
  for (const id of Object.keys(register).sort(compareTexts)) {
    const record = register[id];
    const content = record && evidenceContent(record);
    if (content !== undefined && !index.has(content)) index.set(content, id);
  }
  contents.set(register, index);
  return index;
}

/**
 * The id that offered evidence has in our register: that of a record of ours with the same content, or its own, under which it is
 * entered, or was and may have been amended since.
 */
function ourId(id: string, offered: Offered, register: Register): string {
  const record = Object.hasOwn(offered, id) ? offered[id] : undefined;
  if (!record || Object.hasOwn(register, id)) return id;
  return byContent(register).get(evidenceContent(record)) ?? id;
}

/** An answer as our register has what it cites. */
export function citingOurs<A extends Pick<OfferedAnswer, 'value'>>(answer: A, question: Question, offered: Offered, register: Register): A {
  const cited = citedIn(question, answer.value);
  return withCitations(answer, new Map(cited.map((id) => [id, ourId(id, offered, register)])), question);
}

/** What the written answers cite and the register does not have. */
export function evidenceTakenIn(
  { evidence }: AssessmentDocument,
  writes: readonly MergeWrite[],
  received: readonly Received[],
  questions: ReadonlyMap<string, Question>,
): readonly MergeWrite[] {
  const entered = new Map<string, MergeWrite>();
  for (const { collection, key, content } of writes) {
    const question = questions.get(key);
    if (collection !== 'answers' || !question) continue;
    for (const id of citedIn(question, content.value)) {
      if (Object.hasOwn(evidence, id) || entered.has(id)) continue;
      const from = received.find(({ contribution }) => Object.hasOwn(contribution.evidence, id))?.contribution.evidence[id];
      if (from) entered.set(id, { collection: 'evidence', key: id, content: from });
    }
  }
  return [...entered.values()];
}

/** Evidence that came with an answer which no longer stands, that nothing else cites and nobody has touched: it goes with it. */
export function unusedEvidence(
  document: AssessmentDocument,
  writes: readonly MergeWrite[],
  received: readonly Received[],
): readonly MergeWrite[] {
  const answers = { ...document.answers };
  const candidates = new Set<string>();
  for (const { collection, key, content } of writes) {
    if (collection !== 'answers') continue;
    for (const id of idsIn(document.answers[key]?.value)) if (TAKEN_IN.test(id)) candidates.add(id);
    answers[key] = { ...content, revision: 0 };
  }
  return [...candidates].sort(compareTexts).flatMap((id): MergeWrite[] => {
    const record = Object.hasOwn(document.evidence, id) ? document.evidence[id] : undefined;
    const offered = received.find(({ contribution }) => Object.hasOwn(contribution.evidence, id))?.contribution.evidence[id];
    if (!record || !offered || evidenceContent(record) !== evidenceContent(offered)) return [];
    return questionsCiting({ ...document, answers }, id).length > 0 ? [] : [{ collection: 'evidence', key: id, content: null }];
  });
}

const idsIn = (value: AnswerValue | undefined): readonly string[] => {
  if (isTable(value)) return value.rows.flatMap(({ cells }) => Object.values(cells).flatMap(listOf));
  return listOf(value);
};

const listOf = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : [];
