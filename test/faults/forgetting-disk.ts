import { existsSync, readFileSync, rmSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';

/** A change of names that is not on the disk before its folder is synced. */
interface Naming {
  readonly folder: string;
  undo(): void;
}

/**
 * The real disk, whose power goes at the n-th thing that is asked of it, and which then has forgotten what nobody had synced: the names
 * since one that is drawn, and the content of every file that was not synced.
 */
export class ForgettingDisk {
  asked = 0;
  private off = false;
  private namings: Naming[] = [];
  /** Content as it was last synced, of files that were written since. */
  private readonly written = new Map<string, Buffer>();

  /** `last`: 0 for a power that never goes. `within`: folders whose changes count, and are forgotten. */
  constructor(
    private readonly last: number,
    private readonly within: string,
  ) {}

  readonly fileSystem: FileSystem = {
    read: (path) => nodeFileSystem.read(path),
    list: (path) => nodeFileSystem.list(path),
    size: (path) => nodeFileSystem.size(path),
    createFolder: (path) => nodeFileSystem.createFolder(path),
    create: async (path) => {
      this.ask(path);
      const file = await nodeFileSystem.create(path);
      this.named(path, () => rmSync(path, { force: true }));
      this.written.set(path, Buffer.alloc(0));
      return this.watched(path, file);
    },
    open: async (path) => this.watched(path, await nodeFileSystem.open(path)),
    rename: async (from, to) => {
      this.ask(to);
      const before = existsSync(to) ? readFileSync(to) : null;
      await nodeFileSystem.rename(from, to);
      const unsynced = this.written.get(from);
      this.written.delete(from);
      if (unsynced) this.written.set(to, unsynced);
      this.named(to, () => {
        renameSync(to, from);
        if (before) writeFileSync(to, before);
      });
    },
    remove: async (path) => {
      this.ask(path);
      await nodeFileSystem.remove(path);
      this.written.delete(path);
    },
    syncFolder: async (path) => {
      this.ask(`${path}/.`);
      await nodeFileSystem.syncFolder(path);
      this.namings = this.namings.filter(({ folder }) => folder !== path);
    },
  };

  /** What is left once there is power again. */
  forget(random: () => number): void {
    for (const [path, content] of this.written) if (existsSync(path)) writeFileSync(path, content);
    const kept = Math.floor(random() * (this.namings.length + 1));
    for (const naming of this.namings.slice(kept).reverse()) naming.undo();
  }

  private ask(path: string): void {
    if (!path.startsWith(this.within)) return;
    this.asked += 1;
    if (this.asked === this.last) this.off = true;
    if (this.off) throw Object.assign(new Error('no power'), { code: 'EIO' });
  }

  private named(path: string, undo: () => void): void {
    if (path.startsWith(this.within)) this.namings.push({ folder: dirname(path), undo });
  }

  private watched(path: string, file: OpenFile): OpenFile {
    const changing = (): void => {
      this.ask(path);
      if (path.startsWith(this.within) && !this.written.has(path)) this.written.set(path, readFileSync(path));
    };
    return {
      size: () => file.size(),
      read: (position, length) => file.read(position, length),
      close: () => file.close(),
      write: async (bytes, position) => {
        changing();
        await file.write(bytes, position);
      },
      truncate: async (size) => {
        changing();
        await file.truncate(size);
      },
      sync: async () => {
        this.ask(path);
        await file.sync();
        this.written.delete(path);
      },
    };
  }
}
