import { gunzipSync } from 'node:zlib';

const BLOCK = 512;

/** The named files of a gzipped tar archive. Throws an Error that names the first one that is not in it. */
export function readTar(archive: Buffer, names: readonly string[]): ReadonlyMap<string, Buffer> {
  const bytes = gunzipSync(archive);
  const found = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= bytes.length;) {
    const header = bytes.subarray(at, at + BLOCK);
    const name = field(header, 0, 100);
    if (name === '') break;
    const prefix = field(header, 345, 155);
    const size = Number.parseInt(field(header, 124, 12), 8);
    if (!Number.isSafeInteger(size) || size < 0 || at + BLOCK + size > bytes.length) throw new Error(`the archive is damaged at ${name}`);
    const whole = prefix === '' ? name : `${prefix}/${name}`;
    if (names.includes(whole)) found.set(whole, bytes.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  const missing = names.find((name) => !found.has(name));
  if (missing !== undefined) throw new Error(`${missing} is not in the archive`);
  return found;
}

const field = (header: Buffer, from: number, length: number): string =>
  (header.toString('utf8', from, from + length).split('\0')[0] ?? '').trim();
