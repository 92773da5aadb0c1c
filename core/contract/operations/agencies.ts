import { z } from 'zod';
import type { AgencyOverview } from '../../agencies/agency-overview';
import type { ContributionReport } from '../../agencies/contribution-report';
import type { LeftOutAnswer, OfferedSource, OpenConflict } from '../../agencies/merge-outcome';
import type { Person } from '../../answers/answer';
import { answerValue, id, isoDate, language, sha512, shortText, text, texts } from '../../answers/record-shapes';
import type { Language } from '../../questionnaire/wording';
import type { OpenedAssessment, Saved } from './assessments';
import { base, built, fileHandle, passphrase, person, type OutgoingFile } from './input-shapes';

/** The State's key, to sign the package with besides the package's own: an agency that knows the card sees who asks. */
const signer = z.strictObject({ key: id, passphrase });

const combined = z.strictObject({
  standing: z.enum(['answered', 'not-known', 'not-applicable']),
  value: answerValue.optional(),
  reason: text.optional(),
  language: language.optional(),
  texts: texts.optional(),
});

/** Takes one side's answer as it is; puts an answer together from several; or leaves what stands here. */
const decision = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('accept'), contribution: sha512 }),
  z.strictObject({ kind: z.literal('combine'), content: combined }),
  z.strictObject({ kind: z.literal('keep') }),
]);

export interface PreparedPackage extends OutgoingFile {
  readonly workPackage: string;
  readonly saved: Saved;
}

export interface AgenciesState {
  /** By agency name, then by when first sent. */
  readonly agencies: readonly AgencyOverview[];
  /** In treaty order. */
  readonly conflicts: readonly OpenConflict[];
  readonly leftOut: readonly LeftOutAnswer[];
}

/** More than all questions there are: everything that differs can be decided at once. */
const MOST_DECISIONS = 20_000;

/** Who signed a work package, as far as this machine can know. A sentence for each is `packageSigner.<status>`. */
export interface PackageSigner {
  /** `unsigned`: by nobody but its own key. `known`: by a key whose card is enrolled here. `revoked`: enrolled and revoked here. */
  readonly status: 'unsigned' | 'unknown' | 'known' | 'revoked';
  readonly holder?: string;
  /** To be read aloud and compared. */
  readonly fingerprint?: string;
}

export interface OpenedPackage {
  /** `created`: an assessment was begun. `updated`: it went on in the one there was. `unchanged`: this package was open already. `older`: a newer one is. */
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'older';
  readonly assessment: OpenedAssessment;
  readonly signer: PackageSigner;
  /** This program asks other questions than the one that wrote the package. */
  readonly questionnaireDiffers: boolean;
  /** Provisions asked for that this program does not know. */
  readonly unknownProvisions: readonly string[];
  /** Questions whose answer in the package differs from what the agency has entered: the agency's stays. */
  readonly keptOwn: readonly string[];
}

/** What a package says of itself, and what opening it would do. Nothing is opened by looking. */
export interface LookedAtPackage {
  /** Opens it under this name, without choosing the file again; absent where nothing can be opened here. Good until the program ends. */
  readonly held?: string;
  readonly fileName: string;
  readonly agency: string;
  /** Code of the State, as in its settings. */
  readonly state: string;
  readonly exerciseTitle: string;
  readonly practice: boolean;
  readonly language: Language;
  readonly instructions: string;
  /** ISO date. */
  readonly due?: string;
  /** How many provisions it asks for. */
  readonly provisions: number;
  readonly asks: number;
  readonly from: Person;
  /** ISO instant. */
  readonly preparedAt: string;
  readonly signer: PackageSigner;
  readonly outcome: OpenedPackage['outcome'];
  /** The assessment that it would go on in, where there is one. */
  readonly assessment?: string;
}

export interface WrittenContributionFile extends OutgoingFile {
  readonly digest: string;
  readonly number: number;
  readonly answers: number;
  readonly comments: number;
  readonly saved: Saved;
}

export interface InspectedContribution {
  readonly report: ContributionReport;
  /** Merge it under this name, without choosing the file again; absent where there is nothing to merge. Good until the program ends. */
  readonly held?: string;
  /** Answers that would go in without a click. */
  readonly goesIn: readonly (OfferedSource & { readonly question: string })[];
  /** Questions on which it says what stands here already. */
  readonly agrees: readonly string[];
  /** Answers of agencies that would be set aside, because agencies differ now or take them back. */
  readonly setAside: readonly string[];
  /** Conflicts that concern it. */
  readonly conflicts: readonly OpenConflict[];
  readonly leftOut: readonly LeftOutAnswer[];
  /** Records of evidence that would be entered, and those that the register has already under one id or another. */
  readonly evidence: { readonly entered: number; readonly known: number };
  readonly comments: number;
}

export interface MergedContributions {
  readonly saved: Saved;
  /** In the order of the files. */
  readonly contributions: readonly ContributionReport[];
  readonly taken: readonly string[];
  readonly setAside: readonly string[];
  /** All that are open afterwards, in treaty order. */
  readonly conflicts: readonly OpenConflict[];
  readonly leftOut: readonly LeftOutAnswer[];
}

export const agencyOperations = {
  /**
   * Writes a work package: the file has a new private key in it, the assessment keeps the public half. `continues`: a package of the
   * same agency whose place it takes (other scope, instructions, date): the agency goes on in the assessment it has.
   */
  'agencies.prepare': {
    input: z.strictObject({
      assessment: id,
      agency: shortText.min(1),
      provisions: z.array(id).min(1).max(2_000),
      language,
      instructions: text,
      due: isoDate.optional(),
      /** Whether what is answered already in its scope goes along, with the evidence and files that it cites. */
      withAnswers: z.boolean(),
      continues: id.optional(),
      sign: signer.optional(),
      by: person,
    }),
    output: built<PreparedPackage>(),
  },
  /** Writes a further package of the same scope with the questions asked back. */
  'agencies.askBack': {
    input: z.strictObject({
      assessment: id,
      /** Any package of the commission. */
      workPackage: id,
      asks: z
        .array(z.strictObject({ about: id, text: shortText.min(1) }))
        .min(1)
        .max(200),
      due: isoDate.optional(),
      sign: signer.optional(),
      by: person,
    }),
    output: built<PreparedPackage>(),
  },
  /** Nothing that comes of this commission is taken in from then on. */
  'agencies.withdraw': { input: z.strictObject({ assessment: id, workPackage: id, by: person }), output: built<Saved>() },
  /** The overview by agency, and what is open. */
  'agencies.list': { input: z.strictObject({ assessment: id }), output: built<AgenciesState>() },

  /** At the agency: what a work package says before it is opened. Only a copy is kept, so that it need not be chosen again. */
  'agencies.look': { input: z.strictObject({ file: fileHandle }), output: built<LookedAtPackage>() },
  /** At the agency: opens a work package into an assessment of its own, or goes on in the one that it was opened into before. */
  'agencies.open': {
    input: z
      .strictObject({
        file: fileHandle.optional(),
        /** Name from `agencies.look`, in place of the file. */
        held: id.optional(),
        by: person,
      })
      .refine(({ file, held }) => (file === undefined) !== (held === undefined), 'a file, or one that was looked at'),
    output: built<OpenedPackage>(),
  },
  /** At the agency: writes everything that it has answered in its scope, signed with the package's key. `comments`: those chosen to go along. */
  'agencies.contribute': {
    input: z.strictObject({ assessment: id, comments: z.array(id).max(1_000), by: person }),
    output: built<WrittenContributionFile>(),
  },

  /** What merging a contribution would do; changes nothing. */
  'agencies.inspect': { input: z.strictObject({ assessment: id, file: fileHandle }), output: built<InspectedContribution>() },
  /**
   * Takes contributions in, in one step that undo takes back: what is new or agrees goes in, what differs is a conflict. Without files:
   * only what could not go in before, since its provision was cleared.
   */
  'agencies.merge': {
    input: z.strictObject({
      assessment: id,
      files: z.array(fileHandle).max(100).optional(),
      /** Names from `agencies.inspect`. */
      held: z.array(id).max(100).optional(),
      by: person,
    }),
    output: built<MergedContributions>(),
  },
  /** Decides conflicts, in one step. Throws `conflict` where an answer or a source is no longer as it was seen. */
  'agencies.resolve': {
    input: z.strictObject({
      assessment: id,
      decisions: z
        .array(
          z.strictObject({
            question: id,
            /** Revision of our answer as it was seen; 0 where there was none. */
            base,
            /** Digests of the contributions that were seen side by side. */
            sources: z.array(sha512).min(1).max(100),
            decision,
          }),
        )
        .min(1)
        .max(MOST_DECISIONS),
      by: person,
    }),
    output: built<{ readonly saved: Saved; readonly conflicts: readonly OpenConflict[] }>(),
  },
} as const;
