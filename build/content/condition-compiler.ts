import type { CellSelection, Condition, QuestionTest, RowCondition, Scalar } from '#core/questionnaire/condition';
import type { Question, Scale, Table } from '#core/questionnaire/definition';
import { asList, columnKnown, NEVER, onlyKeys, refuse, resolveFact, resolveQuestion, type ConditionScope } from './condition-names';
import { compileDate, compileNumber } from './compared-values';
import { within, type Place } from './problem';
import { isRecord, type Raw } from './raw';

const STANDINGS = ['unanswered', 'answered', 'not-known', 'not-applicable'];
const FLAGS = ['relevant', 'gap', 'exempt', 'not-applicable', 'complete'];
const KINDS = ['positive', 'partial', 'considered', 'negative'];
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
  'moreThan',
  'lessThan',
  'before',
  'after',
  'anyRow',
  'everyRow',
];
const ROW_TESTS = ['is', 'in', 'answered', 'atLeast', 'atMost', 'moreThan', 'lessThan', 'before', 'after', 'whole'];

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
  if ('totals' in raw) return compileTotalsTest(raw, place, scope);
  if ('differ' in raw) return compileDifferTest(raw, place, scope);
  return refuse(
    place,
    scope,
    'This condition tests nothing that is known.',
    'Use all, any, not, always, question, fact, provision, sum, totals, differ or citations.',
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
    case 'moreThan':
    case 'lessThan': {
      if (question.type !== 'number')
        return refuse(at, scope, `\`${test}\` compares a number question.`, 'Name a question of type number.');
      const number = compileNumber(value, at, scope);
      return number === undefined ? NEVER : compiled({ [test]: number });
    }
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
  if (test === 'before' || test === 'after') value = compileDate(value, within(place, test), scope, table);
  if (['atLeast', 'atMost', 'moreThan', 'lessThan'].includes(test)) value = compileNumber(value, within(place, test), scope, table);
  if (value === undefined) return undefined;
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
  const fact = resolveFact(raw['fact'], within(place, 'fact'), scope);
  if (fact === undefined) return NEVER;
  const test = ['is', 'in', 'answered', 'before', 'after'].find((each) => each in raw);
  if (test === undefined)
    return refuse(place, scope, 'A test of a fact needs is, in, answered, before or after.', 'Write it like { fact: practice, is: true }.');
  if (!onlyKeys(raw, ['fact', test], place, scope)) return NEVER;
  const isDate = test === 'before' || test === 'after';
  const value = isDate ? compileDate(raw[test], within(place, test), scope) : test === 'in' ? asList(raw['in']) : raw[test];
  return value === undefined ? NEVER : ({ fact, [test]: value } as unknown as Condition);
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
  if (!onlyKeys(raw, ['citations', 'someNewerThan' in raw ? 'someNewerThan' : 'every'], place, scope)) return NEVER;
  const question = resolveQuestion(raw['citations'], within(place, 'citations'), scope);
  if (!question) return NEVER;
  if (question.type !== 'citations')
    return refuse(place, scope, `${question.id} asks for no citations.`, 'Name a question of type citations.');
  if (raw['every'] === 'not-in-force') return { citations: question.id, every: 'not-in-force' };
  const newerThan = raw['someNewerThan'];
  if (!isRecord(newerThan)) {
    const remedy = 'Write `every: not-in-force`, or `someNewerThan: { latest: <table>, column: <date> }`.';
    return refuse(place, scope, 'This is no test of evidence.', remedy);
  }
  const at = within(place, 'someNewerThan');
  if (!onlyKeys(newerThan, ['latest', 'column'], at, scope)) return NEVER;
  const table = resolveTable(newerThan['latest'], within(at, 'latest'), scope);
  if (!table || !columnKnown(table.table, newerThan['column'], within(at, 'column'), scope)) return NEVER;
  return { citations: question.id, someNewerThan: { latest: table.id, column: String(newerThan['column']) } };
}

function compileTotalsTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  if (!onlyKeys(raw, ['totals'], place, scope)) return NEVER;
  const table = resolveTable(raw['totals'], within(place, 'totals'), scope);
  if (!table) return NEVER;
  const { rows } = table.table;
  return rows !== 'free' && rows.some(({ totalOf }) => totalOf)
    ? { totals: table.id }
    : refuse(place, scope, `No row of ${table.id} is the total of others.`, 'Give the row that sums others up its `totalOf`.');
}

function compileDifferTest(raw: Raw, place: Place, scope: ConditionScope): Condition {
  if (!onlyKeys(raw, ['differ'], place, scope)) return NEVER;
  const names = asList(raw['differ']);
  if (names.length !== 2) return refuse(place, scope, '`differ` compares two questions.', 'Write it like { differ: [one, other] }.');
  const [one, other] = names.map((name, index) => resolveQuestion(name, within(place, 'differ', index), scope));
  if (!one || !other) return NEVER;
  return (one.type === 'status') === (other.type === 'status') && one.id !== other.id
    ? { differ: [one.id, other.id] }
    : refuse(place, scope, `${one.id} and ${other.id} cannot be compared.`, 'Compare two statuses, or two other questions of one type.');
}

function resolveTable(raw: unknown, place: Place, scope: ConditionScope): Extract<Question, { type: 'table' }> | undefined {
  const question = resolveQuestion(raw, place, scope);
  if (!question || question.type === 'table') return question;
  return void refuse(place, scope, `${question.id} is no table.`, 'Name a question of type table.');
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
