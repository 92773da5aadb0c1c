import { recordsWithin, withAnswers, type RecordWithin } from '#core/answers/answers-within';
import type { Change } from '#core/answers/change';
import { withCitations } from '#core/answers/citations';
import type { Evidence } from '#core/answers/document';
import type { EarlierAnswer } from '#core/answers/earlier-answer';
import { AppError } from '#core/contract/errors';
import type { ErasableRecord } from '#core/contract/erased';
import type { Question } from '#core/questionnaire/definition';
import type { StoredEntry } from './journal';

export interface SealedBundle {
  /** In `submissions/`. */
  readonly file: string;
  readonly digest: string;
  readonly fileName: string;
}

/** Every record that a line of the history tells, also those that stand inside another. */
export const recordsTold = ({ changes }: StoredEntry): readonly RecordWithin[] =>
  changes.flatMap(({ collection, key, before, after }) =>
    [after, before].flatMap((record) => (record === null ? [] : recordsWithin(collection, key, record))),
  );

const placeOf = ({ collection, key }: Pick<RecordWithin, 'collection' | 'key'>): string => `${collection}/${key}`;

const WORD = {
  evidence: 'evidence',
  comments: 'comment',
  answers: 'answer',
  explanations: 'explanation',
  earlierAnswers: 'answer',
  workPackages: 'work-package',
} as const;

/** A record that is gone from the document is still in the history, and can be erased from there. */
export function checkKnown(operation: string, records: readonly ErasableRecord[], entries: readonly StoredEntry[]): void {
  const known = new Set(entries.flatMap((entry) => [...entry.changes.map(placeOf), ...recordsTold(entry).map(placeOf)]));
  for (const { collection, key } of records) {
    if (!known.has(`${collection}/${key}`)) throw new AppError('not-found', { what: WORD[collection], id: key });
  }
  if (new Set(records.map(({ collection, key }) => `${collection}/${key}`)).size < records.length)
    throw new AppError('input-invalid', { operation, path: 'records', problem: 'named twice' });
}

/** How many lines of the history tell its content. */
export const versionsOf = (entries: readonly StoredEntry[], record: ErasableRecord): number =>
  entries.filter((entry) =>
    recordsTold({ ...entry, changes: entry.changes.map(onlyAfter) }).some((each) => placeOf(each) === placeOf(record)),
  ).length;

const onlyAfter = (change: Change): Change => ({ ...change, before: null }) as Change;

const evidenceOf = (records: readonly ErasableRecord[]): ReadonlyMap<string, null> =>
  new Map(records.flatMap(({ collection, key }) => (collection === 'evidence' ? [[key, null]] : [])));

/** Also those that cited it once: the citation goes from the history too. */
export function questionsThatCited(
  entries: readonly StoredEntry[],
  records: readonly ErasableRecord[],
  question: (id: string) => Question | undefined,
): readonly string[] {
  const gone = evidenceOf(records);
  const citing: string[] = [];
  for (const { collection, key, before, after } of entries.flatMap(({ changes }) => changes)) {
    for (const record of [before, after]) {
      if (record === null) continue;
      withAnswers(collection, key, record, (asked, answer) => {
        const without = withCitations(answer, gone, question(asked));
        if (without !== answer) citing.push(asked);
        return answer;
      });
    }
  }
  return [...new Set(citing)];
}

/** Files that only this evidence names or named; what other evidence has stays. */
export function filesThatGo(entries: readonly StoredEntry[], records: readonly ErasableRecord[]): readonly string[] {
  const gone = evidenceOf(records);
  const going = new Map<string, string>();
  const staying = new Set<string>();
  for (const { collection, key, content } of entries.flatMap(recordsTold)) {
    const attached = collection === 'evidence' ? (content as Evidence).attachment : undefined;
    if (!attached) continue;
    if (gone.has(key)) going.set(attached.sha512, attached.name);
    else staying.add(attached.sha512);
  }
  return [...going].flatMap(([sha512, name]) => (staying.has(sha512) ? [] : [name]));
}

/** With an answer goes what an earlier exercise has left beside its question, or under its name, now or in the history. */
export function withEarlierAnswers(records: readonly ErasableRecord[], entries: readonly StoredEntry[]): readonly ErasableRecord[] {
  const questions = new Set(records.flatMap(({ collection, key }) => (collection === 'answers' ? [key] : [])));
  if (questions.size === 0) return records;
  const named = new Set(records.map(placeOf));
  const besides = new Set<string>();
  for (const { collection, key, content } of entries.flatMap(recordsTold)) {
    if (collection !== 'earlierAnswers' || named.has(placeOf({ collection, key }))) continue;
    const { question, beside } = content as EarlierAnswer;
    if (questions.has(question) || beside.some((each) => questions.has(each))) besides.add(key);
  }
  return [...records, ...[...besides].map((key): ErasableRecord => ({ collection: 'earlierAnswers', key }))];
}

/** Never part of a submission. */
const STAY_HERE: readonly ErasableRecord['collection'][] = ['comments', 'earlierAnswers', 'workPackages'];

/** Bundles sealed after one of the records was first written. */
export function bundlesConcerned(
  present: readonly string[],
  entries: readonly StoredEntry[],
  records: readonly ErasableRecord[],
): readonly SealedBundle[] {
  const submitted = records.filter(({ collection }) => !STAY_HERE.includes(collection));
  const first = entries.find(({ changes }) =>
    changes.some((change) => submitted.some(({ collection, key }) => collection === change.collection && key === change.key)),
  );
  if (!first) return [];
  const before = entries.filter(({ seq }) => seq < first.seq);
  const earlier = new Set(
    before.flatMap(({ changes }) => changes.flatMap(({ collection, key }) => (collection === 'submissions' ? [key] : []))),
  );
  const names = new Map(
    entries.flatMap(({ changes }) =>
      changes.flatMap(({ after }): [string, string][] => (after && 'digest' in after ? [[after.digest, after.fileName]] : [])),
    ),
  );
  return present.flatMap((file) => {
    const digest = file.split('.')[0] ?? '';
    return digest === '' || earlier.has(digest) ? [] : [{ file, digest, fileName: names.get(digest) ?? file }];
  });
}
