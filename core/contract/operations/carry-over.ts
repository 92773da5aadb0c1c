import { z } from 'zod';
import type { Fate } from '../../answers/earlier-answer';
import { id, language, sha512 } from '../../answers/record-shapes';
import type { PackedQuestionnaire } from '../../questionnaire/packed';
import type { Wording } from '../../questionnaire/wording';
import type { VerificationReport } from '../../submission/verification';
import { settings, type OpenedAssessment, type Saved, type SettingsInput } from './assessments';
import { base, built, fileHandle, passphrase, person } from './input-shapes';

const unlock = z.strictObject({ key: id, passphrase }).optional();
/** An assessment of this data folder, or a submission that was sealed from it. */
const here = [z.strictObject({ assessment: id }), z.strictObject({ assessment: id, digest: sha512, unlock })] as const;
const previewed = z.union([...here, z.strictObject({ file: fileHandle, unlock })]);
/** `kept`: the bundle file as it was previewed. */
const carried = z.union([...here, z.strictObject({ kept: id, unlock })]);
export type CarryOverFrom = z.infer<typeof previewed>;
export type CarryOverSource = z.infer<typeof carried>;

/** Where a question has another place or other words, or is not asked any more. */
export interface ChangedQuestion {
  /** Id of the question of then, and of the provision that it asked about. */
  readonly question: string;
  readonly provision: string;
  readonly became: Exclude<Fate, 'same'>;
  readonly now: readonly string[];
  /** It was answered. */
  readonly answered: boolean;
}

/** What would become of the answers. */
export interface PlanPreview {
  /** Of the answers that were given, by what became of their questions. */
  readonly counts: Readonly<Record<Fate, number>>;
  /** Answers that are proposed, to be confirmed. */
  readonly carried: number;
  readonly changed: readonly ChangedQuestion[];
  /** Ids of the questions that are new. */
  readonly added: readonly string[];
  /** What was asked then, with words in English and the language of the window; and what is asked now. */
  readonly then: { readonly questionnaire: PackedQuestionnaire; readonly wording: readonly Wording[] };
}

export interface CarryOverPreview {
  /** The verdict on a bundle. Without the rest: nothing is carried over from it. */
  readonly report?: VerificationReport;
  readonly earlier?: {
    /** For `carryOver.create`. */
    readonly source: CarryOverSource;
    /** Of its sealing, or of the last change; ISO instant. */
    readonly date: string;
    /** Proposed for the new assessment: those of then, judged as of today. */
    readonly settings: SettingsInput;
    readonly plan: PlanPreview;
    readonly evidence: number;
    readonly attachments: { readonly files: number; readonly bytes: number };
  };
}

export interface MovePreview {
  /** `current`: there is nothing to move to. */
  readonly state: 'older' | 'current';
  readonly plan?: PlanPreview;
}

export const carryOverOperations = {
  /** Looks at an earlier exercise and changes nothing. */
  'carryOver.preview': { input: z.strictObject({ from: previewed, language }), output: built<CarryOverPreview>() },
  /** A new assessment with every answer of the earlier one, to be confirmed, its evidence and its files. All of it, or nothing. */
  'carryOver.create': { input: z.strictObject({ from: carried, settings, by: person }), output: built<OpenedAssessment>() },
  /** Somebody has opened this provision: what stands there may be confirmed together with others. */
  'carryOver.seen': { input: z.strictObject({ assessment: id, provision: id, by: person }), output: built<Saved>() },
  /** Several at once only where each has been seen. */
  'carryOver.confirm': {
    input: z.strictObject({
      assessment: id,
      answers: z
        .array(z.strictObject({ question: id, base }))
        .min(1)
        .max(5_000),
      by: person,
    }),
    output: built<Saved>(),
  },
  /** The answer goes; what was said then stays beside the question. */
  'carryOver.outdated': { input: z.strictObject({ assessment: id, question: id, base, by: person }), output: built<Saved>() },
  /** What was asked then, in the words of then, in English and in this language where it was worded in it. */
  'carryOver.asked': {
    input: z.strictObject({ assessment: id, asked: sha512, language }),
    output: built<PlanPreview['then']>(),
  },
  /** What would change if the draft asked the installed edition. */
  'versions.preview': { input: z.strictObject({ assessment: id, language }), output: built<MovePreview>() },
  /** One step, which undo takes back. */
  'versions.move': { input: z.strictObject({ assessment: id, by: person }), output: built<Saved>() },
} as const;
