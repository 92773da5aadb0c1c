import type { Answer, AnswerValue } from '../answers/answer';
import { isTable } from '../answers/answer';
import type { AssessmentDocument, Attachment, Evidence } from '../answers/document';
import type { LiveAssessment } from '../engine/live-assessment';
import type { Question, Questionnaire } from '../questionnaire/definition';
import type { SubmittedAnswer, SubmittedEvidence } from './submission';

/** What leaves the State's machine: nothing gets in that is not named here. */
export interface SubmittedContent {
  readonly answers: Readonly<Record<string, SubmittedAnswer>>;
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

/** The answers to questions that are asked at present and not internal, and the evidence that these cite. */
export function submittedContent(document: AssessmentDocument, questionnaire: Questionnaire, live: LiveAssessment): SubmittedContent {
  const answers: Record<string, SubmittedAnswer> = {};
  const cited = new Set<string>();
  for (const question of questionnaire.questions) {
    if (isInternal(question, questionnaire) || !live.isAsked(question.id)) continue;
    const answer = Object.hasOwn(document.answers, question.id) ? document.answers[question.id] : undefined;
    const submitted = answer && submittedAnswer(answer);
    if (!submitted) continue;
    answers[question.id] = submitted;
    for (const id of citationsIn(question, submitted.value)) cited.add(id);
  }
  const evidence: Record<string, SubmittedEvidence> = {};
  for (const id of [...cited].sort()) {
    const record = Object.hasOwn(document.evidence, id) ? document.evidence[id] : undefined;
    if (record) evidence[id] = submittedEvidence(record);
  }
  return { answers, evidence };
}

/** Never leaves the State's machine, by itself or with its block. */
export const isInternal = (question: Question, { blocks }: Questionnaire): boolean =>
  question.internal || blocks.some(({ id, internal }) => internal && id === question.block);

/** Ids of the evidence that an answer cites, by itself or in a column of its table. */
export function citationsIn(question: Question, value: AnswerValue | undefined): readonly string[] {
  if (value === undefined) return [];
  if (question.type === 'citations') return Array.isArray(value) ? (value as readonly string[]) : [];
  if (question.type !== 'table' || question.table.columns === 'years' || !isTable(value)) return [];
  const columns = question.table.columns.filter(({ type }) => type === 'citations').map(({ id }) => id);
  return value.rows.flatMap(({ cells }) =>
    columns.flatMap((column) => {
      const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
      return Array.isArray(cell) ? (cell as readonly string[]) : [];
    }),
  );
}

/** The attachments of the evidence, each once. */
export function submittedAttachments(evidence: SubmittedContent['evidence']): readonly Attachment[] {
  const byDigest = new Map<string, Attachment>();
  for (const { attachment } of Object.values(evidence)) {
    if (attachment) byDigest.set(attachment.sha512, attachment);
  }
  return [...byDigest.values()].sort((a, b) => (a.sha512 < b.sha512 ? -1 : 1));
}

function submittedAnswer({ standing, value, reason, language, texts, at, origin }: Answer): SubmittedAnswer | null {
  if (standing === 'unanswered') return null;
  return {
    standing,
    ...(standing === 'answered' && value !== undefined ? { value } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(language === undefined ? {} : { language }),
    ...(texts === undefined ? {} : { texts }),
    at,
    origin: origin.kind === 'reused' ? { kind: origin.kind, from: origin.from } : origin,
  };
}

function submittedEvidence(record: Evidence): SubmittedEvidence {
  const { kind, title, reference, adopted, inForce, stage, date, court, outcome, link, language, summary, attachment } = record;
  return present({ kind, title, reference, adopted, inForce, stage, date, court, outcome, link, language, summary, attachment });
}

/** Without the members that are undefined: what is written is what is read back. */
export function present<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
