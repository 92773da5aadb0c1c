import { isTable, type AnswerValue } from '../answers/answer';
import type { Question } from '../questionnaire/definition';
import type { Submission, SubmittedEvidence } from '../submission/submission';

/** Where evidence is found, which belongs to no provision. */
export const EVIDENCE_PLACE = 'evidence';

export interface SearchedText {
  /** Id of a provision, or `EVIDENCE_PLACE`. */
  readonly place: string;
  /** The question, or the id of the evidence. */
  readonly of: string;
  readonly text: string;
}

/**
 * Everything in a submission that somebody has worded: texts in all their languages, cells, reasons, explanations, evidence. What was
 * chosen from a list is no word of theirs. `question`: what is known of a question; of one that is not known what looks like a word counts.
 */
export function* searchedTexts(
  { answers, evidence, findings }: Pick<Submission, 'answers' | 'evidence' | 'findings'>,
  question: (id: string) => Question | undefined,
): Generator<SearchedText> {
  for (const [of, { value, reason, texts }] of Object.entries(answers)) {
    const place = of.slice(0, of.lastIndexOf('/'));
    const worded = [...(value === undefined ? [] : wordsOf(value, question(of))), reason, ...Object.values(texts ?? {})];
    for (const text of worded) if (text) yield { place, of, text };
  }
  for (const { at, key, explanation } of findings) if (explanation) yield { place: at, of: key, text: explanation };
  for (const [of, record] of Object.entries(evidence)) yield { place: EVIDENCE_PLACE, of, text: evidenceText(record) };
}

function wordsOf(value: AnswerValue, question: Question | undefined): readonly string[] {
  const type = question?.type;
  if (typeof value === 'string') return type === 'text' || (type === undefined && !isCode(value)) ? [value] : [];
  if (!isTable(value)) return [];
  const columns = question?.type === 'table' && question.table.columns !== 'years' ? question.table.columns : undefined;
  const texts: string[] = [];
  for (const { cells } of value.rows) {
    for (const [column, cell] of Object.entries(cells)) {
      if (typeof cell !== 'string') continue;
      const kind = columns?.find(({ id }) => id === column)?.type;
      if (kind === 'text' || (kind === undefined && !isCode(cell))) texts.push(cell);
    }
  }
  return texts;
}

const evidenceText = ({ title, reference, court, outcome, summary, link, attachment }: SubmittedEvidence): string =>
  [title, reference, court, outcome, summary, link, attachment?.name].filter(Boolean).join('\n');

/** An option's id or a date. */
const isCode = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
