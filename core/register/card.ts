import { z } from 'zod';
import { isIsoDate } from '../answers/iso-date';
import { isPlainName } from '../answers/unsteered';
import { unambiguousJson } from '../submission/unambiguous-json';
import { CARD_FORMAT, KEY_PURPOSES, type CardFile, type EnrolmentCard } from './enrolment';
import { PRACTICE_STATE } from './practice-state';

/** Largest card file that is read, in bytes. */
export const CARD_FILE_LIMIT = 16_384;

const cardFile = z.strictObject({ card: z.string().min(1).max(8_000), signature: z.string().min(1).max(4_000) });

const day = z.string().refine(isIsoDate, 'no such day');

const enrolmentCard = z
  .strictObject({
    format: z.literal(CARD_FORMAT),
    purpose: z.enum(KEY_PURPOSES),
    state: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    holder: z.string().min(1).max(1_000).refine(isPlainName, 'marks that turn text around'),
    practice: z.boolean(),
    created: z.iso.datetime(),
    validFrom: day.optional(),
    validUntil: day.optional(),
    publicKey: z.string().regex(/^-----BEGIN PUBLIC KEY-----\n[A-Za-z0-9+/=]{60}\n-----END PUBLIC KEY-----\n$/),
    ageRecipient: z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/),
  })
  .refine((card) => (card.purpose !== 'secretariat') === (card.state !== undefined), {
    path: ['state'],
    message: 'a key of a State names it, a secretariat key names none',
  })
  .refine((card) => card.practice || card.state !== PRACTICE_STATE, { path: ['state'], message: 'the practice State only practises' })
  .refine(({ validFrom, validUntil }) => validFrom === undefined || validUntil === undefined || validFrom <= validUntil, {
    path: ['validUntil'],
    message: 'ends before it begins',
  });

export type CardReading<T> = { readonly value: T } | { readonly problem: string };

/** Shape of a card file. The signature is verified where keys are (`services/trust`). */
export const readCardFile = (text: string): CardReading<CardFile> => read(text, cardFile);

/** Shape of the card inside a card file. */
export const readCard = (text: string): CardReading<EnrolmentCard> => read(text, enrolmentCard);

function read<T>(text: string, schema: z.ZodType<T>): CardReading<T> {
  const raw = unambiguousJson(text);
  if (raw === undefined) return { problem: 'not JSON, or JSON that can be read in two ways' };
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  const issue = parsed.error.issues[0];
  return { problem: `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'wrong shape'}` };
}
