import type { Question } from '../questionnaire/definition';
import type { Punctuation } from '../questionnaire/punctuation';
import { isNotAvailable, isTable, type Answer, type AnswerValue, type Cell } from './answer';
import type { Change } from './change';
import type { AssessmentDocument } from './document';

/** In whose words records are told. */
export interface TellingWords {
  readonly question: (id: string) => Question | undefined;
  /** Words of the questionnaire by their key. */
  readonly words: (key: string) => string;
  /** Words of the interface: `standing.not-known`, `clearance.status.cleared`, `evidence.kind.law`, … */
  readonly label: (key: string) => string;
  readonly evidence: AssessmentDocument['evidence'];
  readonly punctuation: Punctuation;
}

/** One side of a change in words; empty where there was nothing. Plain text of any length. */
export function recordText(change: Change, side: 'before' | 'after', telling: TellingWords): string {
  const { label, punctuation } = telling;
  if (change[side] === null) return '';
  switch (change.collection) {
    case 'answers':
      return answerText(telling.question(change.key), change[side], telling);
    case 'earlierAnswers':
      return answerText(telling.question(change.key), change[side]?.answer ?? null, telling);
    case 'evidence': {
      const record = change[side];
      const { kind, title, reference, stage, date, link, attachment } = record!;
      const told = [
        label(`evidence.kind.${kind}`),
        title,
        reference,
        stage && label(`evidence.stage.${stage}`),
        date,
        link,
        attachment?.name,
      ];
      return told.filter(Boolean).join(punctuation.comma);
    }
    case 'comments': {
      const record = change[side];
      return record?.resolved ? `${record.text} (${label('comments.resolved')})` : (record?.text ?? '');
    }
    case 'explanations':
      return change[side]?.reason ?? '';
    case 'clearances':
      return label(`clearance.status.${change[side]?.status ?? 'draft'}`);
    case 'offers':
      return label('offers.filter.declined');
    case 'submissions':
      return change[side]?.fileName ?? '';
    case 'workPackages':
      return change[side]?.agency ?? '';
    case 'contributions':
      return change[side]?.fileName ?? '';
    case 'settings':
      return settingsText(change, side, telling);
  }
}

/** Answers in the same words wherever they are read and not entered. */
export function answerText(
  question: Question | undefined,
  content: Pick<Answer, 'standing' | 'value' | 'reason'> | null,
  telling: TellingWords,
): string {
  if (!content) return '';
  const { standing, value, reason } = content;
  if (standing !== 'answered' || value === undefined)
    return [telling.label(`standing.${standing}`), reason].filter(Boolean).join(telling.punctuation.colon);
  return question ? valueText(question, value, telling) : plain(value);
}

function valueText(question: Question, value: AnswerValue, { words, evidence, punctuation }: TellingWords): string {
  const { comma, semicolon, colon } = punctuation;
  const option = (id: string): string => words(`question/${question.wording}/option/${id}`);
  const title = (id: string): string => (Object.hasOwn(evidence, id) ? (evidence[id]?.title ?? id) : id);
  if (question.type === 'status') return words(`scale/${question.scale}/${String(value)}`);
  if (isTable(value)) {
    const columns = question.type === 'table' && question.table.columns !== 'years' ? question.table.columns : [];
    const rows = question.type === 'table' && question.table.rows !== 'free' ? question.table.rows.map(({ id }) => id) : [];
    const cellText = (column: string, cell: Cell): string => {
      if (isNotAvailable(cell)) return '–';
      const kind = columns.find(({ id }) => id === column)?.type;
      const of = (id: string): string => words(`question/${question.wording}/column/${column}/option/${id}`);
      if (Array.isArray(cell)) return (cell as readonly string[]).map(kind === 'citations' ? title : of).join(comma);
      return typeof cell === 'string' && kind !== 'text' && kind !== 'date' ? of(cell) : String(cell);
    };
    return value.rows
      .map(({ id, cells }) => {
        const name = rows.includes(id) ? `${words(`question/${question.wording}/row/${id}`)}${colon}` : '';
        const told = Object.entries(cells).map(([column, cell]) => {
          const head = columns.length > 0 ? words(`question/${question.wording}/column/${column}`) : column;
          return `${head} ${cellText(column, cell)}`;
        });
        return `${name}${told.join(comma)}`;
      })
      .join(semicolon);
  }
  if (typeof value === 'string') return question.type === 'choice' ? option(value) : value;
  if (typeof value === 'number') return String(value);
  return value.map(question.type === 'citations' ? title : option).join(comma);
}

const plain = (value: AnswerValue): string => (typeof value === 'object' ? JSON.stringify(value) : String(value));

/** Only the settings that differ: the rest has not changed. */
function settingsText({ before, after }: Change, side: 'before' | 'after', { label, punctuation }: TellingWords): string {
  const [one, other] = [(side === 'before' ? before : after) ?? {}, (side === 'before' ? after : before) ?? {}] as Record<
    string,
    unknown
  >[];
  return Object.entries(one ?? {})
    .filter(([name, value]) => name !== 'revision' && name !== 'resumeAt' && JSON.stringify(value) !== JSON.stringify(other?.[name]))
    .map(([name, value]) => `${label(`journal.setting.${name}`)}${punctuation.colon}${told(value, punctuation)}`)
    .join(punctuation.semicolon);
}

/** Codes, names and dates one after the other, without the signs of a data format. */
function told(value: unknown, punctuation: Punctuation): string {
  const { comma } = punctuation;
  if (Array.isArray(value)) return value.map((each) => told(each, punctuation)).join(comma);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const parts = Object.entries(value).map(([name, part]) =>
    typeof part === 'object' && !Array.isArray(part) ? `${name} ${told(part, punctuation)}` : told(part, punctuation),
  );
  return parts.join(comma);
}
