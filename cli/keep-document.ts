import { access, copyFile, link, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { CommandCall } from './command';
import type { Session } from './session';
import { UsageError } from './usage-error';

/** Throws UsageError where something lies at this path. */
export async function assertFree(path: string): Promise<void> {
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (isThere) throw new UsageError('file-there', { name: path });
}

/** Throws UsageError where an option is given that only a document has, and none is to be written. */
export function assertNoDocumentAsked(call: CommandCall, options: readonly string[]): void {
  const given = options.find((name) => call.flag(name) || call.option(name) !== undefined);
  if (given !== undefined) throw new UsageError('needs-out', { option: `--${given}` });
}

/** Copies the document to where it is wanted, whole or not at all, also where the program is ended meanwhile: it gets its name last. */
export async function keepDocument(handle: string, target: string, replace: boolean, session: Session): Promise<void> {
  const { path } = session.files.claim(handle);
  const draft = join(dirname(target), `.${process.pid}-omnibus-report.part`);
  try {
    await copyFile(path, draft);
    await (replace ? rename(draft, target) : nameNew(draft, target));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new AppError(code === 'ENOSPC' ? 'disk-full' : 'disk-failed', { file: target, code });
  } finally {
    await rm(draft, { force: true });
    await rm(dirname(path), { recursive: true, force: true });
  }
}

/** Gives a file its name where nothing has it yet. */
async function nameNew(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error;
    // Not every disk has further names for a file, a stick for one.
    await assertFree(target);
    await rename(draft, target);
  }
}
