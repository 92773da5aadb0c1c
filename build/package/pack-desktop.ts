import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build as pack } from 'electron-builder';
import { mergeConfig } from 'vite';
import { buildForUse } from '../build-for-use';
import manifest from '../../package.json' with { type: 'json' };
import { copyContent } from '../portable/copy-content';
import { forUsers } from '../portable/for-users';
import { thirdPartyLicences } from '../portable/licences';
import { evenOut } from '../portable/list-files';
import { inOrder, notePackages, type ShippedPackage } from '../portable/shipped-packages';
import { softwareList } from '../portable/software-list';
import { electronMainConfig } from '../vite.electron-main';
import { electronPreloadConfig } from '../vite.electron-preload';
import { intakeThreadConfig } from '../vite.intake-thread';
import { reportThreadConfig } from '../vite.report-thread';
import { rendererConfig } from '../vite.renderer';

const root = path.resolve(import.meta.dirname, '../..');

export interface PackDesktop {
  /** Everything that goes into the program is laid out here first, anew. */
  readonly stage: string;
  readonly output: string;
  /** The folder with Electron's program, or one that stands in for it. */
  readonly distribution: string;
  readonly electronVersion: string;
  /** Only the program in a folder, without the forms for which the packer downloads its tools. */
  readonly folderOnly: boolean;
  /** Date of every file that goes in, in seconds since 1970. */
  readonly date: number;
}

/** Builds and packs the desktop program. */
export async function packDesktop({ stage, output, distribution, electronVersion, folderOnly, date }: PackDesktop): Promise<void> {
  await layOut(stage, electronVersion);
  await evenOut(stage, date);
  await rm(output, { recursive: true, force: true });
  await pack({
    projectDir: stage,
    dir: folderOnly,
    config: {
      extends: path.join(root, 'electron-builder.yml'),
      directories: { output, buildResources: path.join(root, 'build/package/resources') },
      electronDist: distribution,
      electronVersion,
    },
  });
}

/** The program's files and a manifest that names no libraries: they are in the bundles already. Nothing else can get in. */
async function layOut(stage: string, electronVersion: string): Promise<void> {
  await rm(stage, { recursive: true, force: true });
  await mkdir(path.join(stage, 'papers'), { recursive: true });
  await copyContent(path.join(stage, 'dist/content'));
  const found = new Map<string, ShippedPackage>();
  const builds = [
    [rendererConfig, 'dist/renderer'],
    [electronMainConfig, 'dist/electron'],
    [electronPreloadConfig, 'dist/electron'],
    [reportThreadConfig, 'dist/electron'],
    [intakeThreadConfig, 'dist/electron'],
  ] as const;
  await forUsers(async () => {
    for (const [config, outDir] of builds) {
      await buildForUse(
        mergeConfig(config, {
          plugins: [notePackages(found)],
          build: { outDir: path.join(stage, outDir), emptyOutDir: false, sourcemap: false },
        }),
      );
    }
  });
  await cp(path.join(root, 'LICENSE'), path.join(stage, 'LICENSE'));
  const { name, version, description, license, type, main } = manifest;
  await writeFile(
    path.join(stage, 'package.json'),
    `${JSON.stringify({ name, version, description, license, private: true, type, main }, null, 2)}\n`,
  );
  const packages = inOrder(found);
  const electron = { name: 'electron', version: electronVersion, licence: 'MIT' };
  await writeFile(path.join(stage, 'papers/sbom.cdx.json'), softwareList(version, packages, [electron]));
  const licences = thirdPartyLicences(packages, [
    `Electron ${electronVersion} and what it contains: see LICENSE.electron.txt and LICENSES.chromium.html.`,
  ]);
  await writeFile(path.join(stage, 'papers/THIRD-PARTY.txt'), licences);
}
