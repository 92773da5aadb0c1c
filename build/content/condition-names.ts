import type { Condition } from '#core/questionnaire/condition';
import type { Question, Scale, Table } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import type { ReferenceTally } from './reference-tally';
import type { Raw } from './raw';

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

export const NEVER: Condition = { always: false };
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

export function columnKnown(table: Table, column: unknown, place: Place, scope: ConditionScope): boolean {
  if (table.columns === 'years' ? /^\d{4}$/.test(String(column)) : table.columns.some(({ id }) => id === column)) return true;
  refuse(place, scope, `The table has no column "${String(column)}".`, 'Use the id of one of its columns.', 'unknown-column');
  return false;
}

export function onlyKeys(raw: Raw, keys: readonly string[], place: Place, scope: ConditionScope): boolean {
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
export function refuse(place: Place, scope: ConditionScope, what: string, remedy: string, check = 'condition'): Condition {
  scope.tally.missed(place, check, what, remedy);
  return NEVER;
}

export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const FACTS_OF_AN_INSTRUMENT = [
  'party',
  'participation',
  'assessed',
  'denounced',
  'signed',
  'deposited',
  'in-force',
  'denunciation-received',
  'act',
];
const FACTS = ['state-kind', 'practice', 'assessment-date'];

export function factKnown(raw: unknown, place: Place, scope: ConditionScope): boolean {
  const fact = String(raw);
  const [name = '', code] = fact.split(':');
  const known = code === undefined ? FACTS.includes(name) : FACTS_OF_AN_INSTRUMENT.includes(name) && scope.instruments.has(code);
  if (known) return true;
  refuse(
    place,
    scope,
    `There is no fact "${fact}".`,
    `Use ${FACTS.join(', ')}, or ${FACTS_OF_AN_INSTRUMENT.join(', ')} with the code of an instrument (party:TIP).`,
    'unknown-reference',
  );
  return false;
}
