import type { LiveAssessment } from '#core/engine/live-assessment';
import type { Questionnaire } from '#core/questionnaire/definition';
import type { RedactedCopy } from '#core/submission/redacted';
import type { ReportJob } from './report-job';

/**
 * What a document of a redacted copy is made of: the provisions of which something is left, and no others, since nothing tells
 * one that was left out from one that was not answered. Whether an answer leaves a gap is judged by what is left.
 */
export function redactedSource(
  copy: RedactedCopy,
  questionnaire: Questionnaire,
  live: LiveAssessment,
): Omit<ReportJob['source'], 'madeAt'> {
  const { state, exercise, instruments, practice, assessmentDate, answers, evidence, from, made, leftOut } = copy;
  const withAnswers = new Set(questionnaire.questions.flatMap(({ id, provision }) => (Object.hasOwn(answers, id) ? [provision] : [])));
  const provisions = [...withAnswers].map((id) => {
    const { progress, gap } = live.provision(id);
    return [id, { progress, gap }] as const;
  });
  return {
    ...{ state, exercise, instruments, practice, assessmentDate, answers, evidence },
    participation: {},
    provisions: Object.fromEntries(provisions),
    findings: [],
    workPackages: [],
    redacted: { from, made, leftOut },
  };
}
