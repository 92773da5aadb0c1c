import type { Cell, TableRowValue } from '../answers/answer';
import { isNotAvailable } from '../answers/answer';
import type { Evidence } from '../answers/document';
import type { Question, TableColumn } from '../questionnaire/definition';
import type { SubmittedEvidence } from '../submission/submission';

/**
 * What a value says, as a text that is equal exactly when two values say the same: order of choices and ids of evidence do
 * not matter, and what is cited does. Texts are compared after Unicode normalization, so that a keyboard makes no change.
 */
export type Register = Readonly<Record<string, SubmittedEvidence>>;

export const textContent = (text: string): string => text.normalize('NFC');

export const choicesContent = (ids: readonly string[]): string => JSON.stringify([...new Set(ids)].sort());

/** An id that the register does not hold stands for itself. */
export const citationsContent = (ids: readonly string[], register: Register): string =>
  choicesContent(ids.map((id) => evidenceContent(cited(id, register) ?? id)));

export const cited = (id: string, register: Register): SubmittedEvidence | undefined =>
  Object.hasOwn(register, id) ? register[id] : undefined;

export const EVIDENCE_PARTS = [
  'kind',
  'title',
  'reference',
  'adopted',
  'inForce',
  'stage',
  'date',
  'court',
  'outcome',
  'link',
  'language',
  'summary',
] as const satisfies readonly (keyof Evidence)[];

export type EvidencePart = (typeof EVIDENCE_PARTS)[number];

/** What two records say otherwise, their files apart. */
export const differingParts = (one: SubmittedEvidence, other: SubmittedEvidence): readonly EvidencePart[] =>
  EVIDENCE_PARTS.filter((part) => textContent(one[part] ?? '') !== textContent(other[part] ?? ''));

const known = new WeakMap<SubmittedEvidence, string>();

/**
 * A file is the same file when its bytes are, whatever it is called. Records are never changed in place and are cited often:
 * what each says is put together once.
 */
export function evidenceContent(evidence: SubmittedEvidence | string): string {
  if (typeof evidence === 'string') return JSON.stringify(evidence);
  const content =
    known.get(evidence) ??
    JSON.stringify([...EVIDENCE_PARTS.map((part) => textContent(evidence[part] ?? '')), evidence.attachment?.sha512 ?? '']);
  known.set(evidence, content);
  return content;
}

type TableQuestion = Extract<Question, { readonly type: 'table' }>;

/** Blank cells are left out: a row without content equals a row that is not there. */
export function rowContent(row: TableRowValue, question: TableQuestion | undefined, register: Register): ReadonlyMap<string, string> {
  const content = new Map<string, string>();
  for (const column of Object.keys(row.cells).sort()) {
    const cell = row.cells[column];
    if (cell === undefined || cell === '' || (Array.isArray(cell) && cell.length === 0)) continue;
    content.set(column, cellContent(cell, columnType(question, column), register));
  }
  return content;
}

export const columnType = (question: TableQuestion | undefined, column: string): TableColumn['type'] | undefined =>
  question === undefined || question.table.columns === 'years' ? undefined : question.table.columns.find(({ id }) => id === column)?.type;

function cellContent(cell: Cell, type: TableColumn['type'] | undefined, register: Register): string {
  if (isNotAvailable(cell)) return 'not-available';
  if (typeof cell === 'number') return JSON.stringify(cell);
  if (typeof cell === 'string') return JSON.stringify(textContent(cell));
  return type === 'citations' ? citationsContent(cell, register) : choicesContent(cell);
}
