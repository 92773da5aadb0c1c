import type { CallContext, Handlers } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ProtectionState } from '#core/contract/operations';
import { assessmentStoreOf } from '../assessments/store-of';
import type { Replacing } from '../backup/backup-handlers';
import type { ServiceContext } from '../context';
import { assertStrongPassphrase } from '../keys/sealed-secret';
import { ASIDE, LOCK_SCREEN_FILE } from '../storage/data-folder-layout';
import type { LockedKey } from '../storage/folder-file';
import { isSwitching } from '../storage/switch-content';
import { keepLockLanguage } from '../preferences/lock-language';
import { PREFERENCES_FILE, readPreferences, writePreferences } from '../preferences/preference-handlers';
import { makeContentKey, openWithPassphrase, openWithRecoveryCode, withPassphrase, withRecoveryCode } from './content-key';
import { switchProtection, type NextProtection } from './switch-protection';

type ProtectionHandlers = Pick<Handlers, Extract<keyof Handlers, `protection.${string}`>>;

/** One guess at a time, whatever asks: each takes some tenths of a second and 128 MiB. */
let guessing: Promise<unknown> = Promise.resolve();
function oneAtATime<T>(guess: () => Promise<T>): Promise<T> {
  const result = guessing.then(guess, guess);
  guessing = result.catch(() => undefined);
  return result;
}

/**
 * Encryption of everything in the data folder under a passphrase. `replacing` runs while no other operation does, and has all services
 * start anew; `emptied` removes what lies in clear on its way to or from a user.
 */
export function protectionHandlers(context: ServiceContext, replacing: Replacing, emptied: () => Promise<void>): ProtectionHandlers {
  const { data, clock } = context;
  const { protection } = data;

  const state = (): ProtectionState => ({
    on: protection.lock !== null,
    locked: protection.isLocked,
    since: protection.lock?.since ?? null,
    renew: protection.openedBy === 'recovery',
  });

  const lockOf = (): LockedKey => {
    if (!protection.lock) throw new AppError('protection-off');
    return protection.lock;
  };

  const byPassphrase = (passphrase: string): Promise<Buffer> => oneAtATime(() => openWithPassphrase(lockOf(), passphrase));

  const assertNothingAside = async (): Promise<void> => {
    if ((await data.files.list(ASIDE)).length > 0) throw new AppError('protection-aside');
  };

  const switchTo = async (next: Omit<NextProtection, 'now'>, call: CallContext): Promise<readonly string[]> => {
    let damaged: readonly string[] = [];
    await assessmentStoreOf(context).settled();
    await replacing(
      () => data.quietly(async () => void (damaged = await switchProtection(data, { ...next, now: clock.now() }, call))),
      () => isSwitching(data.fileSystem, data.path),
    );
    return damaged;
  };

  const never = async (): Promise<boolean> => false;

  return {
    'protection.state': async () => state(),

    'protection.unlock': async ({ passphrase, recoveryCode = '' }) => {
      if (!protection.isLocked) return state();
      const [key, by] =
        passphrase === undefined
          ? ([await oneAtATime(() => openWithRecoveryCode(lockOf(), recoveryCode)), 'recovery'] as const)
          : ([await byPassphrase(passphrase), 'passphrase'] as const);
      await replacing(async () => protection.unlock(key, by), never);
      return state();
    },

    'protection.lock': async () => {
      lockOf();
      await assessmentStoreOf(context).settled();
      await replacing(async () => {
        protection.forget();
        if (data.access === 'owner') await emptied();
      }, never);
      return state();
    },

    'protection.turnOn': async ({ passphrase, lockAfter }, call) => {
      if (protection.lock) throw new AppError('protection-on');
      await data.assertWritable();
      assertStrongPassphrase(passphrase);
      await assertNothingAside();
      const { key, lock, recoveryCode } = await makeContentKey(passphrase, clock.now());
      const preferences = readPreferences(await data.files.read(PREFERENCES_FILE));
      await keepLockLanguage(data.files, preferences.language);
      if (lockAfter !== undefined) await writePreferences(data, { ...preferences, lockAfter });
      await switchTo({ lock, key }, call);
      return { recoveryCode };
    },

    'protection.turnOff': async ({ passphrase }, call) => {
      await data.assertWritable();
      const key = await byPassphrase(passphrase);
      await assertNothingAside();
      if (protection.isLocked) await replacing(async () => protection.unlock(key, 'passphrase'), never);
      const damaged = await switchTo({ lock: null, key: null }, call);
      await data.files.remove(LOCK_SCREEN_FILE).catch(() => undefined);
      return { damaged };
    },

    'protection.changePassphrase': async ({ current, next }) => {
      await data.assertWritable();
      assertStrongPassphrase(next);
      if (current === undefined && protection.openedBy !== 'recovery') throw new AppError('protection-passphrase');
      const key = current === undefined ? protection.key() : await byPassphrase(current);
      await protection.lockAnew(await withPassphrase(lockOf(), key, next));
      return state();
    },

    'protection.newRecoveryCode': async ({ passphrase }) => {
      await data.assertWritable();
      const key = await byPassphrase(passphrase);
      const { lock, recoveryCode } = await withRecoveryCode(lockOf(), key);
      await protection.lockAnew(lock);
      return { recoveryCode };
    },
  };
}
