import { statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '#core/contract/errors';
import type { FileSystem } from './file-system';
import { stagedName } from './switch-content';

/** Content that is put together beside that of the data folder, to take its place when it is whole. */
export class StagedContent {
  /** Where it lies, relative to the data folder. */
  readonly place = stagedName();
  private readonly made = new Set<string>();

  constructor(
    private readonly fileSystem: FileSystem,
    private readonly root: string,
  ) {}

  async begin(): Promise<void> {
    await this.makeFolder(this.absolute);
  }

  /** A new file, synced. `path` is relative to the content. */
  async write(path: string, bytes: AsyncIterable<Uint8Array>): Promise<void> {
    const target = join(this.absolute, path);
    await this.makeFolder(dirname(target));
    const file = await this.fileSystem.create(target);
    try {
      let position = 0;
      for await (const chunk of bytes) {
        await file.write(chunk, position);
        position += chunk.length;
      }
      await file.sync();
    } finally {
      await file.close();
    }
  }

  /** From then on all of it survives a power cut. */
  async finish(): Promise<void> {
    for (const folder of this.made) await this.fileSystem.syncFolder(folder);
    await this.fileSystem.syncFolder(this.root);
  }

  /** Never throws: what stays is removed at the next start. */
  async discard(): Promise<void> {
    await this.fileSystem.remove(this.absolute).catch(() => {});
  }

  private get absolute(): string {
    return join(this.root, this.place);
  }

  /** With the folders above it. */
  private async makeFolder(folder: string): Promise<void> {
    if (folder === this.root || this.made.has(folder)) return;
    await this.makeFolder(dirname(folder));
    await this.fileSystem.createFolder(folder);
    this.made.add(folder);
  }
}

/** Said before hours of work, where the platform can tell. Throws AppError `disk-full` {file: `name`}. */
export async function assertRoom(root: string, bytes: number, name: string): Promise<void> {
  const free = await statfs(root).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => Infinity,
  );
  if (bytes > free) throw new AppError('disk-full', { file: name });
}
