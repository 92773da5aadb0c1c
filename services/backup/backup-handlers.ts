import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { BackupState, BackupSummary, BackupUnlockInput, OpenedBackup, Restored } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import type { ServiceContext } from '../context';
import { createKeyRing } from '../keys/key-ring';
import { ASIDE, STAGED } from '../storage/data-folder-layout';
import { asideName, isSwitching, switchContent } from '../storage/switch-content';
import { createTrustStore } from '../trust/trust-store';
import { readHeader } from './backup-format';
import { unlockKey, type BackupUnlock } from './backup-key';
import { bytesIn } from './bytes-in';
import { readLastBackup, writeLastBackup } from './last-backup';
import { makeBackup } from './make-backup';
import { stageBackup, type StagedBackup } from './stage-backup';

type BackupHandlers = Pick<Handlers, Extract<keyof Handlers, `backup.${string}`>>;

/**
 * Replaces content while no other operation runs, and has all services start anew on what is there then. `isHalf` is asked
 * where replacing failed: then nothing is read or written until it has been finished.
 */
export type Replacing = (replace: () => Promise<void>, isHalf: () => Promise<boolean>) => Promise<void>;

/** Days without a backup after which one is due. */
const DUE_AFTER_DAYS = 14;
const DAY = 86_400_000;

export function backupHandlers(context: ServiceContext, replacing: Replacing): BackupHandlers {
  const { data, files, clock } = context;
  const keys = createKeyRing(context);
  const trust = createTrustStore(context);
  /** Backups that were opened and wait for a word of the user. */
  const staged = new Map<string, BackupSummary>();

  const openFile = async (handle: string, unlock: BackupUnlockInput, call: CallContext): Promise<OpenedBackup> => {
    const incoming = await files.take(handle);
    try {
      const header = await readHeader(incoming.path, incoming.name);
      const key = await unlockKey(header, await identityOf(unlock), incoming.name);
      const opened = await stageBackup(data, incoming, header, key, call);
      const summary = summaryOf(opened, incoming, header.header.made, !('passphrase' in unlock) || 'key' in unlock);
      const id = opened.place.slice(STAGED.length + 1);
      staged.set(id, summary);
      return { ...summary, staged: id };
    } finally {
      await incoming.release();
    }
  };

  const identityOf = async (unlock: BackupUnlockInput): Promise<BackupUnlock> =>
    'key' in unlock ? { identity: (await keys.unlock(unlock.key, unlock.passphrase)).ageIdentity } : unlock;

  const discard = async (id: string): Promise<void> => {
    staged.delete(id);
    await data.files.remove(`${STAGED}/${id}`);
  };

  const replaceWith = async (from: string, backup: BackupSummary | null): Promise<Restored> => {
    const aside = asideName(clock.now());
    await assessmentStoreOf(context).settled();
    const { fileSystem, path, assertWritable } = data;
    await replacing(
      () => data.quietly(() => switchContent(fileSystem, path, { from, aside }, assertWritable)),
      () => isSwitching(fileSystem, path),
    );
    const kept = (await data.files.list(aside)).length > 0;
    return { backup, aside: kept ? aside.slice(ASIDE.length + 1) : null };
  };

  const state = async (): Promise<BackupState> => {
    const last = await readLastBackup(data.files);
    const hasWork = (await assessmentStoreOf(context).ids()).length > 0 || (await data.files.list('keys')).length > 0;
    const ids = [...(await data.files.list(ASIDE))].sort().reverse();
    return {
      last,
      due: hasWork && (last === null || Date.parse(clock.now()) - Date.parse(last.made) > DUE_AFTER_DAYS * DAY),
      aside: await Promise.all(ids.map(async (id) => ({ id, at: instantIn(id), bytes: await bytesIn(data, `${ASIDE}/${id}`) }))),
    };
  };

  return {
    'backup.state': state,
    'backup.make': (request, call) => makeBackup({ context, keys, trust }, request, call),

    'backup.note': async (last) => {
      await writeLastBackup(data.files, last);
      return state();
    },

    'backup.open': ({ file, unlock }, call) => openFile(file, unlock, call),

    'backup.discard': async ({ staged: id }) => {
      await discard(id);
      return null;
    },

    'backup.restore': ({ staged: before, file, unlock }, call) =>
      unlessReplaced(async () => {
        const id = before ?? (file && unlock ? (await openFile(file, unlock, call)).staged : '');
        const summary = staged.get(id);
        if (!summary) throw new AppError('not-found', { what: 'backup', id });
        const restored = await replaceWith(`${STAGED}/${id}`, summary);
        staged.delete(id);
        return restored;
      }),

    'backup.bringBack': async ({ aside }) => {
      await assertAside(aside);
      return replaceWith(`${ASIDE}/${aside}`, null);
    },

    'backup.dropAside': async ({ aside }) => {
      await assertAside(aside);
      await data.files.remove(`${ASIDE}/${aside}`);
      return null;
    },
  };

  /** A program that another one has replaced meets files that are gone or in its way: that is said, and not what the disk says. */
  async function unlessReplaced<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await data.assertWritable().catch((refusal: unknown) => {
        if (refusal instanceof AppError && refusal.code === 'ownership-lost') throw refusal;
      });
      throw error;
    }
  }

  async function assertAside(id: string): Promise<void> {
    if (!(await data.files.list(ASIDE)).includes(id)) throw new AppError('not-found', { what: 'aside', id });
  }
}

/** `20260131T101500Z-…` as an ISO instant. */
const instantIn = (id: string): string => id.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z.*$/, '$1-$2-$3T$4:$5:$6Z');

function summaryOf(
  { content, sha512 }: StagedBackup,
  { name, bytes }: { readonly name: string; readonly bytes: number },
  made: string,
  anyoneCouldHaveMadeIt: boolean,
): BackupSummary {
  const { program, files, bytes: contentBytes, assessments } = content;
  return { name, made, bytes, sha512, program, files, contentBytes, assessments, anyoneCouldHaveMadeIt };
}
