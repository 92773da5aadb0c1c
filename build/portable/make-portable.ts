import type { KeyObject } from 'node:crypto';
import { chmod, cp, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildApp, VERSION } from './build-app';
import { thirdPartyLicences } from './licences';
import { evenOut } from './list-files';
import { obtainRuntime } from './obtain-runtime';
import { PORTABLE_MARK } from './portable-data-folder';
import type { PortablePlatform } from './runtimes';
import type { ShippedPackage } from './shipped-packages';
import { softwareList } from './software-list';
import { writeSums } from './sums';

const root = path.resolve(import.meta.dirname, '../..');
const startFiles = path.join(import.meta.dirname, 'start-files');

/** What is started with two clicks, and the command line. Programs of Windows end their lines as Windows does. */
const START_FILES: Readonly<Record<'linux' | 'win' | 'darwin', readonly string[]>> = {
  linux: ['Omnibus.desktop', 'start-omnibus.sh', 'omnibus-command-line.sh'],
  win: ['Omnibus.cmd', 'omnibus-command-line.cmd'],
  darwin: ['Omnibus.command', 'omnibus-command-line.command'],
};

export interface MakePortable {
  /** The platforms' folders are made in it, each anew. */
  readonly output: string;
  readonly platforms: readonly PortablePlatform[];
  readonly key: KeyObject | null;
  /** Date of every file, in seconds since 1970. */
  readonly date: number;
  /** Where Node's programs come from; absent: the registry. */
  readonly obtain?: typeof obtainRuntime;
}

export interface MadePortable {
  readonly made: readonly { readonly platform: PortablePlatform; readonly folder: string }[];
  /** Platforms whose runtime could not be had. */
  readonly left: readonly { readonly platform: PortablePlatform; readonly why: string }[];
}

/** Makes the portable folder of each platform, the same bytes each time; one whose runtime cannot be had is left out. */
export async function makePortable({ output, platforms, key, date, obtain = obtainRuntime }: MakePortable): Promise<MadePortable> {
  await mkdir(output, { recursive: true });
  const app = path.join(output, '.app');
  const packages = await buildApp(app);
  const made: { platform: PortablePlatform; folder: string }[] = [];
  const left: { platform: PortablePlatform; why: string }[] = [];
  for (const platform of platforms) {
    const folder = path.join(output, `omnibus-${VERSION}-${platform}`);
    await rm(folder, { recursive: true, force: true });
    const runtime = await obtain(platform).catch((error: unknown) => (error instanceof Error ? error.message : String(error)));
    if (typeof runtime === 'string') {
      left.push({ platform, why: runtime });
      continue;
    }
    const unfinished = `${folder}.unfinished`;
    await rm(unfinished, { recursive: true, force: true });
    await fill(unfinished, platform, app, packages, runtime);
    await writeSums(unfinished, key, ['data']);
    await evenOut(unfinished, date);
    await rename(unfinished, folder);
    made.push({ platform, folder });
  }
  await rm(app, { recursive: true, force: true });
  return { made, left };
}

async function fill(
  folder: string,
  platform: PortablePlatform,
  app: string,
  packages: readonly ShippedPackage[],
  runtime: Awaited<ReturnType<typeof obtainRuntime>>,
): Promise<void> {
  const system = platform.startsWith('linux') ? 'linux' : platform.startsWith('win') ? 'win' : 'darwin';
  await mkdir(path.join(folder, 'runtime'), { recursive: true });
  await cp(app, path.join(folder, 'app'), { recursive: true });
  const program = path.join(folder, 'runtime', system === 'win' ? 'node.exe' : 'node');
  await writeFile(program, runtime.program);
  await chmod(program, 0o755);
  await writeFile(path.join(folder, 'runtime/LICENSE'), runtime.licence);
  for (const name of START_FILES[system]) {
    const text = await readFile(path.join(startFiles, name), 'utf8');
    await writeFile(path.join(folder, name), system === 'win' ? text.replaceAll('\n', '\r\n') : text);
    await chmod(path.join(folder, name), 0o755);
  }
  await cp(path.join(startFiles, PORTABLE_MARK), path.join(folder, PORTABLE_MARK));
  await cp(path.join(startFiles, 'READ-ME.txt'), path.join(folder, 'READ-ME.txt'));
  await cp(path.join(root, 'LICENSE'), path.join(folder, 'LICENSE.txt'));
  const node = { name: 'node', version: runtime.version, licence: 'MIT', bytes: runtime.program };
  await writeFile(path.join(folder, 'sbom.cdx.json'), softwareList(VERSION, packages, [node]));
  const licences = thirdPartyLicences(packages, [`Node ${runtime.version} and what it contains: see runtime/LICENSE.`]);
  await writeFile(path.join(folder, 'THIRD-PARTY.txt'), licences);
}
