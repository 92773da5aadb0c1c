import { z } from 'zod';
import { id, shortText } from '../../answers/record-shapes';
import { KEY_PURPOSES, type Enrolment, type EnrolmentCard, type KeyPurpose } from '../../register/enrolment';
import type { AppErrorBody } from '../errors';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

/** A card file, or the text of one that was inspected before: handles are single-use. */
const cardSource = z.union([z.strictObject({ file: fileHandle }), z.strictObject({ text: z.string().max(20_000) })]);

export interface KeySummary {
  readonly id: string;
  readonly purpose: KeyPurpose;
  readonly state?: string;
  readonly holder: string;
  readonly practice: boolean;
  readonly created: string;
  readonly fingerprint: string;
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
} as const;
