import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { ShippedPackage } from './shipped-packages';

const LOCKFILE = path.resolve(import.meta.dirname, '../../package-lock.json');

export interface ShippedProgram {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** The program's file as shipped, where it is one. */
  readonly bytes?: Buffer;
}

interface Component {
  readonly type: 'library' | 'platform';
  readonly 'bom-ref': string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly licenses: readonly [{ readonly expression: string }];
  readonly hashes?: readonly [{ readonly alg: 'SHA-512'; readonly content: string }];
}

/**
 * The software bill of materials in CycloneDX 1.6: the libraries in the bundles, with the digest of the package that the
 * lockfile pins, and the programs beside them, with the digest of their file where they are one. Bears no date, so that it can be made again.
 */
export function softwareList(version: string, packages: readonly ShippedPackage[], programs: readonly ShippedProgram[]): string {
  const root = `pkg:generic/omnibus@${version}`;
  const components = [...packages.map(libraryOf), ...programs.map(platformOf)];
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': root,
        name: 'omnibus',
        version,
        purl: root,
        licenses: [{ expression: 'Apache-2.0' }],
      },
    },
    components,
    dependencies: [{ ref: root, dependsOn: components.map((component) => component['bom-ref']) }],
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}

function libraryOf({ name, version, licence, folder }: ShippedPackage): Component {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const digest = pinnedDigest(folder);
  return {
    type: 'library',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [{ expression: licence }],
    ...(digest === null ? {} : { hashes: [{ alg: 'SHA-512', content: digest }] as const }),
  };
}

function platformOf({ name, version, licence, bytes }: ShippedProgram): Component {
  const purl = `pkg:generic/${name}@${version}`;
  const content = bytes && createHash('sha512').update(bytes).digest('hex');
  return {
    type: 'platform',
    'bom-ref': purl,
    name,
    version,
    purl,
    licenses: [{ expression: licence }],
    ...(content === undefined ? {} : { hashes: [{ alg: 'SHA-512', content }] as const }),
  };
}

/** SHA-512 of the package's archive in hexadecimal, or null for one that the lockfile pins by another digest. */
function pinnedDigest(folder: string): string | null {
  const { packages } = JSON.parse(readFileSync(LOCKFILE, 'utf8')) as { packages: Record<string, { integrity?: string }> };
  const place = path.relative(path.dirname(LOCKFILE), folder).split(path.sep).join('/');
  const integrity = packages[place]?.integrity;
  return integrity?.startsWith('sha512-') ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex') : null;
}
