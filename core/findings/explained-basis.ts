import { isTable } from '../answers/answer';
import type { AssessmentDocument, Evidence, Explanation } from '../answers/document';
import type { AnswerContent, Finding, LiveAssessment } from '../engine/live-assessment';
import type { Question } from '../questionnaire/definition';

type Basis = Pick<AssessmentDocument, 'evidence'>;
type FindQuestion = (id: string) => Question | undefined;

/**
 * A short sum over what a finding rests on: the standings, options and figures that it looks at, and the stage of what they
 * cite. Never the words of a text, so that the sum tells nothing that could have to be erased.
 */
export function explainedBasis({ key }: Pick<Finding, 'key'>, live: LiveAssessment, question: FindQuestion, document: Basis): string {
  const parts = live.groundsOf(key).map((id) => {
    const asked = question(id);
    const content = live.answer(id);
    return asked && content ? [id, content.standing, valueOf(asked, content, document)] : [id];
  });
  return sum(JSON.stringify(parts));
}

/** Reasons that were given for findings as they now stand; one given before the answers changed has to be given again. */
export function currentExplanations(
  live: LiveAssessment,
  question: FindQuestion,
  { explanations, evidence }: Pick<AssessmentDocument, 'explanations' | 'evidence'>,
): Readonly<Record<string, Explanation>> {
  return Object.fromEntries(
    live.findings().flatMap((finding): [string, Explanation][] => {
      const explanation = Object.hasOwn(explanations, finding.key) ? explanations[finding.key] : undefined;
      if (!explanation) return [];
      const stands = explanation.basis === undefined || explanation.basis === explainedBasis(finding, live, question, { evidence });
      return stands ? [[finding.key, explanation]] : [];
    }),
  );
}

function valueOf(question: Question, { value }: AnswerContent, { evidence }: Basis): unknown {
  if (value === undefined || question.type === 'text') return null;
  if (question.type === 'citations') return cited(value, evidence);
  if (question.type !== 'table' || question.table.columns === 'years' || !isTable(value)) return value;
  const columns = question.table.columns;
  return value.rows.map(({ id, cells }) => [
    id,
    columns.map((column) => {
      const cell = cells[column.id];
      if (column.type === 'text') return cell === undefined || cell === '' ? 0 : 1;
      return column.type === 'citations' ? cited(cell, evidence) : (cell ?? null);
    }),
  ]);
}

function cited(value: unknown, evidence: Basis['evidence']): unknown {
  if (!Array.isArray(value)) return null;
  return (value as readonly string[]).map((id) => {
    const record: Evidence | undefined = Object.hasOwn(evidence, id) ? evidence[id] : undefined;
    return [id, record?.kind, record?.stage, record?.adopted, record?.inForce, record?.date];
  });
}

/** 53 bits, for telling apart and not for security. */
function sum(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    high = Math.imul(high ^ sign, 2654435761);
    low = Math.imul(low ^ sign, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(16).padStart(14, '0');
}
