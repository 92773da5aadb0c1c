import { z } from 'zod';
import type { Change } from '../answers/change';
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
} from '../answers/record-shapes';
import type { PackedQuestionnaire } from '../questionnaire/packed';
import type { Language, Wording } from '../questionnaire/wording';
import type { AssessmentDocument } from '../answers/document';
import type { Completeness, Finding } from '../engine/live-assessment';
import type { Comparison } from '../comparison/comparison';
import { ERASABLE, type ErasableRecord, type Erased } from './erased';
import { KEY_PURPOSES, type Enrolment, type EnrolmentCard, type KeyPurpose } from '../register/enrolment';
import type { AppErrorBody } from './errors';
import type { RegisterEntry } from '../register/register';
import type { VerificationReport } from '../submission/verification';

/**
 * Every operation of the product: one row each, the input checked once by its schema, the output by its type
 * (values that services build themselves are not re-checked at run time). Hosts carry rows, they hold no rule.
 */
const passphrase = z.string().min(1).max(1_000);
/** Single-use: the host made it from a file the user chose (in) or gives it to the user to keep (out). */
const fileHandle = z.string().regex(/^file:[A-Za-z0-9_-]{16,64}$/);
/** A card file, or the text of one that was inspected before: handles are single-use. */
const cardSource = z.union([z.strictObject({ file: fileHandle }), z.strictObject({ text: z.string().max(20_000) })]);
const person = z.strictObject({ name: shortText, role: shortText });
const base = z.number().int().min(0);

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

const settings = z.strictObject({
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

const preferences = z.strictObject({
  language,
  pseudoLocale: z.boolean().optional(),
  person: person.optional(),
  workspace: z.enum(['complete', 'secretariat', 'review']).optional(),
  lastAssessment: id.optional(),
  /** The address within the window where it was left, e.g. `#/check/<assessment>`. */
  lastPlace: z.string().max(600).optional(),
});
export type Preferences = z.infer<typeof preferences>;

/** Marks an output that services build themselves; the type is the promise. */
const built = <T>() => z.custom<T>((value) => value !== undefined);

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
  /** What recovery found, in codes of `recovery.<code>`. */
  readonly notices: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
}

/** Changes that are on disk. `seq` after them. */
export interface Saved {
  readonly seq: number;
  readonly at: string;
  readonly changes: readonly Change[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
}

export interface KeySummary {
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  readonly created: string;
  readonly fingerprint: string;
}

export interface OutgoingFile {
  readonly file: string;
  readonly name: string;
  readonly bytes: number;
}

export interface ExportedSubmission extends OutgoingFile {
  readonly digest: string;
  readonly report: VerificationReport;
  readonly encryptedFor: readonly string[];
}

export interface ReceivedBundle {
  readonly report: VerificationReport;
  /** Entered the register; otherwise it stays in quarantine or, if a duplicate, nothing changes. */
  readonly outcome: 'received' | 'duplicate' | 'refused';
}

export interface HistoryLine {
  readonly seq: number;
  readonly at: string;
  readonly by: { readonly name: string; readonly role: string };
  /** `erased`: that it was changed is all that is left. */
  readonly changes: readonly { readonly collection: string; readonly key: string; readonly erased?: true }[];
  readonly undoes?: number;
  readonly redoes?: number;
  readonly erases?: { readonly reason: string; readonly records: readonly ErasableRecord[] };
}

export interface InspectedCard {
  readonly card: EnrolmentCard;
  /** The card file's own text, to enrol what was inspected. */
  readonly text: string;
  readonly key: string;
  readonly fingerprint: string;
  readonly enrolled: boolean;
  /** The key is enrolled with a card that says something else. */
  readonly differs: boolean;
  /** Another key is enrolled for the same State, purpose and practice flag. */
  readonly replaces: readonly string[];
}

export interface TextPackSummary {
  readonly instrument: string;
  readonly language: Language;
  readonly title: string;
  readonly source: string;
  readonly provisions: number;
}

export interface AppDescription {
  readonly name: 'Omnibus';
  readonly version: string;
  readonly questionnaire: string;
  readonly languages: readonly Language[];
  readonly instruments: readonly InstrumentOutline[];
}

/** What an assessment may take or leave of an instrument. */
export interface InstrumentOutline {
  readonly id: string;
  readonly code: string;
  /** `UNCAC:II`; none where the instrument has no chapters. */
  readonly chapters: readonly string[];
  readonly clusters: readonly string[];
}

export interface StateEntry {
  readonly code: string;
  readonly iso3: string | null;
  readonly name: Readonly<Record<Language, string>>;
  readonly sortName: string;
  readonly group: string | null;
  readonly kind: 'member' | 'observer' | 'non-member' | 'regional-organization';
}

export const operations = {
  'app.describe': { input: z.strictObject({}), output: built<AppDescription>() },
  'preferences.read': { input: z.strictObject({}), output: built<Preferences>() },
  'preferences.write': { input: preferences, output: built<Preferences>() },

  'content.questionnaire': {
    input: z.strictObject({ instruments: z.array(id).max(5).optional() }),
    output: built<PackedQuestionnaire>(),
  },
  'content.wording': { input: z.strictObject({ language }), output: built<Wording>() },
  'content.states': { input: z.strictObject({}), output: built<readonly StateEntry[]>() },
  'textPacks.load': { input: z.strictObject({ file: fileHandle }), output: built<TextPackSummary>() },
  'textPacks.list': { input: z.strictObject({}), output: built<readonly TextPackSummary[]>() },
  'textPacks.text': {
    input: z.strictObject({ provision: id, language }),
    output: built<{ readonly text: string | null; readonly source: string | null; readonly language: Language | null }>(),
  },
  'textPacks.remove': { input: z.strictObject({ instrument: id, language }), output: built<null>() },

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
  'comments.save': {
    input: z.strictObject({ assessment: id, comment: id, base, about: id, text, resolved: z.boolean(), by: person }),
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
  'history.undo': { input: z.strictObject({ assessment: id, by: person }), output: built<Saved>() },
  'history.redo': { input: z.strictObject({ assessment: id, by: person }), output: built<Saved>() },
  'history.list': {
    input: z.strictObject({ assessment: id, after: base.optional(), limit: z.number().int().min(1).max(1_000).optional() }),
    output: built<readonly HistoryLine[]>(),
  },

  'keys.list': { input: z.strictObject({}), output: built<readonly KeySummary[]>() },
  /** One for each key file that cannot be read and is therefore not in `keys.list`. */
  'keys.problems': { input: z.strictObject({}), output: built<readonly AppErrorBody[]>() },
  'keys.create': {
    input: z.strictObject({
      purpose: z.enum(KEY_PURPOSES),
      state: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      holder: shortText.min(1),
      practice: z.boolean(),
      passphrase,
    }),
    output: built<KeySummary>(),
  },
  'keys.card': { input: z.strictObject({ key: id }), output: built<OutgoingFile & { readonly card: InspectedCard }>() },
  'keys.changePassphrase': { input: z.strictObject({ key: id, passphrase, next: passphrase }), output: built<null>() },
  /** The key file, still encrypted under its passphrase, to be kept elsewhere. */
  'keys.backup': { input: z.strictObject({ key: id }), output: built<OutgoingFile>() },
  'keys.restore': { input: z.strictObject({ file: fileHandle, passphrase }), output: built<KeySummary>() },

  'cards.inspect': { input: z.strictObject({ file: fileHandle }), output: built<InspectedCard>() },
  /** `fingerprint` is what the user has typed or confirmed from the other way; it must match the card. */
  'cards.enrol': {
    input: z.strictObject({ card: cardSource, fingerprint: shortText, confirmedBy: shortText.min(1), note: shortText }),
    output: built<Enrolment>(),
  },
  'cards.list': { input: z.strictObject({}), output: built<readonly Enrolment[]>() },
  'cards.revoke': { input: z.strictObject({ key: id, reason: shortText.min(1) }), output: built<Enrolment>() },

  'submissions.export': {
    input: z.strictObject({
      assessment: id,
      key: id,
      passphrase,
      declaration: z.strictObject({ title: shortText.min(1), name: shortText.optional() }),
      /** Keys of enrolled secretariat cards to encrypt for; empty: not encrypted. */
      encryptFor: z.array(id).max(10),
      by: person,
    }),
    output: built<ExportedSubmission & { readonly saved: Saved }>(),
  },
  /** A bundle sealed before, byte for byte, to be handed over again. */
  'submissions.fetch': { input: z.strictObject({ assessment: id, digest: id }), output: built<OutgoingFile>() },
  'receipts.import': {
    input: z.strictObject({ assessment: id, file: fileHandle, by: person }),
    output: built<Saved>(),
  },

  'bundles.verify': {
    input: z.strictObject({
      file: fileHandle,
      trust: z.array(fileHandle).max(10).optional(),
      unlock: z.strictObject({ key: id, passphrase }).optional(),
    }),
    output: built<VerificationReport>(),
  },
  'bundles.receive': {
    input: z.strictObject({
      files: z.array(fileHandle).min(1).max(1_000),
      unlock: z.strictObject({ key: id, passphrase }).optional(),
    }),
    output: built<readonly ReceivedBundle[]>(),
  },
  'register.list': { input: z.strictObject({}), output: built<readonly RegisterEntry[]>() },
  'register.read': { input: z.strictObject({ digest: id }), output: built<RegisterEntry>() },
  'receipts.issue': {
    input: z.strictObject({ digest: id, key: id, passphrase }),
    output: built<OutgoingFile>(),
  },
  'comparison.compare': {
    input: z.strictObject({
      older: z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]),
      newer: z.union([z.strictObject({ digest: id }), z.strictObject({ file: fileHandle })]),
    }),
    output: built<{
      readonly comparison: Comparison;
      /** The questionnaires that the two bundles carry, to show what was asked. */
      readonly questionnaires: { readonly older: PackedQuestionnaire; readonly newer: PackedQuestionnaire };
      readonly wording: { readonly older: readonly Wording[]; readonly newer: readonly Wording[] };
    }>(),
  },
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
export type Input<N extends OperationName> = z.input<Operations[N]['input']>;
export type Output<N extends OperationName> = z.output<Operations[N]['output']>;
export const OPERATION_NAMES = Object.keys(operations) as readonly OperationName[];
