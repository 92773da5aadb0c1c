import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';

/** The real disk, on which somebody may do something before each operation that changes the work of an official. */
export function pausingDisk(before: () => Promise<void>): FileSystem {
  const pause = async (path: string): Promise<void> => {
    // Signs of life of an owner come when they come.
    if (!/[\\/]owner([\\/]|$)/.test(path)) await before();
  };
  const watched = (file: OpenFile, path: string): OpenFile => ({
    size: () => file.size(),
    read: (position, length) => file.read(position, length),
    close: () => file.close(),
    write: async (bytes, position) => {
      await pause(path);
      return file.write(bytes, position);
    },
    truncate: async (size) => {
      await pause(path);
      return file.truncate(size);
    },
    sync: async () => {
      await pause(path);
      return file.sync();
    },
  });
  return {
    ...nodeFileSystem,
    createFolder: async (path) => {
      await pause(path);
      return nodeFileSystem.createFolder(path);
    },
    create: async (path) => {
      await pause(path);
      return watched(await nodeFileSystem.create(path), path);
    },
    open: async (path) => watched(await nodeFileSystem.open(path), path),
    rename: async (from, to) => {
      await pause(from);
      return nodeFileSystem.rename(from, to);
    },
    remove: async (path) => {
      await pause(path);
      return nodeFileSystem.remove(path);
    },
    syncFolder: async (path) => {
      await pause(path);
      return nodeFileSystem.syncFolder(path);
    },
  };
}
