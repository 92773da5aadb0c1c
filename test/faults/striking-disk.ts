import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';

/** What changes a disk; looking at it does not. */
export type Stroke = 'create' | 'write' | 'truncate' | 'sync' | 'rename' | 'remove' | 'create-folder' | 'sync-folder';

/**
 * The real disk. `strike` is asked before each operation that changes it: it may refuse one as the system would, or end the
 * process. Only in these folders: signs of life of an owner are not counted, because nobody knows when they come.
 */
export function strikingDisk(
  strike: (stroke: Stroke, path: string) => void,
  folders = /[\\/](assessments|carrying|questionnaires)([\\/]|$)/,
): FileSystem {
  const before = async (stroke: Stroke, path: string): Promise<void> => {
    if (folders.test(path)) strike(stroke, path);
  };
  const watched = (file: OpenFile, path: string): OpenFile => ({
    size: () => file.size(),
    read: (position, length) => file.read(position, length),
    close: () => file.close(),
    write: async (bytes, position) => {
      await before('write', path);
      return file.write(bytes, position);
    },
    truncate: async (size) => {
      await before('truncate', path);
      return file.truncate(size);
    },
    sync: async () => {
      await before('sync', path);
      return file.sync();
    },
  });
  return {
    read: (path) => nodeFileSystem.read(path),
    list: (path) => nodeFileSystem.list(path),
    size: (path) => nodeFileSystem.size(path),
    createFolder: async (path) => {
      await before('create-folder', path);
      return nodeFileSystem.createFolder(path);
    },
    create: async (path) => {
      await before('create', path);
      return watched(await nodeFileSystem.create(path), path);
    },
    open: async (path) => watched(await nodeFileSystem.open(path), path),
    rename: async (from, to) => {
      await before('rename', from);
      return nodeFileSystem.rename(from, to);
    },
    remove: async (path) => {
      await before('remove', path);
      return nodeFileSystem.remove(path);
    },
    syncFolder: async (path) => {
      await before('sync-folder', path);
      return nodeFileSystem.syncFolder(path);
    },
  };
}
