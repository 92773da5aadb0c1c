import type { Evidence } from '../answers/document';
import { factsOf, type StateKind } from '../answers/facts-of';
import type { CompiledQuestionnaire } from '../engine/compile';
import type { Completeness, Finding, LiveAssessment } from '../engine/live-assessment';
import { open } from '../engine/open';
import type { Questionnaire } from '../questionnaire/definition';
import type { Submission } from './submission';

/** What of a submission the engine needs to judge it again. */
export type SubmissionBasis = Pick<
  Submission,
  'state' | 'exercise' | 'languages' | 'participation' | 'instruments' | 'leftOut' | 'practice' | 'assessmentDate' | 'answers' | 'evidence'
>;

/** What the engine says of a submission: the same on the machine that seals and on the one that receives. */
export interface Outcome {
  readonly provisions: Submission['provisions'];
  readonly completeness: Completeness;
  readonly findings: readonly Finding[];
}

/** Opens what was submitted, and only that, under the questionnaire that the bundle carries. */
export function reopenSubmission(
  submission: SubmissionBasis,
  compiled: CompiledQuestionnaire,
  stateKind: StateKind | undefined,
): LiveAssessment {
  const { state, exercise, languages, participation, instruments, leftOut, practice, assessmentDate } = submission;
  const settings = {
    revision: 0,
    state,
    exercise,
    languages,
    participation,
    instruments,
    practice,
    assessmentDate,
    ...(leftOut && { leftOut }),
  };
  const codes = compiled.questionnaire.instruments.map(({ code }) => code);
  const evidence = Object.entries(submission.evidence).map(([id, record]): [string, Evidence] => [id, { ...record, revision: 0 }]);
  return open(compiled, {
    answers: submission.answers,
    evidence: Object.fromEntries(evidence),
    facts: factsOf(settings, stateKind, codes),
  });
}

export function outcomeOf(live: LiveAssessment, questionnaire: Questionnaire): Outcome {
  const provisions: Record<string, { readonly progress: Outcome['provisions'][string]['progress']; readonly gap: boolean }> = {};
  for (const { id, assessable } of questionnaire.provisions) {
    if (!assessable) continue;
    const { relevant, progress, gap } = live.provision(id);
    if (relevant) provisions[id] = { progress, gap };
  }
  return { provisions, completeness: live.completeness('all'), findings: live.findings() };
}
