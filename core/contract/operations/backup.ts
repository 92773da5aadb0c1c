import { z } from 'zod';
import { id } from '../../answers/record-shapes';
import { built, fileHandle, passphrase, type OutgoingFile } from './input-shapes';

const sha512 = z.string().regex(/^[0-9a-f]{128}$/);
/** A folder of content that was put aside. */
const asideId = z.string().regex(/^[A-Za-z0-9-]{1,100}$/);
/** What opens a backup: its passphrase, a key of this data folder, or an age identity. */
const unlock = z.union([
  z.strictObject({ passphrase }),
  z.strictObject({ key: id, passphrase }),
  z.strictObject({ identity: z.string().regex(/^AGE-SECRET-KEY-1[0-9A-Z]{58}$/) }),
]);
export type BackupUnlockInput = z.infer<typeof unlock>;

export interface BackupState {
  /** The last backup that reached the user. */
  readonly last: { readonly made: string; readonly bytes: number; readonly sha512: string } | null;
  /** There is work here, and no backup, or none for long. */
  readonly due: boolean;
  /** Content that was put aside when another was put in its place; newest first. */
  readonly aside: readonly { readonly id: string; readonly at: string; readonly bytes: number }[];
}

export interface MadeBackup extends OutgoingFile {
  /** ISO instant. */
  readonly made: string;
  /** Of the file. */
  readonly sha512: string;
  readonly files: number;
  /** Names that the program does not know and that not every system can hold. */
  readonly leftOut: readonly string[];
}

export interface BackupSummary {
  readonly name: string;
  readonly made: string;
  readonly bytes: number;
  readonly sha512: string;
  readonly program: string;
  readonly files: number;
  /** Bytes of the files in it. */
  readonly contentBytes: number;
  readonly assessments: readonly { readonly state: string; readonly exercise: string; readonly practice: boolean }[];
  /** Opened with a key: whoever has its card could have made it. */
  readonly anyoneCouldHaveMadeIt: boolean;
}

/** A backup that was unpacked and compared to the last byte, and is not in place yet. */
export interface OpenedBackup extends BackupSummary {
  readonly staged: string;
}

export interface Restored {
  readonly backup: BackupSummary | null;
  /** Where the content from before is kept; null where there was none. */
  readonly aside: string | null;
}

export const backupOperations = {
  'backup.state': { input: z.strictObject({}), output: built<BackupState>() },
  /** One file with everything, read back before it is offered. At least one of passphrase and recipients. */
  'backup.make': {
    input: z.strictObject({
      passphrase: passphrase.optional(),
      /** Own keys and enrolled cards that open it too. */
      encryptFor: z.array(id).max(10),
      recipients: z
        .array(z.string().regex(/^age1[0-9a-z]{58}$/))
        .max(10)
        .optional(),
    }),
    output: built<MadeBackup>(),
  },
  /** The user has it. */
  'backup.note': {
    input: z.strictObject({ made: z.iso.datetime(), bytes: z.number().int().min(0), sha512 }),
    output: built<BackupState>(),
  },
  /** Unpacks and compares a backup beside what is there. Nothing is replaced yet. */
  'backup.open': { input: z.strictObject({ file: fileHandle, unlock }), output: built<OpenedBackup>() },
  'backup.discard': { input: z.strictObject({ staged: asideId }), output: built<null>() },
  /** Puts a backup in the place of everything, which is kept aside. Either one that was opened, or a file with what opens it. */
  'backup.restore': {
    input: z.strictObject({ staged: asideId.optional(), file: fileHandle.optional(), unlock: unlock.optional() }),
    output: built<Restored>(),
  },
  /** The way back: what was put aside comes back, and what is there is put aside. */
  'backup.bringBack': { input: z.strictObject({ aside: asideId }), output: built<Restored>() },
  /** Destroys what was put aside. */
  'backup.dropAside': { input: z.strictObject({ aside: asideId }), output: built<null>() },
} as const;
