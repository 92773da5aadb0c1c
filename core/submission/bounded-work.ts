import { stepsFor, workOf, type Work } from '../engine/work';
import type { Questionnaire } from '../questionnaire/definition';
import type { Submission } from './submission';

/**
 * Steps, as `workOf` counts them. All five instruments need some 110,000 whatever is answered, and below 2,500,000 with every
 * question answered at such length that a submission could hardly carry it.
 */
export const MOST_FIXED_STEPS = 2_000_000;
export const MOST_STEPS = 50_000_000;

const known = new WeakMap<Questionnaire, Work>();

function knownWork(questionnaire: Questionnaire): Work {
  const work = known.get(questionnaire) ?? workOf(questionnaire);
  known.set(questionnaire, work);
  return work;
}

/** Whether a foreign questionnaire may be compiled. Throws where a condition is none. */
export function mayBeCompiled(questionnaire: Questionnaire): boolean {
  return knownWork(questionnaire).fixed <= MOST_FIXED_STEPS;
}

/** Whether foreign answers may be evaluated under it. They must have the shape of a submission's. */
export function mayBeEvaluated(questionnaire: Questionnaire, answers: Submission['answers']): boolean {
  return stepsFor(knownWork(questionnaire), answers) <= MOST_STEPS;
}
