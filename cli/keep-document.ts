import { access, copyFile, constants, rename, rm } from 'node:fs/promises';
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

/** Copies the document to where it is wanted, whole or not at all. */
export async function keepDocument(handle: string, target: string, replace: boolean, session: Session): Promise<void> {
  const { path } = session.files.claim(handle);
  const draft = join(dirname(target), `.${process.pid}-omnibus-report.part`);
  try {
    if (replace) {
      await copyFile(path, draft);
      await rename(draft, target);
    } else await copyFile(path, target, constants.COPYFILE_EXCL);
  } catch (error) {
    await rm(draft, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    if (!replace && code !== 'EEXIST') await rm(target, { force: true });
    throw new AppError(code === 'ENOSPC' ? 'disk-full' : 'disk-failed', { file: target, code });
  } finally {
    await rm(dirname(path), { recursive: true, force: true });
  }
}
