import { createHash } from 'node:crypto';
import type { AnswerValue, Cell, TableRowValue } from '#core/answers/answer';
import type { Evidence } from '#core/answers/document';
import type { EvidenceKind, Option, Question, Questionnaire, Table, TableColumn, TableRow } from '#core/questionnaire/definition';
import type { Language } from '#core/questionnaire/wording';
import { phrase, phrasesOf, type PhraseKind } from './invented-words';
import type { Seeded } from './seeded';

/** What an invented State has at hand when it answers. */
export interface Answering {
  readonly draw: Seeded;
  readonly language: Language;
  readonly questionnaire: Questionnaire;
  readonly evidence: Readonly<Record<string, Evidence>>;
  /** ISO date of the assessment. */
  readonly on: string;
}

/** In which share of provisions an optional question is answered at all, by block. */
const ANSWERED: Readonly<Record<string, number>> = { 'how-it-works': 0.7, practice: 0.35, 'good-practice': 0.08, 'other-reviews': 0.06 };

export const isLeftOpen = ({ required, block, type }: Question, draw: Seeded): boolean =>
  !required && type !== 'status' && !draw.chance(ANSWERED[block] ?? 0.75);

/** A value that fits the question. */
export function inventedValue(question: Question, answering: Answering): AnswerValue | undefined {
  const { draw, questionnaire, language } = answering;
  switch (question.type) {
    case 'status': {
      const values = questionnaire.scales.find(({ id }) => id === question.scale)?.values.filter(({ retired }) => !retired) ?? [];
      return (draw.chance(0.6) ? values.find(({ kind }) => kind === 'positive') : undefined)?.id ?? draw.oneOf(values).id;
    }
    case 'choice':
      return draw.oneOf(offered(question.options)).id;
    case 'choices':
      return chosen(question.options, draw);
    case 'text':
      return phrasesOf(draw, language, kindOf(question), 1, question.lines === 'many' ? 3 : 1);
    case 'number':
      return Math.min(Math.max(draw.between(1, 400), question.minimum ?? 0), question.maximum ?? Infinity);
    case 'date':
      return dayBefore(answering);
    case 'citations':
      return cited(answering, question.accepts);
    case 'table':
      return inventedTable(question.table, answering, kindOf(question));
  }
}

const KINDS: Readonly<Record<string, PhraseKind>> = {
  missing: 'gaps',
  reasons: 'gaps',
  practice: 'examples',
  'planned-steps': 'steps',
  'assistance-needed': 'needs',
  'assistance-received': 'needs',
  'good-practice': 'practices',
};

const kindOf = ({ id, block }: Question): PhraseKind =>
  id.endsWith('.authority') || id.endsWith('.body') ? 'bodies' : (KINDS[block] ?? 'measures');

const offered = (options: readonly Option[]): readonly Option[] => options.filter(({ retired }) => !retired);

function chosen(options: readonly Option[], draw: Seeded): readonly string[] {
  const exclusive = offered(options).find((option) => option.exclusive);
  if (exclusive && draw.chance(0.2)) return [exclusive.id];
  return draw.some(offered(options).filter((option) => !option.exclusive)).map(({ id }) => id);
}

function cited({ draw, evidence }: Answering, accepts: readonly EvidenceKind[]): readonly string[] | undefined {
  const fitting = Object.entries(evidence).filter(([, { kind }]) => accepts.includes(kind));
  return fitting.length === 0 ? undefined : [...new Set([draw.oneOf(fitting)[0], draw.oneOf(fitting)[0]])];
}

function inventedTable({ rows, columns }: Table, answering: Answering, kind: PhraseKind): AnswerValue {
  const { draw, on } = answering;
  if (columns === 'years') {
    const years = [Number(on.slice(0, 4)) - 2, Number(on.slice(0, 4)) - 1];
    const figures = years.map((year) => [String(year), figuresOf(rows === 'free' ? [] : rows, draw)] as const);
    const ids = rows === 'free' ? [] : rows.filter(({ retired }) => !retired).map(({ id }) => id);
    return { years, rows: ids.map((id) => ({ id, cells: Object.fromEntries(figures.map(([year, of]) => [year, of.get(id) ?? 0])) })) };
  }
  const ids = rows === 'free' ? Array.from({ length: draw.between(1, 3) }, (_, at) => `row-${at + 1}`) : rows.map(({ id }) => id);
  return { rows: ids.map((id): TableRowValue => ({ id, cells: inventedCells(columns, answering, kind) })) };
}

/** A number for every row; where rows break one down they add up to it. */
function figuresOf(rows: readonly TableRow[], draw: Seeded): ReadonlyMap<string, number> {
  const figures = new Map<string, number>();
  for (const { id, totalOf } of rows) {
    const total = figures.get(id) ?? draw.between(3, 900);
    figures.set(id, total);
    for (const parts of totalOf ?? []) {
      let left = total;
      for (const [at, part] of parts.entries()) {
        const share = at === parts.length - 1 ? left : draw.between(0, left);
        figures.set(part, share);
        left -= share;
      }
    }
  }
  return figures;
}

function inventedCells(columns: readonly TableColumn[], answering: Answering, kind: PhraseKind): Record<string, Cell> {
  const cells: Record<string, Cell> = {};
  for (const column of columns.filter(({ retired }) => !retired)) {
    if (!column.required && answering.draw.chance(0.3)) continue;
    const cell = inventedCell(column, answering, kind);
    if (cell !== undefined) cells[column.id] = cell;
  }
  const { minimum, maximum } = cells;
  if (typeof minimum === 'number' && typeof maximum === 'number' && minimum > maximum)
    Object.assign(cells, { minimum: maximum, maximum: minimum });
  return cells;
}

function inventedCell({ id, type, options = [], minimum = 0 }: TableColumn, answering: Answering, kind: PhraseKind): Cell | undefined {
  const { draw, language } = answering;
  if (type === 'number') return /year/.test(id) ? draw.between(2019, 2025) : minimum + draw.between(0, 25);
  if (type === 'date') return id === 'target' ? `20${draw.between(27, 29)}-06-30` : dayBefore(answering);
  if (type === 'choice') return draw.oneOf(offered(options)).id;
  if (type === 'choices') return chosen(options, draw);
  if (type === 'citations') return cited(answering, ['law', 'case', 'statistic', 'link', 'agreement', 'authority']);
  return phrase(draw, language, id === 'body' || id === 'name' ? 'bodies' : kind);
}

const dayBefore = ({ draw, on }: Answering): string =>
  `${Number(on.slice(0, 4)) - draw.between(1, 9)}-${draw.oneOf(['02', '05', '09', '11'])}-${draw.between(10, 28)}`;

/** What a State may cite: laws, cases, statistics, an agreement, an authority, a link; `files` with those bytes each. */
export function inventedEvidence(draw: Seeded, language: Language, on: string, files: readonly Buffer[] = []): Record<string, Evidence> {
  const evidence: Record<string, Evidence> = {};
  const answering = { draw, on, language, evidence, questionnaire: undefined as never };
  const add = (id: string, record: Omit<Evidence, 'revision'>): void => void (evidence[id] = { revision: 1, language, ...record });
  for (let at = 1; at <= draw.between(5, 9); at++) {
    const adopted = dayBefore(answering);
    const title = phrase(draw, language, 'laws');
    add(`law-${at}`, {
      kind: 'law',
      title: `${title} (${at})`,
      reference: `${draw.between(3, 240)}`,
      adopted,
      inForce: adopted,
      stage: 'in-force',
    });
  }
  for (let at = 1; at <= draw.between(2, 5); at++) {
    const summary = phrase(draw, language, 'examples');
    add(`case-${at}`, {
      kind: 'case',
      title: `${draw.between(10, 990)}/${on.slice(0, 4)}-${at}`,
      date: dayBefore(answering),
      court: phrase(draw, language, 'bodies'),
      summary,
    });
  }
  add('statistic-1', {
    kind: 'statistic',
    title: phrase(draw, language, 'topics'),
    reference: phrase(draw, language, 'bodies'),
    date: dayBefore(answering),
  });
  add('agreement-1', { kind: 'agreement', title: phrase(draw, language, 'steps'), date: dayBefore(answering) });
  add('authority-1', { kind: 'authority', title: phrase(draw, language, 'bodies') });
  add('link-1', { kind: 'link', title: phrase(draw, language, 'topics'), link: `https://example.org/${draw.between(100, 99_999)}` });
  for (const [at, content] of files.entries()) {
    const sha512 = createHash('sha512').update(content).digest('hex');
    const attachment = { sha512, name: `annex-${at + 1}.bin`, bytes: content.length, mediaType: 'application/octet-stream' };
    add(`file-${at + 1}`, { kind: 'file', title: phrase(draw, language, 'topics'), attachment });
  }
  return evidence;
}
