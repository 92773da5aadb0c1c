import { z } from 'zod';
import { asPlainName } from '../../answers/unsteered';
import { id, isoDate, shortText } from '../../answers/record-shapes';
import { KEY_PURPOSES, REVOCATION_KINDS, type Enrolment, type EnrolmentCard, type KeyPurpose } from '../../register/enrolment';
import type { SuccessionProblem } from '../../register/succession';
import type { AppErrorBody } from '../errors';
import { built, fileHandle, passphrase, validity, type OutgoingFile } from './input-shapes';

/** A card or succession file, or the text of one that was inspected before: handles are single-use. */
const cardSource = z.union([z.strictObject({ file: fileHandle }), z.strictObject({ text: z.string().max(40_000) })]);

export interface KeySummary {
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  readonly created: string;
  readonly fingerprint: string;
  /** First and last day on its card. */
  readonly validFrom?: string;
  readonly validUntil?: string;
  /** The key of this computer that it was made to succeed, and the one that was made to succeed it. */
  readonly succeeds?: string;
  readonly succeededBy?: string;
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
  /** Where the file presents the key as the successor of another. */
  readonly succession?: InspectedSuccession;
}

export interface InspectedSuccession {
  /** The older key, which has signed; its fingerprint where it is taken in here. */
  readonly from: string;
  readonly fromFingerprint?: string;
  /** Why it cannot be taken in; null where it can. `other-successor`: taking it in records the conflict. */
  readonly problem: SuccessionProblem | null;
  /** Taken in already. */
  readonly known: boolean;
}

export interface TakenSuccession {
  /** `conflict`: the older key has signed two successors; neither counts on its signature until a fingerprint was compared. */
  readonly outcome: 'taken-in' | 'known' | 'conflict';
  readonly older: Enrolment;
}

/** What came in a revoked key's name: a submission of the register that was first seen from some day on. */
export interface SeenUnderKey {
  readonly digest: string;
  readonly exercise: string;
  readonly number: number;
  readonly receivedAt: string;
}

const holder = shortText.refine((name) => asPlainName(name) !== '', 'no name');

export const keyOperations = {
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
      holder,
      practice: z.boolean(),
      passphrase,
      ...validity,
    }),
    output: built<KeySummary>(),
  },
  /**
   * A new key for the same State, purpose and kind, presented by the old one: `passphrase` is that of the old key, `next` of the
   * new. What is offered is the succession file.
   */
  'keys.succeed': {
    input: z.strictObject({ key: id, passphrase, holder, next: passphrase, ...validity }),
    output: built<OutgoingFile & { readonly key: KeySummary }>(),
  },
  /** The succession file of a key that was made as a successor. */
  'keys.succession': { input: z.strictObject({ key: id }), output: built<OutgoingFile>() },
  'keys.card': { input: z.strictObject({ key: id }), output: built<OutgoingFile & { readonly card: InspectedCard }>() },
  'keys.changePassphrase': { input: z.strictObject({ key: id, passphrase, next: passphrase }), output: built<null>() },
  /** The key file, still encrypted under its passphrase, to be kept elsewhere. */
  'keys.backup': { input: z.strictObject({ key: id }), output: built<OutgoingFile>() },
  'keys.restore': { input: z.strictObject({ file: fileHandle, passphrase }), output: built<KeySummary>() },

  /** An enrolment card, or a succession file. */
  'cards.inspect': { input: z.strictObject({ file: fileHandle }), output: built<InspectedCard>() },
  /** `fingerprint` is what the user has typed or confirmed from the other way; it must match the card. */
  'cards.enrol': {
    input: z.strictObject({ card: cardSource, fingerprint: shortText, confirmedBy: shortText.min(1), note: shortText, ...validity }),
    output: built<Enrolment>(),
  },
  /** Takes a key in on the signature of the one before it. `until`: last day on which the older one counts; absent: no longer. */
  'cards.succeed': {
    input: z.strictObject({
      succession: cardSource,
      confirmedBy: shortText.min(1),
      note: shortText,
      ...validity,
      until: isoDate.optional(),
    }),
    output: built<TakenSuccession>(),
  },
  'cards.list': { input: z.strictObject({}), output: built<readonly Enrolment[]>() },
  /** `from`: the day from which on it counts no longer; absent: from now on. `kind`: absent is `compromised`. */
  'cards.revoke': {
    input: z.strictObject({
      key: id,
      reason: shortText.min(1),
      kind: z.enum(REVOCATION_KINDS).optional(),
      from: isoDate.optional(),
      recordedBy: shortText.optional(),
    }),
    output: built<Enrolment>(),
  },
  /** Submissions of the register under this key that were first seen from that day on: what a revocation would call in question. */
  'cards.seenUnder': {
    input: z.strictObject({ key: id, from: isoDate.optional() }),
    output: built<readonly SeenUnderKey[]>(),
  },
} as const;
