import type { Condition } from '#core/questionnaire/condition';
import { OBLIGATION_LEVELS, type ObligationLevel, type Question, type Scale, type Table } from '#core/questionnaire/definition';
import { within, type Place, type Problems } from './problem';
import type { ReferenceTally } from './reference-tally';
import type { Raw } from './raw';

/** What `self` stands for in the name of a fact (`party:self`, `cluster-left-out:self`). */
export interface ProvisionParts {
  readonly instrument: string;
  readonly cluster: string;
  /** `UNCAC:II`; absent where the instrument has no chapters. */
  readonly chapter: string | undefined;
  readonly obligation: ObligationLevel;
}

/** What a condition may name, seen from one provision (`self`) or from none. */
export interface ConditionScope {
  readonly self: string | undefined;
  readonly questions: ReadonlyMap<string, Question>;
  /** Ids of all questions as written, those included that no condition ever lets through. */
  readonly written: ReadonlySet<string>;
  /** Ids of the questions that are no longer asked. */
  readonly retired: ReadonlySet<string>;
  readonly provisions: ReadonlyMap<string, ProvisionParts>;
  readonly clusters: ReadonlySet<string>;
  readonly chapters: ReadonlySet<string>;
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
      scope.retired.has(id)
        ? `The question "${reference}" is retired: nobody is asked it any longer.`
        : `There is no question "${reference}" here.`,
      scope.retired.has(id)
        ? 'Let the condition name the question that is asked in its place, or take it out.'
        : 'Correct the id; see the questions and blocks of the provision.',
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
const FACTS = ['state-kind', 'practice', 'assessment-date', 'uncac-cycle'];
const FACTS_OF_A_PART = ['cluster-left-out', 'chapter-left-out', 'level-left-out'];

/** The full name of a fact; `self` becomes the instrument, cluster, chapter or level of the provision concerned. */
export function resolveFact(raw: unknown, place: Place, scope: ConditionScope): string | undefined {
  const written = String(raw);
  const colon = written.indexOf(':');
  if (colon < 0 && FACTS.includes(written)) return written;
  const name = written.slice(0, Math.max(colon, 0));
  const parts = scope.self === undefined ? undefined : scope.provisions.get(scope.self);
  const about = written.slice(colon + 1) === 'self' && parts ? partNamed(name, parts) : written.slice(colon + 1);
  // A provision without chapter is in none that could be left out.
  if (name === 'chapter-left-out' && about === undefined) return `${name}:none`;
  const known =
    (FACTS_OF_AN_INSTRUMENT.includes(name) && scope.instruments.has(about ?? '')) ||
    (name === 'cluster-left-out' && scope.clusters.has(about ?? '')) ||
    (name === 'chapter-left-out' && scope.chapters.has(about ?? '')) ||
    (name === 'level-left-out' && OBLIGATION_LEVELS.some((level) => level === about));
  if (known) return `${name}:${about ?? ''}`;
  return void refuse(
    place,
    scope,
    `There is no fact "${written}".`,
    `Use ${FACTS.join(', ')}; ${FACTS_OF_AN_INSTRUMENT.join(', ')} with the code of an instrument (party:TIP); or ${FACTS_OF_A_PART.join(', ')} with what is left out. Inside \`for\`, \`self\` stands for that of the provision (party:self).`,
    'unknown-reference',
  );
}

function partNamed(fact: string, { instrument, cluster, chapter, obligation }: ProvisionParts): string | undefined {
  if (fact === 'cluster-left-out') return cluster;
  if (fact === 'chapter-left-out') return chapter;
  return fact === 'level-left-out' ? obligation : instrument;
}
