import { provisionsOfChange } from '#core/answers/audit-trail';
import type { Change } from '#core/answers/change';
import { recordText, type TellingWords } from '#core/answers/record-text';
import type { StoredEntry } from '../assessments/journal';
import { csvLines } from './csv-lines';

const COLUMNS = ['line', 'when', 'who', 'role', 'kind', 'provision', 'what', 'before', 'after', 'origin', 'note'] as const;

/** One row for each change, in words. Instants in UTC, as they are kept. */
export function trailAsCsv(entries: readonly StoredEntry[], telling: TellingWords): string {
  const { label } = telling;
  const rows = entries.flatMap((entry) =>
    entry.changes.map((change) => [
      String(entry.seq),
      entry.at,
      entry.by.name,
      entry.by.role,
      label(`journal.kind.${change.collection}`),
      provisionsOfChange(change).join(' '),
      whatChanged(change, telling),
      change.erased ? label('journal.erased') : recordText(change, 'before', telling),
      change.erased ? label('journal.erased') : recordText(change, 'after', telling),
      label(`journal.origin.${originOf(entry, change)}`),
      entry.erases?.reason ?? '',
    ]),
  );
  return csvLines([COLUMNS.map((column) => label(`journal.column.${column}`)), ...rows]);
}

/** One JSON object a line, with everything that is kept of it. */
export const trailAsJsonLines = (entries: readonly StoredEntry[]): string =>
  entries.map(({ checksum: _, prev: __, ...entry }) => `${JSON.stringify(entry)}\n`).join('');

/** The question in words where there is one; otherwise what the record is called by. */
function whatChanged({ collection, key }: Change, { question, words }: TellingWords): string {
  const asked = collection === 'answers' || collection === 'earlierAnswers' ? question(key) : undefined;
  return asked ? words(`question/${asked.wording}/label`) : key;
}

/** How the change came about. */
function originOf(entry: StoredEntry, { collection, after }: Change): string {
  if (entry.erases) return 'erased';
  if (entry.undoes !== undefined) return 'undone';
  if (entry.redoes !== undefined) return 'redone';
  return collection === 'answers' && after && 'origin' in after ? after.origin.kind : 'entered';
}
