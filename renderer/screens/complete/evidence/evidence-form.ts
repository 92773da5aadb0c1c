import type { Attachment, Evidence } from '#core/answers/document';
import type { Input } from '#core/contract/operations';
import type { EvidenceKind } from '#core/questionnaire/definition';

/** What can be entered of a piece of evidence; empty text means: not given. */
export interface EvidenceForm {
  readonly title: string;
  readonly reference: string;
  readonly adopted: string;
  readonly inForce: string;
  readonly stage: NonNullable<Evidence['stage']> | '';
  readonly date: string;
  readonly court: string;
  readonly outcome: string;
  readonly link: string;
  readonly lastSeen: string;
  readonly language: string;
  readonly summary: string;
}

export type EvidenceFieldName = keyof EvidenceForm;
type Content = Input<'evidence.save'>['content'];

/** Which fields a kind has, in the order in which they are asked. */
export const FIELDS_OF: Readonly<Record<EvidenceKind, readonly EvidenceFieldName[]>> = {
  law: ['title', 'reference', 'stage', 'adopted', 'inForce', 'link', 'lastSeen', 'language', 'summary'],
  case: ['title', 'reference', 'court', 'date', 'outcome', 'link', 'lastSeen', 'summary'],
  statistic: ['title', 'reference', 'date', 'link', 'lastSeen', 'summary'],
  link: ['title', 'link', 'lastSeen', 'language', 'summary'],
  file: ['title', 'reference', 'language', 'summary'],
  agreement: ['title', 'reference', 'date', 'inForce', 'link', 'lastSeen', 'summary'],
  authority: ['title', 'reference', 'link', 'lastSeen', 'summary'],
};

const EMPTY: EvidenceForm = {
  title: '',
  reference: '',
  adopted: '',
  inForce: '',
  stage: '',
  date: '',
  court: '',
  outcome: '',
  link: '',
  lastSeen: '',
  language: '',
  summary: '',
};

export function formOf(evidence: Evidence | undefined): EvidenceForm {
  if (!evidence) return EMPTY;
  const fields = Object.keys(EMPTY) as EvidenceFieldName[];
  return Object.fromEntries(fields.map((name) => [name, evidence[name] ?? ''])) as unknown as EvidenceForm;
}

/** Only the fields of its kind, and only those that were filled in. */
export function contentOf(kind: EvidenceKind, form: EvidenceForm, attachment: Attachment | undefined): Content {
  const asked = FIELDS_OF[kind].filter((name) => name !== 'lastSeen' || form.link.trim() !== '');
  const filled = asked.flatMap((name) => (form[name].trim() === '' ? [] : [[name, form[name].trim()] as const]));
  return { ...Object.fromEntries(filled), kind, title: form.title.trim(), ...(attachment ? { attachment } : {}) };
}

export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text.trim()).protocol);
  } catch {
    return false;
  }
}
