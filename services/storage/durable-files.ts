/**
 * Small files that must survive power loss, by path relative to the data folder. A reader sees the old content or the
 * new one, never a mixture. Throws AppError `disk-full` or `disk-failed` and then has changed nothing.
 */
export interface DurableFiles {
  /** `null` where there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Atomic and synced: temporary file, fsync, keep `.bak` where asked, rename, fsync of the folder. */
  write(path: string, bytes: Uint8Array, options?: { readonly keepBackup?: boolean }): Promise<void>;
  /** Appends one line and syncs it before returning; a failed append is cut back to the last whole line. */
  appendLine(path: string, line: string): Promise<void>;
  /** Names in a folder; empty where there is none. */
  list(path: string): Promise<readonly string[]>;
  remove(path: string): Promise<void>;
  /** The real path, for streaming large files. Creates the folders above it. */
  absolute(path: string): Promise<string>;
}
