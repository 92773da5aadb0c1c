import { isNotAvailable, isTable, type Cell, type TableValue } from '../answers/answer';
import type { Question, Questionnaire } from '../questionnaire/definition';
import { isInternal } from '../submission/submitted-content';
import type { ReleasedSubmission } from '../submission/release';
import type { SubmittedAnswer } from '../submission/submission';
import type { AddRow, OpenCell } from './tables';

export interface OpenSubmission {
  readonly digest: string;
  readonly submission: ReleasedSubmission;
  readonly questionnaire: Questionnaire;
  /** Name of the edition that was asked. */
  readonly edition: string;
  readonly stateName: string;
  readonly group: string | null;
  /** Only of these; absent: all that it covers. */
  readonly instruments?: readonly string[];
}

/** Everything of one submission, in the order in which it was asked. Returns the number of answers. */
export function submissionRows(open: OpenSubmission, add: AddRow): number {
  const { digest, submission, questionnaire } = open;
  const wanted = (instrument: string): boolean => open.instruments?.includes(instrument) ?? true;
  const instrumentOf = new Map(questionnaire.provisions.map(({ id, instrument }) => [id, instrument]));
  const base = [digest, submission.state, submission.exercise.id, submission.number];
  const cited = new Set<string>();
  let answers = 0;
  for (const question of questionnaire.questions) {
    const answer = Object.hasOwn(submission.answers, question.id) ? submission.answers[question.id] : undefined;
    const instrument = instrumentOf.get(question.provision) ?? '';
    if (!answer || !wanted(instrument) || isInternal(question, questionnaire)) continue;
    answers += 1;
    answerRows(question, answer, [...base, instrument, question.provision, question.id], (table, row) => {
      if (table === 'citations') cited.add(String(row.at(-1)));
      add(table, row);
    });
  }
  for (const [source, record] of Object.entries(submission.evidence)) {
    if (!cited.has(source)) continue;
    const { kind, title, reference, stage, adopted, inForce, date, court, outcome, link, language, summary } = record;
    const facts = [reference, stage, adopted, inForce, date, court, outcome, link, language, summary];
    add('sources', [...base, source, kind, title, ...facts.map((fact) => fact ?? null)]);
  }
  for (const { id, instrument } of questionnaire.provisions) {
    const state = Object.hasOwn(submission.provisions, id) ? submission.provisions[id] : undefined;
    if (state && wanted(instrument)) add('provisions', [...base, instrument, id, state.progress]);
  }
  for (const [instrument, said] of Object.entries(submission.participation)) {
    if (!wanted(instrument) || !submission.instruments.includes(instrument)) continue;
    const { standing, signed, act, deposited, inForce } = said;
    add('participation', [...base, instrument, standing, ...[signed, act, deposited, inForce].map((fact) => fact ?? null)]);
  }
  add('submissions', [
    ...base,
    open.stateName,
    open.group,
    submission.exercise.title,
    submission.exercise.mechanism,
    submission.instruments.filter(wanted).join('|'),
    submission.assessmentDate,
    submission.sealedAt.slice(0, 10),
    submission.languages.join('|'),
    open.edition,
    answers,
  ]);
  return answers;
}

function answerRows(question: Question, answer: SubmittedAnswer, base: readonly OpenCell[], add: AddRow): void {
  const { value, standing, reason, language, at, origin } = answer;
  const coded = question.type === 'status' || question.type === 'choice';
  const list = Array.isArray(value) ? (value as readonly string[]) : null;
  add('answers', [
    ...base,
    question.type,
    standing,
    coded && typeof value === 'string' ? value : null,
    coded ? null : typeof value === 'string' ? value : (list?.join('|') ?? null),
    typeof value === 'number' ? value : null,
    reason ?? null,
    language ?? null,
    at.slice(0, 10),
    origin.kind,
  ]);
  for (const [version, text] of Object.entries(answer.texts ?? {})) add('texts', [...base, version, text]);
  for (const code of list ?? []) add(question.type === 'citations' ? 'citations' : 'choices', [...base, code]);
  if (question.type === 'table' && isTable(value)) cellRows(question, value, base, add);
}

function cellRows(
  question: Extract<Question, { readonly type: 'table' }>,
  value: TableValue,
  base: readonly OpenCell[],
  add: AddRow,
): void {
  const { rows, columns } = question.table;
  const types = new Map(columns === 'years' ? [] : columns.map(({ id, type }) => [id, type]));
  const order = columns === 'years' ? (value.years ?? []).map(String) : columns.map(({ id }) => id);
  const cited = new Set<string>();
  for (const [place, { id, cells }] of value.rows.entries()) {
    const row = rows === 'free' ? String(place + 1) : id;
    for (const column of order) {
      const cell: Cell | undefined = Object.hasOwn(cells, column) ? cells[column] : undefined;
      const type = types.get(column);
      if (cell === undefined || cell === '') continue;
      const at = [...base, row, column];
      if (typeof cell === 'number') add('cells', [...at, null, null, cell]);
      else if (isNotAvailable(cell)) add('cells', [...at, 'not-available', null, null]);
      else if (typeof cell === 'string') add('cells', type === 'choice' ? [...at, cell, null, null] : [...at, null, cell, null]);
      else for (const code of cell) add('cells', [...at, code, null, null]);
      if (type === 'citations' && Array.isArray(cell)) for (const source of cell as readonly string[]) cited.add(source);
    }
  }
  for (const source of cited) add('citations', [...base, source]);
}
