import { z } from 'zod';
import { isIsoDate } from '../answers/iso-date';
import { REVOCATION_KINDS } from './enrolment';

/** A change of trust, as one line of the journal holds it. What was written before a member existed lacks it. */
const day = z.string().refine(isIsoDate, 'no such day');
const validity = { validFrom: day.optional(), validUntil: day.optional() };
const confirmed = { confirmedBy: z.string(), note: z.string() };
const presented = { fingerprint: z.string(), card: z.string() };
/** The statement of a succession file and the signature over it, to be checked again at any time. */
const signedBy = { by: z.string(), succession: z.string(), signature: z.string() };

export const trustEvent = z.discriminatedUnion('action', [
  /** Its fingerprint, received by another way, was compared. */
  z.object({ action: z.literal('enrol'), key: z.string(), ...presented, ...confirmed, ...validity }),
  /** Taken in on the signature of the key `by`, which counts up to and including the day `until`; absent: no longer. */
  z.object({ action: z.literal('succeed'), key: z.string(), ...presented, ...signedBy, ...confirmed, ...validity, until: day.optional() }),
  /** Presented as a successor of `by`, which has another: not taken in. */
  z.object({ action: z.literal('dispute'), key: z.string(), ...presented, ...signedBy, ...confirmed }),
  /** Counts no longer from `from` on; absent: from when it was recorded. */
  z.object({
    action: z.literal('revoke'),
    key: z.string(),
    reason: z.string(),
    kind: z.enum(REVOCATION_KINDS).optional(),
    from: z.iso.datetime().optional(),
    recordedBy: z.string().optional(),
  }),
]);
export type TrustEvent = z.infer<typeof trustEvent>;

/** `at` is by the clock of this machine, and never earlier than the line before. */
export type RecordedTrustEvent = TrustEvent & { readonly seq: number; readonly at: string };

/** A line with which a key was taken in. */
export type TakingInEvent = Extract<RecordedTrustEvent, { action: 'enrol' | 'succeed' }>;
export const isTakingIn = (event: RecordedTrustEvent): event is TakingInEvent => event.action === 'enrol' || event.action === 'succeed';
