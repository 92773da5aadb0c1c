import type { Answer, Origin } from '../answers/answer';
import { citedIn } from '../answers/citations';
import type { AssessmentDocument, Attachment, Evidence } from '../answers/document';
import type { LiveAssessment } from '../engine/live-assessment';
import type { Question, Questionnaire } from '../questionnaire/definition';
import type { SubmittedAnswer, SubmittedEvidence } from './submission';

/** Under the name that those who build on a submission use. */
export { citedIn as citationsIn } from '../answers/citations';

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
    for (const id of citedIn(question, submitted.value)) cited.add(id);
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

/** The attachments of the evidence, each once. */
export function submittedAttachments(evidence: SubmittedContent['evidence']): readonly Attachment[] {
  const byDigest = new Map<string, Attachment>();
  for (const { attachment } of Object.values(evidence)) {
    if (attachment) byDigest.set(attachment.sha512, attachment);
  }
  return [...byDigest.values()].sort((a, b) => (a.sha512 < b.sha512 ? -1 : 1));
}

/** Nothing that was carried over and that nobody has confirmed: it is no answer of this exercise. */
function submittedAnswer({ standing, value, reason, language, texts, at, origin, confirmed }: Answer): SubmittedAnswer | null {
  if (standing === 'unanswered' || !confirmed) return null;
  return {
    standing,
    ...(standing === 'answered' && value !== undefined ? { value } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(language === undefined ? {} : { language }),
    ...(texts === undefined ? {} : { texts }),
    at,
    origin: submittedOrigin(origin),
  };
}

/** Where it came from, without what only we can look up. An agency is an institution: who answered what stays with the answer. */
function submittedOrigin(origin: Origin): Origin {
  if (origin.kind === 'reused') return { kind: origin.kind, from: origin.from };
  return origin.kind === 'merged' ? { kind: origin.kind, agency: origin.agency } : origin;
}

function submittedEvidence(record: Evidence): SubmittedEvidence {
  const { kind, title, reference, adopted, inForce, stage, date, court, outcome, link, lastSeen, language, summary, attachment } = record;
  return present({ kind, title, reference, adopted, inForce, stage, date, court, outcome, link, lastSeen, language, summary, attachment });
}

/** Without the members that are undefined: what is written is what is read back. */
export function present<T extends object>(members: T): T {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as T;
}
