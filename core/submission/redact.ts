import { namesAgency } from '../answers/agencies-of';
import { isTable, type AnswerValue } from '../answers/answer';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { questionsById } from '../questionnaire/questions-by-id';
import type { LeftOutCounts } from './redacted';
import type { SubmittedAnswer, SubmittedEvidence } from './submission';
import { citationsIn, submittedAttachments, type SubmittedContent } from './submitted-content';

/** What somebody chose to leave out. */
export interface LeaveOut {
  readonly provisions: readonly string[];
  readonly evidence: readonly string[];
  /** SHA-512 of files; the evidence that they belong to stays. */
  readonly attachments: readonly string[];
  /** Names of agencies, as answers taken from their contributions carry them. */
  readonly agencies: readonly string[];
}

export interface Redacted {
  readonly content: SubmittedContent;
  readonly leftOut: LeftOutCounts;
  /** Provisions that stay although an answer there holds the same words as one that was left out. */
  readonly sameElsewhere: readonly string[];
}

/** Shorter words may well stand in two answers by chance. */
const TELLING = 20;

/**
 * The content without the answers of some provisions and agencies, without some evidence and whatever only left-out answers
 * cite, and without some files. Citations of what is gone are gone too. Nothing tells what stood there, only how much.
 */
export function redact(content: SubmittedContent, questionnaire: Questionnaire, leave: LeaveOut): Redacted {
  const questions = questionsById(questionnaire);
  const provisions = new Set(leave.provisions);
  const leftOut = new Set(leave.evidence);
  // A citation that leads nowhere even in the whole would be taken for one of what was left out.
  const isHidden = (id: string): boolean => leftOut.has(id) || !Object.hasOwn(content.evidence, id);
  const files = new Set(leave.attachments);
  const kept: Record<string, SubmittedAnswer> = {};
  const gone: SubmittedAnswer[] = [];
  for (const [id, answer] of Object.entries(content.answers)) {
    const question = questions.get(id);
    const fromAgency = isFromOneOf(answer, leave.agencies);
    if (!question || provisions.has(question.provision) || fromAgency) gone.push(answer);
    else kept[id] = withoutCitations(answer, question, isHidden);
  }
  const cited = new Set(Object.entries(kept).flatMap(([id, { value }]) => citationsOf(questions.get(id), value)));
  const evidence: Record<string, SubmittedEvidence> = {};
  for (const [id, record] of Object.entries(content.evidence)) {
    if (!cited.has(id)) continue;
    const { attachment, ...rest } = record;
    evidence[id] = attachment && !files.has(attachment.sha512) ? record : rest;
  }
  const before = submittedAttachments(content.evidence).length;
  return {
    content: { answers: kept, evidence },
    leftOut: {
      provisions: provisions.size,
      answers: gone.length,
      evidence: Object.keys(content.evidence).length - Object.keys(evidence).length,
      attachments: before - submittedAttachments(evidence).length,
      agencies: new Set(leave.agencies).size,
    },
    sameElsewhere: provisionsWith(gone.flatMap(textsOf), kept, questions),
  };
}

/** Also where others have put it together with them. */
const isFromOneOf = ({ origin }: SubmittedAnswer, agencies: readonly string[]): boolean =>
  origin.kind === 'merged' && agencies.some((agency) => namesAgency(origin, agency));

const citationsOf = (question: Question | undefined, value: AnswerValue | undefined): readonly string[] =>
  question ? citationsIn(question, value) : [];

function withoutCitations(answer: SubmittedAnswer, question: Question, isHidden: (evidence: string) => boolean): SubmittedAnswer {
  const { value } = answer;
  if (value === undefined || !citationsIn(question, value).some(isHidden)) return answer;
  const left = (ids: unknown): readonly string[] => (Array.isArray(ids) ? (ids as readonly string[]).filter((id) => !isHidden(id)) : []);
  if (question.type === 'citations') return { ...answer, value: left(value) };
  if (question.type !== 'table' || question.table.columns === 'years' || !isTable(value)) return answer;
  const columns = new Set(question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id));
  const rows = value.rows.map((row) => ({
    ...row,
    cells: Object.fromEntries(Object.entries(row.cells).map(([column, cell]) => [column, columns.has(column) ? left(cell) : cell])),
  }));
  return { ...answer, value: { ...value, rows } };
}

/** Every text of an answer that is long enough to be known again. */
function textsOf(answer: SubmittedAnswer): readonly string[] {
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value === 'string') found.push(value.trim());
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit);
  };
  visit([answer.value, answer.reason, answer.texts]);
  return found.filter((text) => text.length >= TELLING);
}

function provisionsWith(
  words: readonly string[],
  kept: Readonly<Record<string, SubmittedAnswer>>,
  questions: ReadonlyMap<string, Question>,
): readonly string[] {
  const wanted = new Set(words);
  const found = Object.entries(kept).flatMap(([id, answer]) => {
    const same = textsOf(answer).some((text) => wanted.has(text));
    return same ? [questions.get(id)?.provision ?? id] : [];
  });
  return [...new Set(found)];
}
