import fs from 'node:fs';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';
import { SimulatedDisk } from './simulated-disk';

/** A folder on the disk of this machine, of which is known at every stroke what would be left of it when the power goes. */
export interface ForgetfulDisk {
  readonly fileSystem: FileSystem;
  /** From now on strokes count, and the power goes at the `last`; 0: never. */
  begin(last: number): void;
  /** How many strokes there were. */
  strokes(): number;
  /** Puts what is found when the machine is back into a new folder. */
  leaves(random: () => number, to: string): Promise<void>;
}

const identity = ({ dev, ino }: fs.Stats): string => `${dev}:${ino}`;

/**
 * Every operation goes to the real disk and to a simulated one, which forgets what was not synced. Large files are written by
 * streams past the file system of the program; those that are synced there are told by `syncedElsewhere`.
 */
export async function forgetfulDisk(folder: string, syncedElsewhere: ReadonlySet<string>): Promise<ForgetfulDisk> {
  const mirror = new SimulatedDisk(folder);
  await takeIn(mirror, folder);
  let last = 0;
  let counted = 0;
  mirror.operations = 0;
  /** The power is off: nothing changes any more. */
  let off = false;
  let counting = false;
  mirror.fault = () => {
    if (!counting || off) return off ? 'EIO' : undefined;
    counted += 1;
    if (counted !== last) return undefined;
    off = true;
    mirror.switchOff();
    return 'EIO';
  };

  const alive = (): void => {
    if (off) throw Object.assign(new Error('no power'), { code: 'EIO' });
  };
  const watched = (real: OpenFile, inMirror: OpenFile): OpenFile => ({
    size: () => real.size(),
    read: (position, length) => real.read(position, length),
    close: () => real.close(),
    write: async (bytes, position) => {
      await inMirror.write(bytes, position);
      await real.write(bytes, position);
    },
    truncate: async (size) => {
      await inMirror.truncate(size);
      await real.truncate(size);
    },
    sync: async () => {
      await inMirror.sync();
      await real.sync();
    },
  });

  /** What another hand has made is there too, and made sure of where that hand did so. */
  const adopt = async (path: string): Promise<void> => {
    alive();
    if ((await mirror.read(path)) !== null || (await mirror.list(path)) !== null) return;
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) return;
    const wasCounting = counting;
    counting = false;
    const file = await mirror.create(path);
    await file.write(await readFile(path), 0);
    if (syncedElsewhere.has(identity(found))) await file.sync();
    counting = wasCounting;
  };

  return {
    fileSystem: {
      read: (path) => (alive(), nodeFileSystem.read(path)),
      list: (path) => (alive(), nodeFileSystem.list(path)),
      size: (path) => (alive(), nodeFileSystem.size(path)),
      createFolder: async (path) => {
        await mirror.createFolder(path);
        return nodeFileSystem.createFolder(path);
      },
      create: async (path) => {
        const inMirror = await mirror.create(path);
        return watched(await nodeFileSystem.create(path), inMirror);
      },
      open: async (path) => {
        await adopt(path);
        return watched(await nodeFileSystem.open(path), await mirror.open(path));
      },
      rename: async (from, to) => {
        await adopt(from);
        await mirror.rename(from, to);
        await nodeFileSystem.rename(from, to);
      },
      remove: async (path) => {
        await mirror.remove(path);
        await nodeFileSystem.remove(path);
      },
      syncFolder: async (path) => {
        await mirror.syncFolder(path);
        await nodeFileSystem.syncFolder(path);
      },
    },
    begin: (at) => {
      last = at;
      counting = true;
    },
    strokes: () => counted,
    leaves: async (random, to) => putOut(mirror.afterPowerLoss(random), folder, to),
  };
}

async function takeIn(mirror: SimulatedDisk, folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      await mirror.createFolder(path);
      await takeIn(mirror, path);
      continue;
    }
    const file = await mirror.create(path);
    await file.write(await readFile(path), 0);
    await file.sync();
  }
  await mirror.syncFolder(folder);
}

async function putOut(disk: SimulatedDisk, folder: string, to: string): Promise<void> {
  for (const path of disk.paths(folder)) {
    const target = join(to, relative(folder, path));
    const bytes = await disk.read(path);
    if (bytes === null) await mkdir(target, { recursive: true });
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes);
    }
  }
}

/** Notes every file that is synced past the file system of the program, as streams do, until it is told to stop. */
export function watchSyncs(): { readonly files: ReadonlySet<string>; stop(): void } {
  const files = new Set<string>();
  const { fsync } = fs;
  const noting = (descriptor: number, done: fs.NoParamCallback): void => {
    files.add(identity(fs.fstatSync(descriptor)));
    fsync(descriptor, done);
  };
  fs.fsync = Object.assign(noting, { __promisify__: fsync.__promisify__ });
  return {
    files,
    stop: () => {
      fs.fsync = fsync;
    },
  };
}
