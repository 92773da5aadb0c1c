import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#core/contract/errors';
import { errorCodeOf } from './error-code';
import { nodeFileSystem, type FileSystem, type OpenFile } from './file-system';

/**
 * One process owns a data folder. Each ownership is a file of its own, `owner/<epoch>.json`, which only one process
 * can create and only that process ever writes: the highest epoch owns the folder. So an owner that slept while it was
 * replaced cannot overwrite its successor, and finds out at its next write. Nothing here relies on process ids or on
 * the clocks of other machines: an owner is gone when its file has not changed while we watched.
 */
export interface Owner {
  /** Random, new for each ownership. */
  readonly id: string;
  readonly epoch: number;
  /** Grows while the owner is alive. */
  readonly beat: number;
  /** ISO instant since when it owns the folder, by its own clock. */
  readonly since: string;
  /** How another start of the program reaches this owner, e.g. its loopback address without the secret. */
  readonly contact?: string;
  /** It closed the folder in good order. */
  readonly released: boolean;
}

export interface OwnershipTiming {
  /** Milliseconds between two signs of life. */
  readonly heartbeat: number;
  /** Milliseconds without a sign of life after which an owner counts as gone. */
  readonly stale: number;
}

export interface TakeOptions {
  readonly now: string;
  readonly contact?: string;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Told again and again while a former owner may still be alive: how many milliseconds that can last at most. */
  readonly onWaiting?: (milliseconds: number) => void;
}

/** Long enough for a synchronized folder to carry a heartbeat across; short enough to wait for after a crash. */
export const OWNERSHIP_TIMING: OwnershipTiming = { heartbeat: 5_000, stale: 20_000 };

const OWNER_FORMAT = 'omnibus-owner/1';
const FOLDER = 'owner';
const fileName = (epoch: number): string => `${String(epoch).padStart(8, '0')}.json`;
/** Also a conflict copy that a synchronizer renamed counts as its epoch: better to lose the folder than to share it. */
const epochOf = (name: string): number => Number(/^(\d{8,15})\b.*\.json$/.exec(name)?.[1] ?? 0);

function parseOwner(bytes: Uint8Array | null, epoch: number): Owner {
  try {
    const found = JSON.parse(Buffer.from(bytes ?? []).toString('utf8')) as Partial<Owner>;
    if (typeof found.id === 'string' && typeof found.beat === 'number') {
      return {
        id: found.id,
        epoch,
        beat: found.beat,
        since: typeof found.since === 'string' ? found.since : '',
        released: found.released === true,
        ...(typeof found.contact === 'string' ? { contact: found.contact } : {}),
      };
    }
  } catch {
    // Torn by a crash while it was made: an owner of whom nothing is known.
  }
  return { id: '', epoch, beat: 0, since: '', released: false };
}

/** The last owner of the folder at `root`, alive or not; `null` where there was never one. */
export async function readOwner(root: string, fileSystem: FileSystem = nodeFileSystem): Promise<Owner | null> {
  const names = (await fileSystem.list(join(root, FOLDER))) ?? [];
  const epoch = Math.max(0, ...names.map(epochOf));
  return epoch === 0 ? null : parseOwner(await fileSystem.read(join(root, FOLDER, fileName(epoch))), epoch);
}

export class Ownership {
  private lost = false;
  private closed = false;
  private beating: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | undefined;
  private readonly losses: (() => void)[] = [];
  private lastLook: Promise<void> = Promise.resolve();
  private nextLook: Promise<void> | undefined;

  private constructor(
    private readonly fileSystem: FileSystem,
    private readonly root: string,
    private owner: Owner,
    timing: OwnershipTiming,
  ) {
    this.timer = setInterval(() => void this.beat({}).catch(() => {}), timing.heartbeat);
    this.timer.unref();
  }

  /** Calls back once, when this owner finds out that another process has taken the folder: at a write or a heartbeat. */
  whenLost(listener: () => void): void {
    this.losses.push(listener);
  }

  /** Throws AppError `folder-in-use` or `folder-in-desktop` while another owner shows signs of life. */
  static async take(fileSystem: FileSystem, root: string, timing: OwnershipTiming, options: TakeOptions): Promise<Ownership> {
    const folder = join(root, FOLDER);
    if (await fileSystem.createFolder(folder)) await fileSystem.syncFolder(root);
    const before = await readOwner(root, fileSystem);
    if (before && !before.released) await watchUntilStale(fileSystem, root, before, timing, options);
    const owner: Owner = {
      id: randomBytes(16).toString('hex'),
      epoch: (before?.epoch ?? 0) + 1,
      beat: 0,
      since: options.now,
      released: false,
      ...(options.contact ? { contact: options.contact } : {}),
    };
    await claim(fileSystem, join(folder, fileName(owner.epoch)), owner, async () => inUse(await readOwner(root, fileSystem)));
    await fileSystem.syncFolder(folder);
    const names = (await fileSystem.list(folder)) ?? [];
    if (names.some((name) => epochOf(name) > owner.epoch)) throw inUse(await readOwner(root, fileSystem));
    await Promise.all(names.filter((name) => name !== fileName(owner.epoch)).map((name) => fileSystem.remove(join(folder, name))));
    return new Ownership(fileSystem, root, owner, timing);
  }

  /**
   * Throws AppError `ownership-lost` once another process has taken the folder, and for ever after. One look at the folder serves
   * everybody who has asked before it began.
   */
  assert(): Promise<void> {
    this.nextLook ??= this.lastLook
      .catch(() => {})
      .then(() => {
        this.nextLook = undefined;
        this.lastLook = this.look();
        return this.lastLook;
      });
    return this.nextLook;
  }

  private async look(): Promise<void> {
    if (!this.lost && !this.closed) {
      const folder = join(this.root, FOLDER);
      const names = (await this.fileSystem.list(folder)) ?? [];
      const found = parseOwner(await this.fileSystem.read(join(folder, fileName(this.owner.epoch))), this.owner.epoch);
      const lost = names.some((name) => epochOf(name) > this.owner.epoch) || found.id !== this.owner.id;
      if (lost && !this.lost && !this.closed) this.lose();
    }
    if (this.lost || this.closed) throw new AppError('ownership-lost', {});
  }

  private lose(): void {
    this.lost = true;
    clearInterval(this.timer);
    for (const listener of this.losses) listener();
  }

  /** Writes a sign of life, with what has changed about this owner. */
  beat(changed: Partial<Pick<Owner, 'contact' | 'released'>>): Promise<void> {
    this.beating = this.beating.catch(() => {}).then(() => this.writeBeat(changed));
    return this.beating;
  }

  private async writeBeat(changed: Partial<Pick<Owner, 'contact' | 'released'>>): Promise<void> {
    await this.assert();
    const next = { ...this.owner, ...changed, beat: this.owner.beat + 1 };
    const target = join(this.root, FOLDER, fileName(next.epoch));
    const temporary = `${target}.${next.id}.tmp`;
    await this.fileSystem.remove(temporary);
    try {
      const file = await this.fileSystem.create(temporary);
      try {
        await file.write(serialize(next), 0);
        if (changed.released) await file.sync();
      } finally {
        await file.close();
      }
      await this.fileSystem.rename(temporary, target);
    } catch (error) {
      await this.fileSystem.remove(temporary).catch(() => {});
      throw error;
    }
    this.owner = next;
  }

  /** Lets the next owner in at once. Never throws: whoever comes then has to wait until this ownership is stale. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    if (this.closed) return;
    await this.beat({ released: true }).catch(() => {});
    this.closed = true;
  }
}

const serialize = (owner: Owner): Uint8Array => Buffer.from(`${JSON.stringify({ format: OWNER_FORMAT, ...owner })}\n`);
/** What the desktop window writes for a contact: it has no address, and another start can only name it. */
export const DESKTOP_CONTACT = 'desktop';
const inUse = (owner: Owner | null): AppError =>
  new AppError(owner?.contact === DESKTOP_CONTACT ? 'folder-in-desktop' : 'folder-in-use', { since: owner?.since ?? '' });

/** Returns when the owner has given no sign of life for as long as `timing.stale`; throws `folder-in-use` at the first. */
async function watchUntilStale(
  fileSystem: FileSystem,
  root: string,
  before: Owner,
  timing: OwnershipTiming,
  { wait, onWaiting }: TakeOptions,
): Promise<void> {
  const step = Math.max(1, Math.floor(timing.heartbeat / 5));
  for (let watched = 0; watched < timing.stale; watched += step) {
    onWaiting?.(timing.stale - watched);
    await wait(step);
    const now = await readOwner(root, fileSystem);
    if (now?.released) return;
    if (now?.epoch !== before.epoch || now.beat !== before.beat || now.id !== before.id) throw inUse(now);
  }
}

/** Only one process can make the file; a claim that could not be written whole is taken back. */
async function claim(fileSystem: FileSystem, path: string, owner: Owner, taken: () => Promise<AppError>): Promise<void> {
  let file: OpenFile;
  try {
    file = await fileSystem.create(path);
  } catch (error) {
    throw errorCodeOf(error) === 'EEXIST' ? await taken() : error;
  }
  try {
    await file.write(serialize(owner), 0);
    await file.sync();
  } catch (error) {
    await fileSystem.remove(path).catch(() => {});
    throw error;
  } finally {
    await file.close().catch(() => {});
  }
}
