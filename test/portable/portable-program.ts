import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, mkdtemp, readFile, rm, chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listFiles } from '#build/portable/list-files';

const isRoot = process.getuid?.() === 0;
/** The user without any privileges that every Linux has. */
const NOBODY = 65_534;
const NO_NODE = 'folder-without-programs';

/** Somebody without privileges, with a home and a stick of their own, and with no program but the shell on the path. */
export class OfficialWithStick {
  private constructor(readonly place: string) {}

  static async arrives(): Promise<OfficialWithStick> {
    const official = new OfficialWithStick(await mkdtemp(path.join(tmpdir(), 'omnibus-portable-')));
    await chmod(official.place, 0o755);
    for (const name of ['home', NO_NODE]) await official.owns(name, true);
    return official;
  }

  private async owns(name: string, make = false): Promise<void> {
    const folder = path.join(this.place, name);
    if (make) await mkdir(folder, { recursive: true });
    if (isRoot) await chown(folder, NOBODY, NOBODY);
  }

  /** Where the work is kept when it is not beside the program. */
  get ownFolder(): string {
    return path.join(this.place, 'home/data/omnibus');
  }

  /** Makes a folder of this place theirs, so that they may write in it. */
  async takes(folder: string): Promise<void> {
    await this.owns(path.relative(this.place, folder));
  }

  run(program: string, args: readonly string[], folder = '/'): ChildProcess {
    return spawn(program, args, {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(isRoot ? { uid: NOBODY, gid: NOBODY } : {}),
      env: {
        PATH: path.join(this.place, NO_NODE),
        HOME: path.join(this.place, 'home'),
        XDG_DATA_HOME: path.join(this.place, 'home/data'),
        NODE_OPTIONS: '--require=/nowhere/of-the-machine.js',
      },
    });
  }

  async starts(program: string, args: readonly string[] = ['--no-open']): Promise<Started> {
    return Started.once(this.run(program, args));
  }

  /** Runs a program to its end. */
  async asks(program: string, args: readonly string[]): Promise<{ status: number | null; printed: string }> {
    const child = this.run(program, args);
    const printed = collect(child);
    const status = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
    return { status, printed: printed() };
  }

  async leaves(): Promise<void> {
    await rm(this.place, { recursive: true, force: true });
  }
}

function collect(child: ChildProcess): () => string {
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  return () => printed;
}

/** The program while it runs. */
class Started {
  private constructor(
    private readonly child: ChildProcess,
    readonly address: string,
    readonly printed: () => string,
  ) {}

  static once(child: ChildProcess): Promise<Started> {
    const printed = collect(child);
    return new Promise((resolve, reject) => {
      child.stdout?.on('data', () => {
        const address = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/.exec(printed())?.[0];
        if (address !== undefined) resolve(new Started(child, address, printed));
      });
      child.on('error', reject);
      child.on('close', (status) => reject(new Error(`it ended with ${status} before it printed an address:\n${printed()}`)));
    });
  }

  /** Whose process it is and which program it runs, as the system says. */
  async process(): Promise<{ readonly user: number; readonly commandLine: readonly string[] }> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    const commandLine = await readFile(`/proc/${this.child.pid}/cmdline`, 'utf8');
    return { user: Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]), commandLine: commandLine.split('\0').slice(0, -1) };
  }

  async ends(): Promise<number | null> {
    if (this.child.exitCode !== null) return this.child.exitCode;
    return new Promise((resolve) => {
      this.child.once('close', resolve);
      this.child.kill('SIGTERM');
    });
  }
}

/** Each file of a folder with its digest, rights and date; `data` is left out. */
export async function stateOf(folder: string): Promise<readonly string[]> {
  const files = (await listFiles(folder)).filter((file) => !file.startsWith('data/'));
  return Promise.all(
    files.map(async (file) => {
      const [bytes, { mode, mtimeMs }] = await Promise.all([readFile(path.join(folder, file)), lstat(path.join(folder, file))]);
      return `${file} ${createHash('sha512').update(bytes).digest('hex')} ${mode.toString(8)} ${mtimeMs}`;
    }),
  );
}
