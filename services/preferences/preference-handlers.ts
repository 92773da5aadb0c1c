import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Handlers } from '#core/contract/dispatch';
import { LOCK_AFTER } from '#core/contract/lock-after';
import { AppError } from '#core/contract/errors';
import type { Preferences } from '#core/contract/operations';
import { preferencesShape } from '#core/contract/operations/content';
import type { Language } from '#core/questionnaire/wording';
import type { ServiceContext } from '../context';
import { LOCK_SCREEN_FILE } from '../storage/data-folder-layout';
import { keepLockLanguage, lockLanguageIn } from './lock-language';

export const PREFERENCES_FILE = 'preferences.json';
const FORMAT = 'omnibus-preferences/1';
/** Before anything was set. */
const FIRST: Preferences = { language: 'en' };

/** What the user set for this program; not part of any assessment. Unreadable preferences are as good as none. */
export function preferenceHandlers({ data }: Pick<ServiceContext, 'data'>): Pick<Handlers, 'preferences.read' | 'preferences.write'> {
  let turn: Promise<unknown> = Promise.resolve();

  async function change(given: Partial<Preferences>): Promise<Preferences> {
    const preferences = { ...readPreferences(await data.files.read(PREFERENCES_FILE)), ...given };
    await writePreferences(data, preferences);
    if (data.protection.lock) await keepLockLanguage(data.files, preferences.language);
    return asItLocks(preferences);
  }

  /** Whatever has turned protection on: a window on it in which nobody works is locked, unless somebody has chosen otherwise. */
  const asItLocks = (preferences: Preferences): Preferences =>
    data.protection.lock ? { lockAfter: LOCK_AFTER, ...preferences } : preferences;

  return {
    // Before a protected folder is unlocked no more is known than in which language to ask.
    'preferences.read': async () =>
      data.protection.isLocked
        ? { language: lockLanguageIn(await data.files.read(LOCK_SCREEN_FILE)) ?? FIRST.language }
        : asItLocks(readPreferences(await data.files.read(PREFERENCES_FILE))),
    // One after the other: each is set over what the one before has left.
    'preferences.write': (given) => {
      const changed = turn.then(() => change(given));
      turn = changed.catch(() => undefined);
      return changed;
    },
  };
}

export const writePreferences = ({ files }: ServiceContext['data'], preferences: Preferences): Promise<void> =>
  files.write(PREFERENCES_FILE, Buffer.from(`${JSON.stringify({ format: FORMAT, preferences }, null, 2)}\n`));

export function readPreferences(bytes: Uint8Array | null): Preferences {
  if (!bytes) return FIRST;
  let stored: { format?: unknown; preferences?: unknown };
  try {
    stored = JSON.parse(Buffer.from(bytes).toString('utf8')) as typeof stored;
  } catch {
    return FIRST;
  }
  const version = /^omnibus-preferences\/(\d{1,9})$/.exec(String(stored?.format))?.[1];
  if (Number(version) > 1) throw new AppError('newer-version', { what: 'preferences', found: String(stored.format), supported: FORMAT });
  const parsed = preferencesShape.safeParse(stored?.preferences);
  return parsed.success ? parsed.data : FIRST;
}

/** The language that was chosen in this data folder, before it is opened; null where none was, or nobody can tell. */
export async function chosenLanguage(dataFolder: string): Promise<Language | null> {
  try {
    const asking = await readFile(path.join(dataFolder, LOCK_SCREEN_FILE)).catch(() => null);
    return lockLanguageIn(asking) ?? readPreferences(await readFile(path.join(dataFolder, PREFERENCES_FILE))).language;
  } catch {
    return null;
  }
}
