import { z } from 'zod';
import { EVIDENCE_KINDS, OBLIGATION_LEVELS } from '../questionnaire/definition';
import { LANGUAGES } from '../questionnaire/wording';
import { isIsoDate } from './iso-date';
import { isPlainFileName } from './plain-file-name';
import { MOST_CONFIDENTIAL } from './release';

/**
 * The shapes that an assessment and its submission share: what an operation takes in is what a bundle may hold. Every
 * text, list and number is bounded, and nothing is accepted beyond the members named here.
 */

/** No key that every object inherits: such an id would be found where nothing was ever put. */
export const id = z
  .string()
  .min(1)
  .max(200)
  .refine((text) => !(text in Object.prototype), 'not usable as an id');
export const text = z.string().max(100_000);
export const shortText = z.string().max(1_000);
export const isoDate = z.string().refine(isIsoDate, 'no such day');
export const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
export const stateCode = z.string().regex(/^[A-Z]{2}$/);
export const language = z.enum(LANGUAGES);

const cell = z.union([text, z.number(), z.array(id).max(1_000), z.strictObject({ notAvailable: z.literal(true) })]);
const table = z.strictObject({
  years: z.array(z.number().int().min(1900).max(2200)).max(100).optional(),
  rows: z.array(z.strictObject({ id, cells: z.record(id, cell) })).max(5_000),
});
export const answerValue = z.union([text, z.number(), z.array(id).max(1_000), table]);

/** One text in further languages. */
export const texts = z.partialRecord(language, text);

export const attachment = z.strictObject({
  sha512,
  name: z.string().min(1).max(255).refine(isPlainFileName, 'not a plain file name'),
  bytes: z.number().int().min(0),
  mediaType: shortText,
});

export const evidence = z.strictObject({
  kind: z.enum(EVIDENCE_KINDS),
  title: shortText.min(1),
  reference: shortText.optional(),
  adopted: isoDate.optional(),
  inForce: isoDate.optional(),
  stage: z.enum(['in-force', 'adopted', 'bill', 'repealed']).optional(),
  date: isoDate.optional(),
  court: shortText.optional(),
  outcome: text.optional(),
  link: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .optional(),
  lastSeen: isoDate.optional(),
  language: shortText.optional(),
  summary: text.optional(),
  attachment: attachment.optional(),
});

export const exercise = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
  title: shortText.min(1),
  mechanism: z.enum(['untoc-review', 'uncac-review', 'self-assessment']),
  cycle: z.union([z.literal(1), z.literal(2)]).optional(),
  period: shortText.optional(),
  deadline: isoDate.optional(),
});

export const leftOut = z.strictObject({
  clusters: z.array(id).max(100).optional(),
  chapters: z.array(id).max(100).optional(),
  levels: z.array(z.enum(OBLIGATION_LEVELS)).max(OBLIGATION_LEVELS.length).optional(),
});

export const release = z.strictObject({ released: z.boolean(), confidential: z.array(id).max(MOST_CONFIDENTIAL) });

export const participation = z.strictObject({
  standing: z.enum(['party', 'signatory', 'none']),
  signed: isoDate.optional(),
  act: z.enum(['ratification', 'acceptance', 'approval', 'accession', 'succession']).optional(),
  deposited: isoDate.optional(),
  inForce: isoDate.optional(),
  denunciationReceived: isoDate.optional(),
  declarations: text.optional(),
  reservations: text.optional(),
  withdrawals: text.optional(),
  objections: text.optional(),
  territories: text.optional(),
});
