import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import type { VerificationReport } from '../../submission/verification';
import type { Saved } from './assessments';
import { base, built, fileHandle, passphrase, person, type OutgoingFile } from './input-shapes';
import type { InspectedCard } from './keys';
import type { ExportedSubmission } from './submissions';

/** What came to the second signatory, and what this program found of it. */
export interface InspectedRequest {
  readonly report: VerificationReport;
  /** Names the copy that can be signed, until the program ends; null where there is nothing to sign. */
  readonly request: string | null;
}

/** A signature that came back as a file, before it is believed. */
export interface InspectedSignature {
  /** The file's own text, to be accepted as it was inspected. */
  readonly text: string;
  readonly digest: string;
  readonly card: InspectedCard;
  /** Its key is one of this computer or enrolled here. */
  readonly known: boolean;
}

/** Two signatories: whether they are needed, and the way of the second signature, here or by file. */
export const signatureOperations = {
  /** Who has last decided is kept with the setting, every decision in the history. What is sealed already stays as it is. */
  'signatures.require': {
    input: z.strictObject({ assessment: id, base, required: z.boolean(), by: person }),
    output: built<Saved>(),
  },
  /** The second signature with another key of this computer. The bundle is then complete, and is read again as a receiver would. */
  'signatures.give': {
    input: z.strictObject({ assessment: id, digest: id, key: id, passphrase, by: person }),
    output: built<ExportedSubmission & { readonly saved: Saved }>(),
  },
  /** What the second signatory needs to read and to sign elsewhere: the bundle with the first signature. */
  'signatures.request': { input: z.strictObject({ assessment: id, digest: id }), output: built<OutgoingFile>() },
  /** What awaits its second signature is given up; it never was a submission, and its number is free again. */
  'signatures.withdraw': { input: z.strictObject({ assessment: id, digest: id, by: person }), output: built<Saved>() },
  /** At the second signatory's: looks at a request. */
  'signatures.inspect': { input: z.strictObject({ file: fileHandle }), output: built<InspectedRequest>() },
  /** What was looked at (`request`), or a request file itself (`file`): a shell has a process for each call. */
  'signatures.sign': {
    input: z.strictObject({ request: id.optional(), file: fileHandle.optional(), key: id, passphrase }),
    output: built<OutgoingFile>(),
  },
  /** Back where it was sealed: looks at the signature that came. */
  'signatures.read': { input: z.strictObject({ file: fileHandle }), output: built<InspectedSignature>() },
  /** Only under a key that is enrolled here for the State, or one of this computer's. */
  'signatures.accept': {
    input: z.strictObject({ assessment: id, signature: z.string().max(40_000), by: person }),
    output: built<ExportedSubmission & { readonly saved: Saved }>(),
  },
} as const;
