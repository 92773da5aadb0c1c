import { z } from 'zod';
import { lockAfter } from './content';
import { built, passphrase } from './input-shapes';

/** Whether everything in the data folder lies encrypted on the disk, and whether somebody has opened it. */
export interface ProtectionState {
  readonly on: boolean;
  /** Until it is unlocked no operation but these answers. */
  readonly locked: boolean;
  /** ISO instant since when. */
  readonly since: string | null;
  /** It was opened with the recovery code: a new passphrase is due. */
  readonly renew: boolean;
}

/** A second way in, shown once: eight groups of four signs. */
export interface RecoveryCode {
  readonly recoveryCode: string;
}

const recoveryCode = z.string().min(1).max(200);

export const protectionOperations = {
  'protection.state': { input: z.strictObject({}), output: built<ProtectionState>() },
  'protection.unlock': {
    input: z
      .strictObject({ passphrase: passphrase.optional(), recoveryCode: recoveryCode.optional() })
      .refine((given) => (given.passphrase === undefined) !== (given.recoveryCode === undefined), 'either passphrase or recoveryCode'),
    output: built<ProtectionState>(),
  },
  'protection.lock': { input: z.strictObject({}), output: built<ProtectionState>() },
  /**
   * Encrypts everything; the old files are gone before this answers. `lockAfter`: minutes without a sign of life until it locks itself;
   * absent: as was chosen before, otherwise 15.
   */
  'protection.turnOn': { input: z.strictObject({ passphrase, lockAfter: lockAfter.optional() }), output: built<RecoveryCode>() },
  /** Names the files that could not be opened any more; zeros stand for what is lost in them. */
  'protection.turnOff': { input: z.strictObject({ passphrase }), output: built<{ readonly damaged: readonly string[] }>() },
  /** `current` may be absent after the folder was opened with the recovery code. */
  'protection.changePassphrase': {
    input: z.strictObject({ current: passphrase.optional(), next: passphrase }),
    output: built<ProtectionState>(),
  },
  /** The former code opens nothing any more. */
  'protection.newRecoveryCode': { input: z.strictObject({ passphrase }), output: built<RecoveryCode>() },
} as const;
