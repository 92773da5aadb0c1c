import { dirname } from 'node:path';
import type { FileSystem, OpenFile } from '#services/storage/file-system';

/** Numbers between 0 and 1, the same for the same seed. */
export function randomNumbers(seed: number): () => number {
  let state = seed + 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export type DiskOperation = 'create' | 'write' | 'truncate' | 'sync' | 'rename' | 'remove' | 'create-folder' | 'sync-folder';

/** Says what goes wrong at the n-th operation: an error code of the operating system, or nothing. */
export type Fault = (operation: DiskOperation, count: number) => string | undefined;

interface Content {
  now: Uint8Array;
  /** What survives for certain. */
  synced: Uint8Array;
}
type Node = Content | 'folder';
interface Renaming {
  readonly gone?: string;
  readonly made?: { readonly path: string; readonly node: Node };
  /** What lies in a folder that is renamed goes with it, whenever that is. */
  readonly inside?: readonly Renaming[];
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code });
const SECTOR = 512;

/**
 * A disk in memory that forgets, when the power goes, whatever was not synced: names that were made, renamed or removed
 * since their folder was synced, and content since the file was synced, sector by sector, in no particular order.
 */
export class SimulatedDisk implements FileSystem {
  private names = new Map<string, Node>();
  private syncedNames = new Map<string, Node>();
  private pending: Renaming[] = [];
  private off = false;
  operations = 0;
  fault: Fault = () => undefined;

  constructor(root: string) {
    for (let folder = root; ; folder = dirname(folder)) {
      this.names.set(folder, 'folder');
      if (folder === dirname(folder)) break;
    }
    this.syncedNames = new Map(this.names);
  }

  /** From now on every operation fails, as for a process whose machine is gone. */
  switchOff(): void {
    this.off = true;
  }

  /** What is found when the machine is back. Each thing that was not synced survives, is lost or is torn, by `random`. */
  afterPowerLoss(random: () => number): SimulatedDisk {
    const disk = new SimulatedDisk('/');
    disk.names = new Map(this.syncedNames);
    const ordered = random() < 0.5;
    const kept = Math.floor(random() * (this.pending.length + 1));
    this.pending.forEach((renaming, index) => {
      if (ordered ? index < kept : random() < 0.5) apply(disk.names, renaming);
    });
    for (const [path, node] of disk.names) {
      if (node === 'folder') continue;
      const survived = survivingContent(node, random);
      disk.names.set(path, { now: survived, synced: survived });
    }
    // A name whose folder was never synced is lost with it.
    for (const path of [...disk.names.keys()].sort()) if (!disk.names.has(dirname(path))) disk.names.delete(path);
    disk.syncedNames = new Map(disk.names);
    return disk;
  }

  /** What is found when only the process was killed: everything that it had asked for, synced or not. */
  afterKill(): SimulatedDisk {
    const disk = new SimulatedDisk('/');
    for (const [path, node] of this.names) disk.names.set(path, node === 'folder' ? node : { now: node.now, synced: node.now });
    disk.syncedNames = new Map(disk.names);
    return disk;
  }

  /** Paths of files that hold the words. */
  filesWith(words: string): readonly string[] {
    return [...this.names].flatMap(([path, node]) => (node !== 'folder' && Buffer.from(node.now).includes(words) ? [path] : []));
  }

  /** Everything in a folder, folders before what is in them. */
  paths(folder: string): readonly string[] {
    return [...this.names.keys()].filter((path) => path.startsWith(`${folder}/`)).sort();
  }

  private step(operation: DiskOperation): void {
    if (this.off) throw systemError('EIO');
    this.operations += 1;
    const code = this.fault(operation, this.operations);
    if (code) throw systemError(code);
  }

  private change(renaming: Renaming): void {
    apply(this.names, renaming);
    this.pending.push(renaming);
  }

  private alive(): void {
    if (this.off) throw systemError('EIO');
  }

  async read(path: string): Promise<Uint8Array | null> {
    this.alive();
    const node = this.names.get(path);
    return node && node !== 'folder' ? node.now.slice() : null;
  }

  async list(path: string): Promise<readonly string[] | null> {
    this.alive();
    if (this.names.get(path) !== 'folder') return null;
    return [...this.names.keys()]
      .filter((name) => name !== path && dirname(name) === path)
      .map((name) => name.slice(path.length).replace('/', ''));
  }

  async size(path: string): Promise<number | null> {
    if (this.names.get(path) === 'folder') return 0;
    return (await this.read(path))?.length ?? null;
  }

  async createFolder(path: string): Promise<boolean> {
    this.step('create-folder');
    if (this.names.has(path)) return false;
    if (!this.names.has(dirname(path))) throw systemError('ENOENT');
    this.change({ made: { path, node: 'folder' } });
    return true;
  }

  async create(path: string): Promise<OpenFile> {
    this.step('create');
    if (this.names.has(path)) throw systemError('EEXIST');
    if (!this.names.has(dirname(path))) throw systemError('ENOENT');
    const content: Content = { now: new Uint8Array(), synced: new Uint8Array() };
    this.change({ made: { path, node: content } });
    return this.handle(content);
  }

  async open(path: string): Promise<OpenFile> {
    this.alive();
    const node = this.names.get(path);
    if (!node || node === 'folder') throw systemError('ENOENT');
    return this.handle(node);
  }

  async rename(from: string, to: string): Promise<void> {
    this.step('rename');
    const node = this.names.get(from);
    if (!node) throw systemError('ENOENT');
    const within = ([path]: readonly [string, Node]): boolean => path.startsWith(`${from}/`);
    const moved = ([path, inside]: readonly [string, Node]): Renaming => ({
      gone: path,
      made: { path: to + path.slice(from.length), node: inside },
    });
    const rebased = (path: string): string => (path.startsWith(`${from}/`) ? to + path.slice(from.length) : path);
    // What was made in it and not made sure of is found where the folder is now, if at all.
    this.pending = this.pending.map(({ gone, made, inside }) => ({
      ...(gone === undefined ? {} : { gone: rebased(gone) }),
      ...(made === undefined ? {} : { made: { ...made, path: rebased(made.path) } }),
      ...(inside === undefined ? {} : { inside }),
    }));
    this.change({ gone: from, made: { path: to, node }, inside: [...this.names].filter(within).map(moved) });
  }

  async remove(path: string): Promise<void> {
    this.step('remove');
    for (const name of [...this.names.keys()]) if (name === path || name.startsWith(`${path}/`)) this.change({ gone: name });
  }

  async syncFolder(path: string): Promise<void> {
    this.step('sync-folder');
    const concerns = ({ gone, made }: Renaming): boolean =>
      (gone ? dirname(gone) === path : false) || (made ? dirname(made.path) === path : false);
    for (const renaming of this.pending) if (concerns(renaming)) apply(this.syncedNames, renaming);
    this.pending = this.pending.filter((renaming) => !concerns(renaming));
  }

  private handle(content: Content): OpenFile {
    return {
      size: async () => content.now.length,
      read: async (position, length) => {
        this.alive();
        return content.now.slice(position, position + length);
      },
      write: async (bytes, position) => {
        // A disk that fills up, or loses power, has often taken a part.
        const before = content.now;
        content.now = spliced(before, bytes.subarray(0, Math.ceil(bytes.length / 2)), position);
        this.step('write');
        content.now = spliced(before, bytes, position);
      },
      truncate: async (size) => {
        this.step('truncate');
        content.now = content.now.slice(0, size);
      },
      sync: async () => {
        this.step('sync');
        content.synced = content.now;
      },
      close: async () => {},
    };
  }
}

function apply(names: Map<string, Node>, { gone, made, inside = [] }: Renaming): void {
  for (const each of inside) if (each.gone !== undefined && names.has(each.gone)) apply(names, each);
  if (gone) names.delete(gone);
  if (made) names.set(made.path, made.node);
}

function spliced(before: Uint8Array, bytes: Uint8Array, position: number): Uint8Array {
  const after = new Uint8Array(Math.max(before.length, position + bytes.length));
  after.set(before);
  after.set(bytes, position);
  return after;
}

function survivingContent({ now, synced }: Content, random: () => number): Uint8Array {
  const fate = random();
  if (fate < 0.25) return synced;
  if (fate < 0.5) return now;
  const between = Math.floor(Math.min(now.length, synced.length) + random() * (Math.abs(now.length - synced.length) + 1));
  // Often the new length is on disk before all of the content is.
  const length = random() < 0.5 ? now.length : between;
  const torn = new Uint8Array(length);
  for (let start = 0; start < length; start += SECTOR) {
    const source = random() < 0.5 ? now : synced;
    torn.set(source.subarray(start, Math.min(start + SECTOR, length)), start);
  }
  // What was synced and has not been written since stays as it is.
  for (let index = 0; index < length; index++)
    if (index < now.length && index < synced.length && now[index] === synced[index]) torn[index] = now[index] ?? 0;
  return torn;
}
