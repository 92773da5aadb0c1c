import { z } from 'zod';
import type { Person } from '../../answers/answer';
import type { Change } from '../../answers/change';
import type { AssessmentDocument } from '../../answers/document';
import {
  answerValue,
  attachment,
  evidence,
  exercise,
  id,
  isoDate,
  language,
  leftOut,
  participation,
  shortText,
  stateCode,
  text,
  texts,
} from '../../answers/record-shapes';
import type { Completeness, Finding } from '../../engine/live-assessment';
import { ERASABLE, type Erased } from '../erased';
import { base, built, fileHandle, person, type OutgoingFile } from './input-shapes';

const answerContent = z.strictObject({
  standing: z.enum(['unanswered', 'answered', 'not-known', 'not-applicable']),
  value: answerValue.optional(),
  reason: text.optional(),
  /** Of the words in it; absent: the first language of the assessment's answers. */
  language: language.optional(),
  /** Only of a text: the same in further languages. */
  texts: texts.optional(),
});

const answerWrite = answerContent.extend({
  question: id,
  base,
  /** What the same window has sent for this question since `base`, without hearing whether it arrived. */
  sent: z.array(answerContent).max(10).optional(),
  /** Taken over from the answer of a twin provision, as it was at that revision. */
  reused: z.strictObject({ from: id, revision: base }).optional(),
});

export const settings = z.strictObject({
  state: stateCode,
  exercise,
  languages: z.array(language).min(1).max(6),
  instruments: z.array(id).min(1).max(5),
  participation: z.record(id, participation),
  leftOut: leftOut.optional(),
  practice: z.boolean(),
  assessmentDate: isoDate,
  resumeAt: id.optional(),
});
export type SettingsInput = z.infer<typeof settings>;

export interface AssessmentSummary {
  readonly id: string;
  readonly state: string;
  readonly exercise: string;
  readonly exerciseTitle: string;
  readonly instruments: readonly string[];
  readonly practice: boolean;
  readonly created: string;
  readonly changed: string;
  readonly completeness: Completeness | null;
  /** A problem that opening will report (damaged, newer version). */
  readonly problem?: { readonly code: string; readonly params: Readonly<Record<string, string | number>> };
}

export interface OpenedAssessment {
  readonly document: AssessmentDocument;
  /** Sequence number of the last journal line that the document contains. */
  readonly seq: number;
  readonly access: 'full' | 'read-only';
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** It asks an earlier edition of the questionnaire than the installed one; `versions.preview` says what would change. */
  readonly olderEdition?: true;
  readonly begun?: RevisionBegun;
  /** What recovery found, in codes of `recovery.<code>`. */
  readonly notices: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

/** The first change since the last sealing, with which the next revision began. */
export interface RevisionBegun {
  readonly at: string;
  readonly by: Person;
}

/** Changes that are on disk. `seq` after them. */
export interface Saved {
  readonly seq: number;
  readonly at: string;
  readonly changes: readonly Change[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly begun?: RevisionBegun;
}

export const assessmentOperations = {
  'assessments.list': { input: z.strictObject({}), output: built<readonly AssessmentSummary[]>() },
  'assessments.create': { input: z.strictObject({ settings, by: person }), output: built<OpenedAssessment>() },
  'assessments.open': { input: z.strictObject({ assessment: id }), output: built<OpenedAssessment>() },
  'assessments.configure': { input: z.strictObject({ assessment: id, base, settings, by: person }), output: built<Saved>() },
  'assessments.changesSince': { input: z.strictObject({ assessment: id, seq: base }), output: built<Saved>() },
  /** Keeps what can be read of a damaged assessment in a new one; the damaged one stays as it is. */
  'assessments.recover': { input: z.strictObject({ assessment: id }), output: built<OpenedAssessment>() },
  /** Moves it out of the list into the data folder's `removed/`; nothing is destroyed. */
  'assessments.remove': { input: z.strictObject({ assessment: id }), output: built<null>() },

  'answers.record': {
    input: z.strictObject({ assessment: id, writes: z.array(answerWrite).min(1).max(500), by: person }),
    output: built<Saved>(),
  },
  'evidence.save': {
    input: z.strictObject({ assessment: id, evidence: id, base, content: evidence, by: person }),
    output: built<Saved>(),
  },
  'evidence.remove': { input: z.strictObject({ assessment: id, evidence: id, base, by: person }), output: built<Saved>() },
  /** Takes a chosen file into the assessment's attachments; the evidence record that names it is saved separately. */
  'attachments.add': {
    input: z.strictObject({ assessment: id, file: fileHandle }),
    output: built<z.infer<typeof attachment>>(),
  },
  'attachments.fetch': { input: z.strictObject({ assessment: id, sha512: attachment.shape.sha512 }), output: built<OutgoingFile>() },
  /** `replyTo`: the first comment of the thread that a new one answers. */
  'comments.save': {
    input: z.strictObject({
      assessment: id,
      comment: id,
      base,
      about: id,
      text,
      resolved: z.boolean(),
      replyTo: id.optional(),
      by: person,
    }),
    output: built<Saved>(),
  },
  'comments.remove': { input: z.strictObject({ assessment: id, comment: id, base, by: person }), output: built<Saved>() },
  /** Keeps in mind that an answer of a twin provision does not serve here; `offer` is the key of the offer. */
  'offers.decline': { input: z.strictObject({ assessment: id, offer: id, base, by: person }), output: built<Saved>() },
  'offers.reopen': { input: z.strictObject({ assessment: id, offer: id, base, by: person }), output: built<Saved>() },
  'findings.list': {
    input: z.strictObject({ assessment: id }),
    output: built<{ readonly findings: readonly Finding[]; readonly completeness: Readonly<Record<string, Completeness>> }>(),
  },
  'findings.explain': {
    input: z.strictObject({ assessment: id, finding: id, base, reason: text, by: person }),
    output: built<Saved>(),
  },
  /**
   * Erases every trace of these records for good, in the history too; citations of erased evidence are taken out. Sealed
   * bundles are signed: kept, or removed from this data folder. May be asked again for the same records.
   */
  'records.erase': {
    input: z.strictObject({
      assessment: id,
      records: z
        .array(z.strictObject({ collection: z.enum(ERASABLE), key: id }))
        .min(1)
        .max(500),
      reason: shortText.min(1),
      bundles: z.enum(['keep', 'remove']),
      by: person,
    }),
    output: built<Erased>(),
  },
} as const;
