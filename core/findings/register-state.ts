import type { AssessmentDocument, Evidence } from '../answers/document';
import { citedIn } from '../answers/citations';
import { questionsCiting } from '../answers/questions-citing';
import { duplicateGroups } from '../answers/same-evidence';
import type { Question } from '../questionnaire/definition';

/**
 * What there is to put in order in the register of evidence. None of it is a finding of a rule, and none keeps a submission
 * from being sealed by itself: what an answer lacks (R11) and what is not in force (R13) are findings.
 */
export interface RegisterState {
  /** Each group seems to be one and the same. */
  readonly duplicates: readonly (readonly string[])[];
  /** Ids that no answer cites. */
  readonly unused: readonly string[];
  readonly broken: readonly BrokenCitation[];
  /** Ids whose file is not on disk, or is another than was attached. */
  readonly files: readonly BrokenFile[];
  /** Ids whose link nobody has looked at for a year, or ever. */
  readonly unseenLinks: readonly string[];
}

export interface BrokenCitation {
  readonly question: string;
  readonly evidence: string;
  /** `gone`: there is no such record; `wrong-kind`: the question asks for another kind. */
  readonly problem: 'gone' | 'wrong-kind';
}

export interface BrokenFile {
  readonly evidence: string;
  readonly problem: FileProblem;
}
export type FileProblem = 'missing' | 'altered';

/** `today`: ISO date. `files`: what has been found of attached files, by digest. */
export function registerState(
  document: AssessmentDocument,
  question: (id: string) => Question | undefined,
  today: string,
  files: ReadonlyMap<string, FileProblem>,
): RegisterState {
  const register = Object.entries(document.evidence);
  return {
    duplicates: duplicateGroups(document.evidence),
    unused: register.flatMap(([id]) => (questionsCiting(document, id).length === 0 ? [id] : [])),
    broken: brokenCitations(document, question),
    files: register.flatMap(([evidence, { attachment }]) => {
      const problem = attachment && files.get(attachment.sha512);
      return problem ? [{ evidence, problem }] : [];
    }),
    unseenLinks: register.flatMap(([id, evidence]) => (isLinkUnseen(evidence, today) ? [id] : [])),
  };
}

/** Questions that this program does not ask any more are passed over: nobody can mend them. */
export function brokenCitations(
  { answers, evidence }: Pick<AssessmentDocument, 'answers' | 'evidence'>,
  question: (id: string) => Question | undefined,
): readonly BrokenCitation[] {
  return Object.entries(answers).flatMap(([id, { value }]) => {
    const asked = question(id);
    if (!asked) return [];
    return [...new Set(citedIn(asked, value))].flatMap((cited): BrokenCitation[] => {
      const record = Object.hasOwn(evidence, cited) ? evidence[cited] : undefined;
      if (!record) return [{ question: id, evidence: cited, problem: 'gone' }];
      const fits = asked.type !== 'citations' || asked.accepts.includes(record.kind);
      return fits ? [] : [{ question: id, evidence: cited, problem: 'wrong-kind' }];
    });
  });
}

/** A link that nobody has followed for a year may lead nowhere by now. */
export function isLinkUnseen({ link, lastSeen }: Evidence, today: string): boolean {
  if (!link) return false;
  return lastSeen === undefined || lastSeen < aYearBefore(today);
}

const aYearBefore = (day: string): string => `${String(Number(day.slice(0, 4)) - 1).padStart(4, '0')}${day.slice(4)}`;
