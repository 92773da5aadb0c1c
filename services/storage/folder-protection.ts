import { AppError } from '#core/contract/errors';
import { ContentCipher } from './content-cipher';
import type { PlainFiles } from './durable-files';
import { writeFolderFile, type FolderLock, type LockedKey } from './folder-file';

/** With which of the two locks it was opened. */
export type OpenedBy = 'passphrase' | 'recovery';

/** Whether the content of a data folder lies sealed, and the key to it for as long as somebody works with it. */
export class FolderProtection {
  private opened: { readonly key: Buffer; readonly cipher: ContentCipher; readonly by: OpenedBy } | null = null;

  constructor(
    private readonly files: PlainFiles,
    private current: FolderLock,
  ) {}

  /** Null: the content lies in clear. */
  get lock(): FolderLock {
    return this.current;
  }

  get isLocked(): boolean {
    return this.current !== null && this.opened === null;
  }

  /** Null where the content lies in clear. Throws AppError `locked`. */
  cipher(): ContentCipher | null {
    if (this.current === null) return null;
    if (!this.opened) throw new AppError('locked');
    return this.opened.cipher;
  }

  /** A copy of the key that opens the content. Throws AppError `locked`. */
  key(): Buffer {
    if (!this.opened) throw new AppError('locked');
    return Buffer.from(this.opened.key);
  }

  /** Null where nobody has opened it. */
  get openedBy(): OpenedBy | null {
    return this.opened?.by ?? null;
  }

  unlock(key: Buffer, by: OpenedBy): void {
    this.forget();
    this.opened = { key, cipher: new ContentCipher(key), by };
  }

  /** From then on nothing can be read or written until the key is given again. */
  forget(): void {
    this.opened?.key.fill(0);
    this.opened = null;
  }

  /** The same key under other locks. Throws AppError `disk-full`, `disk-failed`, `ownership-lost`; then the old ones open it. */
  async lockAnew(lock: LockedKey): Promise<void> {
    await writeFolderFile(this.files, lock);
    this.current = lock;
    if (this.opened) this.opened = { ...this.opened, by: 'passphrase' };
  }

  /** After the content was switched: what lies there now. */
  switched(lock: FolderLock, key: Buffer | null): void {
    this.forget();
    this.current = lock;
    if (key) this.unlock(key, 'passphrase');
  }
}
