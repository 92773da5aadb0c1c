import type { Answer } from './answer';
import type { Collection, SettingsRecord } from './document';
import type { EarlierAnswer } from './earlier-answer';
import { wordsOfPackage } from './package-words';
import type { Contribution, WorkPackage } from './work-package';

/** What every answer has, wherever it is kept. */
export type KeptAnswer = Pick<Answer, 'standing' | 'value' | 'reason' | 'language' | 'texts'>;

/**
 * A record in which every answer is changed by question: the answers given, those of the last exercise, and those that
 * agencies have sent. Where `change` gives null, the answer goes, with its record where that is all there is. The same record
 * where nothing changes.
 */
export function withAnswers<R>(
  collection: Collection,
  key: string,
  record: R,
  change: <A extends KeptAnswer>(question: string, answer: A) => A | null,
): R | null {
  if (collection === 'answers') return change(key, record as unknown as Answer) as R | null;
  if (collection === 'earlierAnswers') {
    const earlier = record as unknown as EarlierAnswer;
    const answer = change(earlier.question, earlier.answer);
    if (answer === earlier.answer) return record;
    return answer && { ...record, answer };
  }
  if (collection !== 'contributions') return record;
  const { answers } = record as unknown as Contribution;
  let changed = false;
  const next = Object.entries(answers).flatMap(([question, answer]) => {
    const after = change(question, answer);
    changed ||= after !== answer;
    return after === null ? [] : [[question, after] as const];
  });
  return changed ? { ...record, answers: Object.fromEntries(next) } : record;
}

/** An answer, a piece of evidence, a comment or any other record, under the key that it has in its collection. */
export interface RecordWithin {
  readonly collection: Collection;
  readonly key: string;
  readonly content: unknown;
}

/** What a record is and holds: what an agency has sent is many records in one; of a work package only what somebody wrote in it. */
export function recordsWithin(collection: Collection, key: string, record: unknown): readonly RecordWithin[] {
  const own: RecordWithin = { collection, key, content: record };
  if (collection === 'workPackages') return [{ ...own, content: wordsOfPackage(record as WorkPackage) }];
  if (collection === 'settings') {
    const { commission } = record as SettingsRecord;
    return commission ? [own, { collection: 'workPackages', key: commission.workPackage, content: wordsOfPackage(commission) }] : [own];
  }
  if (collection !== 'contributions') return [own];
  const { answers, evidence, comments } = record as Contribution;
  const within = (of: Collection, named: Readonly<Record<string, unknown>>): readonly RecordWithin[] =>
    Object.entries(named).map(([inner, content]) => ({ collection: of, key: inner, content }));
  return [own, ...within('answers', answers), ...within('evidence', evidence), ...within('comments', comments)];
}
