import { z } from 'zod';
import { id, isoDate, language, shortText, stateCode } from '../answers/record-shapes';

const instruments = z.array(id).min(1).max(20);

/** What the secretariat may decide of its own accord. */
export const takenDecision = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('exercise'),
    exercise: z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/),
    title: shortText.min(1),
    deadline: isoDate,
    instruments,
  }),
  z.strictObject({ action: z.literal('party'), state: stateCode, instrument: id, party: z.boolean() }),
  z.strictObject({ action: z.literal('language'), state: stateCode, language }),
  z.strictObject({
    action: z.literal('release'),
    state: stateCode,
    exercise: shortText.min(1),
    released: z.boolean(),
    note: shortText.min(1),
    dated: isoDate,
  }),
]);

/** What stands in its journal: also that a State was reminded, which is recorded when the letter is written. */
export const journalledDecision = z.discriminatedUnion('action', [
  ...takenDecision.options,
  z.strictObject({ action: z.literal('reminded'), state: stateCode, exercise: shortText.min(1), instruments, language }),
]);
