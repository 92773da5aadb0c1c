import { claimsOf } from '../submission/claims';
import type { Questionnaire } from '../questionnaire/definition';
import type { Language } from '../questionnaire/wording';
import type { SubmittedEvidence } from '../submission/submission';
import type { SubmissionClaims } from '../submission/verification';
import { citedIn } from '../answers/citations';
import { shownAnswer, type ComparedSubmission } from './compare';
import type { ComparedAnswer } from './comparison';
import { lineageBetween } from './lineage';

/** What one State says of a provision. */
export interface StateAnswers {
  readonly claims: SubmissionClaims;
  readonly digest: string;
  /** As its questionnaire calls the provision; absent: it does not ask it. */
  readonly provision?: string;
  /** By question of that questionnaire. */
  readonly answers: Readonly<Record<string, ComparedAnswer>>;
  /** Only what these answers cite. */
  readonly evidence: Readonly<Record<string, SubmittedEvidence>>;
}

/** A provision, as `asked` calls it, in a submission: followed back to what its own questionnaire calls it. */
export function answersOfState(provision: string, asked: Questionnaire, of: ComparedSubmission): StateAnswers {
  const { submission, questionnaire, digest } = of;
  const about = { claims: claimsOf(submission), digest };
  const id = lineageBetween(questionnaire, asked).olderProvision(provision);
  const found = questionnaire.provisions.find((each) => each.id === id);
  if (!found || !submission.instruments.includes(found.instrument)) return { ...about, answers: {}, evidence: {} };
  const answers: Record<string, ComparedAnswer> = {};
  const evidence: Record<string, SubmittedEvidence> = {};
  for (const question of questionnaire.questions) {
    if (question.provision !== found.id) continue;
    const answer = Object.hasOwn(submission.answers, question.id) ? submission.answers[question.id] : undefined;
    if (!answer) continue;
    answers[question.id] = shownAnswer(answer);
    for (const source of citedIn(question, answer.value))
      if (Object.hasOwn(submission.evidence, source)) evidence[source] = submission.evidence[source]!;
  }
  return { ...about, provision: found.id, answers, evidence };
}

/**
 * States as a list of them is read in this language, and practice after everything else: never by what they answered. The same on
 * every machine.
 */
export function byStateName<T extends { readonly claims: SubmissionClaims }>(
  states: readonly T[],
  nameOf: (state: string) => string,
  language: Language,
): readonly T[] {
  const order = new Intl.Collator(language);
  const named = states.map((each) => ({ each, name: nameOf(each.claims.state) }));
  named.sort(
    (one, other) =>
      Number(one.each.claims.practice) - Number(other.each.claims.practice) ||
      order.compare(one.name, other.name) ||
      (one.each.claims.sealedAt < other.each.claims.sealedAt ? -1 : 1),
  );
  return named.map(({ each }) => each);
}
