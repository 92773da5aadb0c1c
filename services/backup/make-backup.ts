import { rm } from 'node:fs/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { Input, MadeBackup } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import type { KeyRing } from '../keys/key-ring';
import type { TrustStore } from '../trust/trust-store';
import { BACKUP_ENDING, readHeader, type BackupContent } from './backup-format';
import { lockNewKey, unlockKey } from './backup-key';
import { readBackup } from './read-backup';
import { writeBackup } from './write-backup';

interface BackupServices {
  readonly context: ServiceContext;
  readonly keys: KeyRing;
  readonly trust: TrustStore;
}

/** Named in a backup at most, in letters and in number; the backup holds all of them whatever their number. */
const MOST_NAMED = 500;
const LONGEST_NAME = 200;

/**
 * Writes a backup and reads it back as a restore would, with the passphrase itself; only then is it offered. Throws AppError
 * `passphrase-weak`, `not-found`, `disk-full`, `disk-failed`, `backup-invalid`, `cancelled`; then there is no file.
 */
export async function makeBackup(
  { context, keys, trust }: BackupServices,
  { passphrase, encryptFor, recipients = [] }: Input<'backup.make'>,
  call: CallContext,
): Promise<MadeBackup> {
  const { data, clock, version } = context;
  await data.assertWritable();
  const known = await Promise.all(encryptFor.map((id) => recipientOf(id, keys, trust)));
  const made = clock.now();
  const { key, line } = await lockNewKey(made, passphrase, [...known, ...recipients]);
  const name = `Omnibus-${made.slice(0, 16).replace(/[-:]/g, '').replace('T', '-')}${BACKUP_ENDING}`;
  const path = await data.files.absolute(outgoingPath(context, name));
  try {
    const assessments = await named(context);
    const written = await writeBackup(path, data, { name, line, key, program: version, assessments }, call);
    const header = await readHeader(path, name);
    const again = passphrase === undefined ? key : await unlockKey(header, { passphrase }, name);
    const { sha512 } = await readBackup({ path, name, bytes: written.bytes }, header, again, READ_ONLY, call);
    if (sha512 !== written.sha512) throw new AppError('backup-invalid', { name, problem: 'backup-altered' });
    const { bytes, files, leftOut } = written;
    return { file: await context.files.offer(path, name), name, bytes, made, sha512, files, leftOut };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

const READ_ONLY = {
  file: async (_entry: unknown, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    for await (const part of bytes) void part;
  },
};

/** Of an own key, or of an enrolled card that counts. */
async function recipientOf(id: string, keys: KeyRing, trust: TrustStore): Promise<string> {
  const own = (await keys.list()).some((key) => key.id === id);
  if (own) return (await keys.card(id)).card.ageRecipient;
  const enrolment = await trust.find(id);
  if (!enrolment) throw new AppError('not-found', { what: 'card', id });
  const [objection] = await trust.objections(id);
  if (objection !== undefined) throw new AppError('key-not-usable', { reason: objection });
  return enrolment.card.ageRecipient;
}

/** By what a user knows the backup again. An assessment that cannot be read is in the backup all the same. */
async function named(context: ServiceContext): Promise<BackupContent['assessments']> {
  const store = assessmentStoreOf(context);
  const found = await Promise.all(
    (await store.ids()).slice(0, MOST_NAMED).map((id) =>
      store.read(id).then(
        ({ document }) => document.settings['assessment'],
        () => undefined,
      ),
    ),
  );
  return found.flatMap((settings) =>
    settings ? [{ state: settings.state, exercise: settings.exercise.title.slice(0, LONGEST_NAME), practice: settings.practice }] : [],
  );
}
