import { mergeContributions } from '#core/agencies/merge-contributions';
import type { MergeOutcome } from '#core/agencies/merge-outcome';
import type { Person } from '#core/answers/answer';
import { applyChanges, type Change } from '#core/answers/change';
import type { AssessmentDocument } from '#core/answers/document';
import type { Contribution } from '#core/answers/work-package';
import type { Questionnaire } from '#core/questionnaire/definition';
import { questionsById } from '#core/questionnaire/questions-by-id';
import type { LoadedAssessment } from '../assessments/load-assessment';
import { recordChange } from '../assessments/record-change';

export type Current = Pick<LoadedAssessment, 'document' | 'seq'>;

export interface Arrived {
  readonly digest: string;
  readonly contribution: Omit<Contribution, 'revision' | 'receivedAt'>;
}

export interface MergePlan {
  readonly changes: readonly Change[];
  readonly outcome: MergeOutcome;
  /** As it will be. */
  readonly document: AssessmentDocument;
}

/** The changes of one step: the contributions themselves, and what follows from them together with those that were here. */
export function planMerge(
  current: Current,
  questionnaire: Questionnaire,
  arrived: readonly Arrived[],
  { by, at }: { readonly by: Person; readonly at: string },
): MergePlan {
  const fresh = arrived.filter(({ digest }) => !Object.hasOwn(current.document.contributions, digest));
  const kept = fresh.flatMap(({ digest, contribution }) =>
    recordChange(current, 'contributions', digest, { ...contribution, receivedAt: at }),
  );
  const withThem = { ...current, document: applyChanges(current.document, kept) };
  const request = { questions: questionsById(questionnaire), by, at, fresh: new Set(fresh.map(({ digest }) => digest)) };
  const outcome = mergeContributions(withThem.document, request);
  const changes = [...kept, ...changesFor(withThem, outcome)];
  return { changes, outcome, document: applyChanges(current.document, changes) };
}

/** Evidence before the answers that cite it. */
export const changesFor = (current: Current, { writes }: Pick<MergeOutcome, 'writes'>): readonly Change[] =>
  writes.flatMap((write): readonly Change[] => {
    switch (write.collection) {
      case 'answers':
        return recordChange(current, 'answers', write.key, write.content);
      case 'evidence':
        return recordChange(current, 'evidence', write.key, write.content);
      case 'comments':
        return recordChange(current, 'comments', write.key, write.content);
    }
  });
