import type { CellSelection, Condition, DateReference, QuestionTest, RowCondition, Scalar } from '#core/questionnaire/condition';
import type { Question, Scale, Table } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import type { ReferenceTally } from './reference-tally';
import { isRecord, type Raw } from './raw';

/** What a condition may name, seen from one provision (`self`) or from none. */
export interface ConditionScope {
  readonly self: string | undefined;
  readonly questions: ReadonlyMap<string, Question>;
  /** Ids of all questions as written, those included that no condition ever lets through. */
  readonly written: ReadonlySet<string>;
  readonly provisions: ReadonlySet<string>;
  readonly instruments: ReadonlySet<string>;
  readonly scales: ReadonlyMap<string, Scale>;
  readonly problems: Problems;
  readonly tally: ReferenceTally;
}

const NEVER: Condition = { always: false };
const STANDINGS = ['unanswered', 'answered', 'not-known', 'not-applicable'];
const FLAGS = ['relevant', 'gap', 'exempt', 'not-applicable', 'complete'];
const KINDS = ['positive', 'partial', 'considered', 'negative'];
const FACTS_OF_AN_INSTRUMENT = ['party', 'participation', 'assessed', 'denounced'];
const FACTS = ['state-kind', 'practice', 'assessment-date'];
const QUESTION_TESTS = [
  'is',
  'in',
  'includes',
  'includesAll',
  'answered',
  'reason',
  'standing',
  'kind',
  'atLeast',
  'atMost',
  'before',
  'after',
  'anyRow',
  'everyRow',
];
const ROW_TESTS = ['is', 'in', 'answered', 'atLeast', 'atMost', 'moreThan', 'before', 'after', 'whole'];

/** Turns a condition as written into a checked one with full references; what it cannot understand never holds. */
export function compileCondition(raw: unknown, place: Place, scope: ConditionScope): Condition {
  if (!isRecord(raw)) return refuse(place, scope, 'A condition is a map.', 'Write it like { question: status, is: yes }.');
  if ('all' in raw || 'any' in raw) return compileList(raw, place, scope);
  if ('not' in raw)
    return onlyKeys(raw, ['not'], place, scope) ? { not: compileCondition(raw['not'], within(place, 'not'), scope) } : NEVER;
  if ('always' in raw)
    return typeof raw['always'] === 'boolean' && onlyKeys(raw, ['always'], place, scope) ? { always: raw['always'] } : NEVER;
  if ('question' in raw) return compileQuestionTest(raw, place, scope);
  if ('fact' in raw) return compileFactTest(raw, place, scope);
  if ('provision' in raw) return compileProvisionTest(raw, place, scope);
  if ('sum' in raw) return compileSumTest(raw, place, scope);
  if ('citations' in raw) return compileEvidenceTest(raw, place, scope);
  return refuse(
    place,
    scope,
    'This condition tests nothing that is known.',
    'Use all, any, not, always, question, fact, provision, sum or citations.',
  );
}

function compileList(raw: Raw, place: Place, scope: ConditionScope): Condition {
  const key = 'all' in raw ? 'all' : 'any';
  const list = raw[key];
  if (!onlyKeys(raw, [key], place, scope)) return NEVER;
  if (!Array.isArray(list) || list.length === 0)
    return refuse(place, scope, `\`${key}\` needs a list of conditions.`, 'Write one condition a line, each after a hyphen.');
  const conditions = list.map((each, index) => compileCondition(each, within(place, key, index), scope));
  return key === 'all' ? { all: conditions } : { any: conditions };
}

function compileQuestionTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  const tests = QUESTION_TESTS.filter((test) => test in raw);
  const [test] = tests;
  if (test === undefined || tests.length > 1) {
    return refuse(
      place,
      scope,
      'A test of a question needs exactly one comparison.',
      `Use one of ${QUESTION_TESTS.join(', ')}; join several with \`all\`.`,
    );
  }
  if (!onlyKeys(raw, ['question', test], place, scope)) return NEVER;
  const question = resolveQuestion(raw['question'], within(place, 'question'), scope);
  if (!question) return NEVER;
  const at = within(place, test);
  const value = raw[test];
  const compiled = (body: object): Condition => ({ question: question.id, ...body }) as unknown as QuestionTest;
  switch (test) {
    case 'is':
    case 'includes':
      return optionKnown(question, value, at, scope) ? compiled({ [test]: value }) : NEVER;
    case 'in': {
      const known = asList(value).filter((each) => optionKnown(question, each, at, scope));
      return known.length > 0 ? compiled({ in: known }) : NEVER;
    }
    case 'includesAll':
      return asList(value).every((each) => optionKnown(question, each, at, scope)) ? compiled({ includesAll: asList(value) }) : NEVER;
    case 'reason':
    case 'answered':
      return typeof value === 'boolean'
        ? compiled({ [test]: value })
        : refuse(at, scope, `\`${test}\` is true or false.`, `Write \`${test}: true\`.`);
    case 'standing':
      return STANDINGS.includes(String(value))
        ? compiled({ standing: value })
        : refuse(at, scope, `There is no standing "${String(value)}".`, `Use one of ${STANDINGS.join(', ')}.`);
    case 'kind':
      return compileKindTest(question, asList(value), at, scope);
    case 'atLeast':
    case 'atMost':
      return typeof value === 'number' && question.type === 'number'
        ? compiled({ [test]: value })
        : refuse(at, scope, `\`${test}\` compares a number question with a number.`, 'Name a question of type number.');
    case 'before':
    case 'after': {
      const date = compileDate(value, at, scope);
      return date === undefined ? NEVER : compiled({ [test]: date });
    }
    default: {
      if (question.type !== 'table') return refuse(at, scope, `${question.id} is no table.`, 'Test rows of a table question only.');
      const row = compileRowCondition(value, at, question.table, scope);
      return row ? compiled({ [test]: row }) : NEVER;
    }
  }
}

function compileKindTest(question: Question, kinds: readonly unknown[], at: Place, scope: ConditionScope): Condition {
  if (question.type !== 'status') return refuse(at, scope, `${question.id} is no status question.`, 'Test `kind` of a status only.');
  const wrong = kinds.find((kind) => !KINDS.includes(String(kind)));
  if (wrong !== undefined) return refuse(at, scope, `There is no kind "${String(wrong)}".`, `Use ${KINDS.join(', ')}.`);
  const onScale = new Set<string>(scope.scales.get(question.scale)?.values.map(({ kind }) => kind));
  const possible = kinds.filter((kind) => onScale.has(String(kind)));
  if (possible.length > 0) {
    scope.tally.found(at, 'unknown-option');
    return { question: question.id, kind: possible } as unknown as QuestionTest;
  }
  scope.tally.missed(
    at,
    'unknown-option',
    `No scale reached from here has a value of kind ${kinds.join(' or ')}.`,
    'Correct the kind, or the filter of the block or rule.',
  );
  return NEVER;
}

function compileRowCondition(raw: unknown, place: Place, table: Table, scope: ConditionScope): RowCondition | undefined {
  if (!isRecord(raw)) return void refuse(place, scope, 'A test of rows is a map.', 'Write it like { column: stage, is: planned }.');
  for (const key of ['all', 'any'] as const) {
    if (!(key in raw)) continue;
    const parts = asList(raw[key]).map((each, index) => compileRowCondition(each, within(place, key, index), table, scope));
    const known = parts.filter((part) => part !== undefined);
    return known.length < parts.length ? undefined : key === 'all' ? { all: known } : { any: known };
  }
  if ('not' in raw) {
    const inner = compileRowCondition(raw['not'], within(place, 'not'), table, scope);
    return inner && { not: inner };
  }
  const test = ROW_TESTS.find((each) => each in raw);
  if (test === undefined || !onlyKeys(raw, ['column', test], place, scope)) {
    return void (test === undefined && refuse(place, scope, 'A test of a row needs a comparison.', `Use one of ${ROW_TESTS.join(', ')}.`));
  }
  if (!columnKnown(table, raw['column'], within(place, 'column'), scope)) return undefined;
  let value: unknown = raw[test];
  if (isRecord(value) && 'column' in value && !columnKnown(table, value['column'], within(place, test, 'column'), scope)) return undefined;
  if (test === 'before' || test === 'after') {
    value = compileDate(value, within(place, test), scope);
    if (value === undefined) return undefined;
  }
  if ((test === 'is' || test === 'in') && table.columns !== 'years') {
    const options = table.columns.find(({ id }) => id === raw['column'])?.options;
    const unknown = options && asList(value).find((each) => !options.some(({ id }) => id === each));
    if (unknown !== undefined) {
      return void refuse(
        within(place, test),
        scope,
        `The column ${String(raw['column'])} has no option "${String(unknown)}".`,
        'Use an option of that column.',
        'unknown-option',
      );
    }
  }
  return { column: raw['column'], [test]: test === 'in' ? asList(value) : value } as unknown as RowCondition;
}

function compileFactTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  const fact = String(raw['fact']);
  const [name = '', code] = fact.split(':');
  const known = code === undefined ? FACTS.includes(name) : FACTS_OF_AN_INSTRUMENT.includes(name) && scope.instruments.has(code);
  if (!known) {
    return refuse(
      within(place, 'fact'),
      scope,
      `There is no fact "${fact}".`,
      `Use ${FACTS.join(', ')}, or ${FACTS_OF_AN_INSTRUMENT.join(', ')} with the code of an instrument (party:TIP).`,
      'unknown-reference',
    );
  }
  const test = ['is', 'in', 'answered'].find((each) => each in raw);
  if (test === undefined)
    return refuse(place, scope, 'A test of a fact needs is, in or answered.', 'Write it like { fact: practice, is: true }.');
  if (!onlyKeys(raw, ['fact', test], place, scope)) return NEVER;
  return { fact, [test]: test === 'in' ? asList(raw['in']) : raw[test] } as unknown as Condition;
}

function compileProvisionTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  if (!onlyKeys(raw, ['provision', 'is'], place, scope)) return NEVER;
  const provision = raw['provision'] === 'self' ? scope.self : String(raw['provision']);
  if (provision === undefined || !scope.provisions.has(provision)) {
    return refuse(
      within(place, 'provision'),
      scope,
      `There is no provision "${String(raw['provision'])}" here.`,
      'Name a provision of the content, or `self` inside `for`.',
      'unknown-reference',
    );
  }
  if (!FLAGS.includes(String(raw['is'])))
    return refuse(place, scope, `A provision cannot be "${String(raw['is'])}".`, `Use ${FLAGS.join(', ')}.`);
  return { provision, is: raw['is'] } as unknown as Condition;
}

function compileSumTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  if (!onlyKeys(raw, ['sum', 'compare', 'to', 'by'], place, scope)) return NEVER;
  const sum = compileCells(raw['sum'], within(place, 'sum'), scope);
  const to = typeof raw['to'] === 'number' ? raw['to'] : compileCells(raw['to'], within(place, 'to'), scope);
  if (sum === undefined || to === undefined) return NEVER;
  const compare = String(raw['compare']);
  const by = String(raw['by']);
  if (!['equal', 'notEqual', 'greater', 'atMost'].includes(compare))
    return refuse(place, scope, 'Sums are compared by equal, notEqual, greater or atMost.', 'Correct `compare`.');
  if (!['perYear', 'total', 'upToYear'].includes(by))
    return refuse(place, scope, 'Sums are compared perYear, total or upToYear.', 'Correct `by`.');
  return { sum, compare, to, by } as Condition;
}

function compileCells(raw: unknown, place: Place, scope: ConditionScope): CellSelection | undefined {
  if (!isRecord(raw))
    return void refuse(place, scope, 'Cells are chosen by question and rows.', 'Write it like { question: …, rows: [prosecuted] }.');
  if (!onlyKeys(raw, ['question', 'rows', 'columns'], place, scope)) return undefined;
  const question = resolveQuestion(raw['question'], within(place, 'question'), scope);
  if (!question) return undefined;
  if (question.type !== 'table') return void refuse(place, scope, `${question.id} is no table.`, 'Sum cells of a table question only.');
  const { rows, columns } = question.table;
  const unknownRow = asList(raw['rows'] ?? []).find((row) => rows === 'free' || !rows.some(({ id }) => id === row));
  if (unknownRow !== undefined)
    return void refuse(
      within(place, 'rows'),
      scope,
      `${question.id} has no row "${String(unknownRow)}".`,
      'Use the ids of its rows.',
      'unknown-row',
    );
  const unknownColumn = asList(raw['columns'] ?? []).find((column) => columns === 'years' || !columns.some(({ id }) => id === column));
  if (unknownColumn !== undefined)
    return void refuse(
      within(place, 'columns'),
      scope,
      `${question.id} has no column "${String(unknownColumn)}".`,
      'Use the ids of its columns.',
      'unknown-column',
    );
  return {
    question: question.id,
    rows: asList(raw['rows'] ?? []).map(String),
    ...(raw['columns'] === undefined ? {} : { columns: asList(raw['columns']).map(String) }),
  };
}

function compileEvidenceTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  if (!onlyKeys(raw, ['citations', 'every'], place, scope)) return NEVER;
  const question = resolveQuestion(raw['citations'], within(place, 'citations'), scope);
  if (!question) return NEVER;
  if (question.type !== 'citations')
    return refuse(place, scope, `${question.id} asks for no citations.`, 'Name a question of type citations.');
  return raw['every'] === 'not-in-force'
    ? { citations: question.id, every: 'not-in-force' }
    : refuse(place, scope, 'Evidence is tested by `every: not-in-force`.', 'Correct `every`.');
}

/** A full reference holds a slash after a provision; a local one means the provision that the condition is written for. */
export function resolveQuestion(raw: unknown, place: Place, scope: ConditionScope): Question | undefined {
  const reference = String(raw);
  const id = reference.includes(':') ? reference : `${scope.self ?? ''}/${reference}`;
  const question = scope.questions.get(id);
  if (question || scope.written.has(id)) scope.tally.found(place, 'unknown-reference');
  else
    scope.tally.missed(
      place,
      'unknown-reference',
      `There is no question "${reference}" here.`,
      'Correct the id; see the questions and blocks of the provision.',
    );
  return question;
}

function compileDate(raw: unknown, place: Place, scope: ConditionScope): DateReference | undefined {
  if (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw)) return raw;
  if (isRecord(raw) && raw['fact'] === 'assessment-date') return { fact: 'assessment-date' };
  if (isRecord(raw) && 'question' in raw) {
    const question = resolveQuestion(raw['question'], within(place, 'question'), scope);
    return question && { question: question.id };
  }
  return void refuse(place, scope, 'This is no date.', 'Write 2026-06-01, { fact: assessment-date } or { question: … }.');
}

function optionKnown(question: Question, value: unknown, place: Place, scope: ConditionScope): value is Scalar {
  const options = optionsOf(question, scope.scales);
  if (!options || options.includes(String(value))) {
    scope.tally.found(place, 'unknown-option');
    return true;
  }
  scope.tally.missed(place, 'unknown-option', `${question.id} has no option "${String(value)}".`, `Use one of ${options.join(', ')}.`);
  return false;
}

/** Ids that an answer to this question may hold, or undefined where it has no options. */
export function optionsOf(question: Question, scales: ReadonlyMap<string, Scale>): readonly string[] | undefined {
  if (question.type === 'status') return scales.get(question.scale)?.values.map(({ id }) => id) ?? [];
  return question.type === 'choice' || question.type === 'choices' ? question.options.map(({ id }) => id) : undefined;
}

function columnKnown(table: Table, column: unknown, place: Place, scope: ConditionScope): boolean {
  if (table.columns === 'years' ? /^\d{4}$/.test(String(column)) : table.columns.some(({ id }) => id === column)) return true;
  refuse(place, scope, `The table has no column "${String(column)}".`, 'Use the id of one of its columns.', 'unknown-column');
  return false;
}

function onlyKeys(raw: Raw, keys: readonly string[], place: Place, scope: ConditionScope): boolean {
  const extra = Object.keys(raw).find((key) => !keys.includes(key));
  if (extra === undefined) return true;
  refuse(
    within(place, extra),
    scope,
    `\`${extra}\` does not belong into this condition.`,
    `Keep to ${keys.join(', ')}; join several tests with \`all\` or \`any\`.`,
    'unknown-key',
  );
  return false;
}

/** The mistake is the same in every provision for which the condition is compiled, so it is told once. */
function refuse(place: Place, scope: ConditionScope, what: string, remedy: string, check = 'condition'): Condition {
  scope.tally.missed(place, check, what, remedy);
  return NEVER;
}

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);
