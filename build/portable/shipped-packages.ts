import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'vite';

/** A library of which something is in what is shipped. */
export interface ShippedPackage {
  readonly name: string;
  readonly version: string;
  /** As its manifest states it: an SPDX expression. */
  readonly licence: string;
  readonly folder: string;
}

/** Notes the packages of every module that ends up in a bundle, styles and fonts included. */
export function notePackages(found: Map<string, ShippedPackage>): Plugin {
  return {
    name: 'note-shipped-packages',
    apply: 'build',
    generateBundle(_options, bundle) {
      const styles = [...this.getModuleIds()].filter((id) => /\.css($|\?)/.test(id));
      // Where a style sheet takes in another, or a font, only the font's file tells where it came from.
      const from = (name: string): string => path.resolve(this.environment.config.root, name);
      const modules = Object.values(bundle).flatMap((part) => (part.type === 'chunk' ? part.moduleIds : part.originalFileNames.map(from)));
      for (const id of [...modules, ...styles]) {
        const shipped = packageOf(id.replace(/^\0/, '').split('?')[0] ?? '');
        if (shipped !== null) found.set(`${shipped.name}@${shipped.version}`, shipped);
      }
    },
  };
}

/** Manifests that name no licence, and the licence that the package's own LICENSE file is. */
const STATED_IN_ITS_LICENCE_FILE: ReadonlyMap<string, string> = new Map([['png-js@1.1.0', 'MIT']]);

/** The package that a file lies in, or null for the project's own. */
function packageOf(file: string): ShippedPackage | null {
  const parts = file.split('/');
  const last = parts.lastIndexOf('node_modules');
  if (last < 0) return null;
  const depth = parts[last + 1]?.startsWith('@') ? 3 : 2;
  const folder = parts.slice(0, last + depth).join('/');
  const manifest = path.join(folder, 'package.json');
  if (!existsSync(manifest)) throw new Error(`${parts.slice(last).join('/')} belongs to no package`);
  const { name, version, license: stated } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>;
  const license = stated ?? STATED_IN_ITS_LICENCE_FILE.get(`${String(name)}@${String(version)}`);
  if (typeof name !== 'string' || typeof version !== 'string' || typeof license !== 'string') {
    throw new Error(`${parts.slice(last, last + depth).join('/')} does not state its name, version and licence`);
  }
  return { name, version, licence: license, folder };
}

/** By name and version, so that lists of them are the same each time. */
export const inOrder = (found: ReadonlyMap<string, ShippedPackage>): readonly ShippedPackage[] =>
  [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, shipped]) => shipped);
