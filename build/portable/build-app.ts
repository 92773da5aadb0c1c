import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { mergeConfig } from 'vite';
import { buildForUse } from '../build-for-use';
import manifest from '../../package.json' with { type: 'json' };
import { rendererConfig } from '../vite.renderer';
import { intakeThreadConfig } from '../vite.intake-thread';
import { reportThreadConfig } from '../vite.report-thread';
import { compressPage } from './compress-page';
import { copyContent } from './copy-content';
import { forUsers } from './for-users';
import { inOrder, notePackages, type ShippedPackage } from './shipped-packages';
import { portableConfig } from './vite.portable';

const root = path.resolve(import.meta.dirname, '../..');
export const VERSION = manifest.version;

/**
 * Makes the app as plain files that only Node is needed for: `host/start.js` and `host/omnibus.js` (the command line), `host/report-worker.js` with its fonts,
 * `host/intake-worker.js`, the page and the content under `dist/`, the command line's words. Returns the libraries in it.
 */
export async function buildApp(folder: string): Promise<readonly ShippedPackage[]> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  await copyContent(path.join(folder, 'dist/content'));
  const found = new Map<string, ShippedPackage>();
  await forUsers(async () => {
    for (const [config, outDir, plugins, emptyOutDir] of [
      [portableConfig, path.join(folder, 'host'), [], true],
      // Beside the program that starts it, whose folder is not emptied again.
      [reportThreadConfig, path.join(folder, 'host'), [], false],
      [intakeThreadConfig, path.join(folder, 'host'), [], false],
      [rendererConfig, path.join(folder, 'dist/renderer'), [compressPage], true],
    ] as const) {
      await buildForUse(
        mergeConfig(config, { plugins: [notePackages(found), ...plugins], build: { outDir, emptyOutDir, sourcemap: false } }),
      );
    }
  });
  await cp(path.join(root, 'locales/en'), path.join(folder, 'locales/en'), { recursive: true });
  const { name, version, license, type } = manifest;
  await writeFile(path.join(folder, 'package.json'), `${JSON.stringify({ name, version, license, private: true, type }, null, 2)}\n`);
  return inOrder(found);
}
