import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '../..');

/** How the program's file spells the state of a fuse: the digits 0 and 1. */
const [OFF, ON] = [0x30, 0x31];

/** `runAsNode` -> true where it is on. */
export type Fuses = Readonly<Record<string, boolean>>;

/** The names of all fuses that the packer knows, as `electron-builder.yml` spells them, by their place in the program. */
export const FUSE_NAMES: readonly string[] = Object.keys(FuseV1Options)
  .filter((name) => Number.isNaN(Number(name)))
  .map((name) => `${name[0]?.toLowerCase()}${name.slice(1)}`);

/** What `electron-builder.yml` states. */
export async function statedFuses(): Promise<Fuses> {
  const { electronFuses } = parse(await readFile(path.join(root, 'electron-builder.yml'), 'utf8')) as { electronFuses: Fuses };
  return electronFuses;
}

/**
 * Reads the fuses out of a packed program and compares them with what is stated: one sentence for each that differs, for
 * each that the program lacks, and for each that it has beyond those that are known here. Throws when `program` carries
 * no fuses at all.
 */
export async function checkFuses(program: string, stated: Fuses): Promise<readonly string[]> {
  const wire: Readonly<Record<string, unknown>> = { ...(await getCurrentFuseWire(program)) };
  const differing = FUSE_NAMES.flatMap((name, place) => {
    const wanted = stated[name];
    if (wanted === undefined) return [`the fuse ${name} is not stated in electron-builder.yml`];
    if (wire[place] === (wanted ? ON : OFF)) return [];
    return [`the fuse ${name} is not ${wanted ? 'on' : 'off'} in ${path.basename(program)}`];
  });
  const unknown = Object.keys(wire).filter((place) => Number(place) >= FUSE_NAMES.length);
  return [...differing, ...unknown.map((place) => `${path.basename(program)} has a fuse at place ${place} that nobody stated`)];
}
