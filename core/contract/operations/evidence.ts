import { z } from 'zod';
import { attachment, id, shortText } from '../../answers/record-shapes';
import type { FileProblem } from '../../findings/register-state';
import { ERASABLE, type FoundRecord, type ToBeErased } from '../erased';
import type { Saved } from './assessments';
import { base, built, person } from './input-shapes';

const records = z
  .array(z.strictObject({ collection: z.enum(ERASABLE), key: id }))
  .min(1)
  .max(500);

/** What the window may show of an attached file: pictures and plain text only, by what is in it and never by its name. */
export type AttachmentPreview =
  | { readonly kind: 'text'; readonly text: string; /** Only its beginning. */ readonly cut: boolean }
  | { readonly kind: 'image'; readonly mediaType: PreviewedImage; /** The picture in base64. */ readonly base64: string }
  | { readonly kind: 'none'; readonly because: 'type' | 'size' };
export type PreviewedImage = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

/** The register of evidence, its files, and what erasing would take. */
export const evidenceOperations = {
  /**
   * Makes records of one kind one: `keep` stays, with what the others say where it says nothing; every citation of the others
   * becomes one of it; the others are removed. One step of undo.
   */
  'evidence.merge': {
    input: z.strictObject({
      assessment: id,
      keep: z.strictObject({ evidence: id, base }),
      others: z
        .array(z.strictObject({ evidence: id, base }))
        .min(1)
        .max(100),
      by: person,
    }),
    output: built<Saved>(),
  },
  /** Files of evidence that are not on disk, or (with `contents`, which reads every file) are not what was attached. */
  'attachments.check': {
    input: z.strictObject({ assessment: id, contents: z.boolean() }),
    output: built<readonly { readonly sha512: string; readonly problem: FileProblem }[]>(),
  },
  'attachments.preview': {
    input: z.strictObject({ assessment: id, sha512: attachment.shape.sha512 }),
    output: built<AttachmentPreview>(),
  },
  /** Searches everything that is kept of an assessment, the history too, for words, whatever their case. */
  'records.find': {
    input: z.strictObject({ assessment: id, words: shortText.min(2) }),
    output: built<readonly FoundRecord[]>(),
  },
  'records.toErase': { input: z.strictObject({ assessment: id, records }), output: built<ToBeErased>() },
} as const;
