import type { DateReference, NumberReference, RowDateReference, RowNumberReference } from '#core/questionnaire/condition';
import type { Table } from '#core/questionnaire/definition';
import { columnKnown, onlyKeys, refuse, resolveFact, resolveQuestion, type ConditionScope } from './condition-names';
import { isRecord, type Raw } from './raw';
import { within, type Place } from './problem';

/** What a date may be compared with: a day, a date among the facts, a date question, and in a row (`table`) another cell of it. */
export function compileDate(raw: unknown, place: Place, scope: ConditionScope, table?: Table): RowDateReference | undefined {
  if (typeof raw === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(raw)) return raw;
  const named = isRecord(raw) ? nameOf(raw, table) : undefined;
  if (!isRecord(raw) || named === undefined) {
    const remedy = 'Write 2026-06-01, { fact: assessment-date } or { question: … }; in a row also { column: … }.';
    return void refuse(place, scope, 'This is no date.', remedy);
  }
  if (!onlyKeys(raw, [named, 'plusDays'], place, scope)) return undefined;
  const { plusDays } = raw;
  if (plusDays !== undefined && !(typeof plusDays === 'number' && Number.isInteger(plusDays) && plusDays >= 0))
    return void refuse(within(place, 'plusDays'), scope, '`plusDays` is a whole number of days.', 'Write it like plusDays: 30.');
  const reference = compileName(raw, named, place, scope, table);
  return reference && ({ ...reference, ...(plusDays === undefined ? {} : { plusDays }) } as DateReference);
}

/** What a number may be compared with: a number, a number question, and in a row (`table`) another cell of it. */
export function compileNumber(
  raw: unknown,
  place: Place,
  scope: ConditionScope,
  table?: Table,
): NumberReference | RowNumberReference | undefined {
  if (typeof raw === 'number') return raw;
  const named = isRecord(raw) && !('fact' in raw) ? nameOf(raw, table) : undefined;
  if (!isRecord(raw) || named === undefined)
    return void refuse(place, scope, 'This is no number.', 'Write a number or { question: … }; in a row also { column: … }.');
  if (!onlyKeys(raw, [named], place, scope)) return undefined;
  return compileName(raw, named, place, scope, table) as RowNumberReference | undefined;
}

function nameOf(raw: Raw, table: Table | undefined): 'fact' | 'question' | 'column' | undefined {
  if ('fact' in raw) return 'fact';
  if ('question' in raw) return 'question';
  return table && 'column' in raw ? 'column' : undefined;
}

function compileName(
  raw: Raw,
  named: 'fact' | 'question' | 'column',
  place: Place,
  scope: ConditionScope,
  table: Table | undefined,
): object | undefined {
  if (named === 'fact') {
    const fact = resolveFact(raw['fact'], within(place, 'fact'), scope);
    return fact === undefined ? undefined : { fact };
  }
  if (named === 'column')
    return table && columnKnown(table, raw['column'], within(place, 'column'), scope) ? { column: raw['column'] } : undefined;
  const question = resolveQuestion(raw['question'], within(place, 'question'), scope);
  return question && { question: question.id };
}
