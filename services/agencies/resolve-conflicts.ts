import { takenIn } from '#core/agencies/merge-contributions';
import { evidenceTakenIn } from '#core/agencies/evidence-taken-in';
import { receivedContributions } from '#core/agencies/current-contributions';
import type { MergeWrite, OfferedSource, OpenConflict } from '#core/agencies/merge-outcome';
import { jointly } from '#core/answers/agencies-of';
import type { Answer, Person } from '#core/answers/answer';
import { applyChanges, type Change } from '#core/answers/change';
import type { AssessmentDocument, Evidence } from '#core/answers/document';
import type { Settled } from '#core/answers/work-package';
import { AppError } from '#core/contract/errors';
import type { Input } from '#core/contract/operations';
import type { Questionnaire } from '#core/questionnaire/definition';
import { questionsById } from '#core/questionnaire/questions-by-id';
import { answerFrom } from '../assessments/answer-handlers';
import { questionIn } from '../assessments/assessment-questions';
import { recordChange, recordOf } from '../assessments/record-change';
import { changesFor, planMerge, type Current } from './merge-plan';

type Decision = Input<'agencies.resolve'>['decisions'][number];

/**
 * The changes of decided conflicts, all in one step, and what is open afterwards. A decision is about what was seen: throws AppError
 * `conflict` where our answer or a source is another by now, `not-found` where the question is not in conflict.
 */
export function resolveConflicts(
  current: Current,
  questionnaire: Questionnaire,
  decisions: readonly Decision[],
  { by, at }: { readonly by: Person; readonly at: string },
): { readonly changes: readonly Change[]; readonly conflicts: readonly OpenConflict[] } {
  if (new Set(decisions.map(({ question }) => question)).size < decisions.length)
    throw new AppError('input-invalid', { operation: 'agencies.resolve', path: 'decisions', problem: 'question twice' });
  const { document } = current;
  const open = planMerge(current, questionnaire, [], { by, at }).outcome.conflicts;
  const settled = new Map<string, Record<string, Settled>>();
  const writes: MergeWrite[] = [];
  for (const decided of decisions) {
    const conflict = seenConflict(document, open, decided);
    const content = decidedAnswer(document, questionnaire, conflict, decided.decision, { by, at });
    if (content) writes.push({ collection: 'answers', key: conflict.question, content });
    for (const { contribution } of conflict.sources) {
      const marks = settled.get(contribution) ?? {};
      marks[conflict.question] = { decision: WORD[decided.decision.kind], by, at };
      settled.set(contribution, marks);
    }
  }
  const evidence = evidenceTakenIn(document, writes, receivedContributions(document), questionsById(questionnaire));
  const marked = [...settled].flatMap(([digest, marks]) => {
    const contribution = recordOf(document, 'contributions', digest);
    if (!contribution) return [];
    const { revision: _, ...content } = contribution;
    return recordChange(current, 'contributions', digest, { ...content, settled: { ...content.settled, ...marks } });
  });
  const changes = [...marked, ...changesFor(current, { writes: [...evidence, ...writes] })];
  const after = { ...current, document: applyChanges(document, changes) };
  return { changes, conflicts: planMerge(after, questionnaire, [], { by, at }).outcome.conflicts };
}

const WORD = { accept: 'accepted', combine: 'combined', keep: 'kept' } as const;

function seenConflict(document: AssessmentDocument, open: readonly OpenConflict[], { question, base, sources }: Decision): OpenConflict {
  const conflict = open.find((each) => each.question === question);
  if (!conflict) throw new AppError('not-found', { what: 'agency-conflict', id: question });
  const current = recordOf(document, 'answers', question)?.revision ?? 0;
  if (current !== base) throw new AppError('conflict', { what: 'answer', id: question, yours: base, current });
  const there = conflict.sources.map(({ contribution }) => contribution);
  const seen = new Set(sources);
  if (seen.size !== there.length || there.some((digest) => !seen.has(digest)))
    throw new AppError('conflict', { what: 'contribution', id: question, yours: seen.size, current: there.length });
  return conflict;
}

/** What is to stand; null: what stands now. */
function decidedAnswer(
  document: AssessmentDocument,
  questionnaire: Questionnaire,
  { question: id, sources }: OpenConflict,
  decision: Decision['decision'],
  { by, at }: { readonly by: Person; readonly at: string },
): Omit<Answer, 'revision'> | null {
  if (decision.kind === 'keep') return null;
  const question = questionIn(questionnaire, id);
  if (decision.kind === 'accept') {
    const source = sources.find(({ contribution }) => contribution === decision.contribution);
    if (!source) throw new AppError('not-found', { what: 'contribution', id: decision.contribution });
    return takenIn(source, document, question);
  }
  // What is put together may cite what any of the sides cites.
  const register = { ...offeredEvidence(sources), ...document.evidence };
  const content = answerFrom({ ...document, evidence: register }, questionnaire, { question: id, ...decision.content });
  const agency = jointly(sources.map((source) => source.agency));
  return { ...content, by, at, origin: { kind: 'merged', agency, amended: true }, confirmed: true };
}

const offeredEvidence = (sources: readonly OfferedSource[]): Record<string, Evidence> =>
  Object.fromEntries(sources.flatMap(({ evidence }) => Object.entries(evidence).map(([id, record]) => [id, { ...record, revision: 0 }])));
