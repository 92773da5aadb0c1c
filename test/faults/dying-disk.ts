import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';

/** The disk of this machine, under a process that kills itself at the n-th thing that it asks of it. */
export interface DyingDisk {
  readonly fileSystem: FileSystem;
  /** From now on what is asked counts. */
  begin(): void;
  /** How many there were; none counts any more. */
  end(): number;
}

/** `last`: 0 never kills. */
export function dyingDisk(last: number): DyingDisk {
  let count = 0;
  let counting = false;

  /** Sometimes before it is asked, sometimes right after. */
  async function asked<T>(call: () => Promise<T>): Promise<T> {
    if (!counting) return call();
    count += 1;
    const here = count === last;
    if (here && count % 2 === 0) process.kill(process.pid, 'SIGKILL');
    const asking = call();
    if (here) process.kill(process.pid, 'SIGKILL');
    return asking;
  }

  const watched = (file: OpenFile): OpenFile => ({
    size: () => file.size(),
    read: (position, length) => file.read(position, length),
    write: (bytes, position) => asked(() => file.write(bytes, position)),
    truncate: (size) => asked(() => file.truncate(size)),
    sync: () => asked(() => file.sync()),
    close: () => file.close(),
  });

  return {
    fileSystem: {
      ...nodeFileSystem,
      createFolder: (path) => asked(() => nodeFileSystem.createFolder(path)),
      create: async (path) => watched(await asked(() => nodeFileSystem.create(path))),
      rename: (from, to) => asked(() => nodeFileSystem.rename(from, to)),
      remove: (path) => asked(() => nodeFileSystem.remove(path)),
      syncFolder: (path) => asked(() => nodeFileSystem.syncFolder(path)),
    },
    begin: () => {
      counting = true;
    },
    end: () => {
      counting = false;
      return count;
    },
  };
}
