import { LANGUAGES, type Language } from '#core/questionnaire/wording';
import { LOCK_SCREEN_FILE } from '../storage/data-folder-layout';
import type { DurableFiles } from '../storage/durable-files';

const FORMAT = 'omnibus-lock-screen/1';

/** The language in which a protected data folder asks for its passphrase: it is all of the preferences that lies in clear. */
export async function keepLockLanguage(files: DurableFiles, language: Language): Promise<void> {
  if (lockLanguageIn(await files.read(LOCK_SCREEN_FILE)) === language) return;
  await files.write(LOCK_SCREEN_FILE, Buffer.from(`${JSON.stringify({ format: FORMAT, language })}\n`));
}

/** Null where there is none, or it cannot be read. */
export function lockLanguageIn(bytes: Uint8Array | null): Language | null {
  try {
    const { language } = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as { language?: unknown };
    return LANGUAGES.find((each) => each === language) ?? null;
  } catch {
    return null;
  }
}
