import type { AssessmentDocument, LeftOut, Participation } from '../answers/document';
import type { StateKind } from '../answers/facts-of';
import type { Release } from '../answers/release';
import { compile } from '../engine/compile';
import type { Finding, LiveAssessment } from '../engine/live-assessment';
import type { Questionnaire } from '../questionnaire/definition';
import { outcomeOf, reopenSubmission } from './reopen-submission';
import { SUBMISSION_FORMAT, type Submission, type SubmittedFinding } from './submission';
import { present, submittedContent } from './submitted-content';

/** What sealing adds to an assessment. */
export interface Sealing {
  readonly number: number;
  readonly replaces: string | null;
  /** ISO instant in UTC. */
  readonly sealedAt: string;
  /** The name only where the State chose to show it. */
  readonly declaration: { readonly title: string; readonly name?: string };
  /** Of the exact bytes of `data/questionnaire.json`. */
  readonly questionnaireSha512: string;
  readonly signatures: readonly string[];
  readonly generator: Submission['generator'];
}

/**
 * The submission of an assessment, by allow-list: no comments, no internal answers, no hidden answers, no names of those
 * who entered them, only evidence that is cited. Progress, completeness and findings are those of what is submitted, so that
 * whoever opens the bundle finds the same. Throws where the document has no settings.
 */
export function buildSubmission(
  document: AssessmentDocument,
  questionnaire: Questionnaire,
  live: LiveAssessment,
  stateKind: StateKind | undefined,
  sealing: Sealing,
): Submission {
  const settings = document.settings['assessment'];
  if (!settings) throw new Error('an assessment without settings');
  const { id, title, mechanism, cycle, period, deadline } = settings.exercise;
  const basis = {
    state: settings.state,
    exercise: present({ id, title, mechanism, cycle, period, deadline }),
    instruments: [...settings.instruments],
    participation: participationOf(settings.participation, settings.instruments),
    ...(settings.leftOut && { leftOut: leftOutOf(settings.leftOut) }),
    ...(settings.release && { release: submittedRelease(settings.release, questionnaire) }),
    practice: settings.practice,
    assessmentDate: settings.assessmentDate,
    languages: [...settings.languages],
    ...submittedContent(document, questionnaire, live),
  };
  const { provisions, completeness, findings } = outcomeOf(reopenSubmission(basis, compile(questionnaire), stateKind), questionnaire);
  const { answers, evidence, ...scope } = basis;
  return {
    format: SUBMISSION_FORMAT,
    ...scope,
    number: sealing.number,
    replaces: sealing.replaces,
    sealedAt: sealing.sealedAt,
    declaration: present({ title: sealing.declaration.title, name: sealing.declaration.name }),
    questionnaire: { version: questionnaire.version, sha512: sealing.questionnaireSha512 },
    answers,
    evidence,
    provisions,
    completeness: { ...completeness },
    findings: findings.map((finding) => submittedFinding(finding, document)),
    signatures: [...sealing.signatures],
    generator: sealing.generator,
  };
}

function submittedFinding({ key, rule, case: ruleCase, level, at, involves }: Finding, document: AssessmentDocument): SubmittedFinding {
  const explanation = Object.hasOwn(document.explanations, key) ? document.explanations[key]?.reason.trim() : undefined;
  return { key, rule, case: ruleCase, level, at, involves: [...involves], ...(explanation ? { explanation } : {}) };
}

/** Marks of provisions that are asked: those of an instrument that was taken out of the assessment stay behind. */
function submittedRelease({ released, confidential }: Release, { provisions }: Questionnaire): Release {
  const known = new Set(provisions.map(({ id }) => id));
  return { released, confidential: confidential.filter((mark) => known.has(mark)) };
}

const leftOutOf = ({ clusters, chapters, levels }: LeftOut): LeftOut => present({ clusters, chapters, levels });

/** Of the instruments assessed and of those their conditions may look at: what the State said of each, field by field. */
function participationOf(stated: Readonly<Record<string, Participation>>, instruments: readonly string[]): Record<string, Participation> {
  const codes = [...new Set([...instruments, ...Object.keys(stated)])];
  return Object.fromEntries(
    codes.flatMap((code) => {
      const participation = Object.hasOwn(stated, code) ? stated[code] : undefined;
      return participation ? [[code, allowed(participation)]] : [];
    }),
  );
}

const allowed = (of: Participation): Participation =>
  present({
    standing: of.standing,
    signed: of.signed,
    act: of.act,
    deposited: of.deposited,
    inForce: of.inForce,
    denunciationReceived: of.denunciationReceived,
    declarations: of.declarations,
    reservations: of.reservations,
    withdrawals: of.withdrawals,
    objections: of.objections,
    territories: of.territories,
  });
