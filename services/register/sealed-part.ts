import { checksumOf } from '../assessments/checksum';

/** A file of what is derived: its checksum in hex, a line end, and what it is of. */
export const sealPart = (packed: Uint8Array): Uint8Array => Buffer.concat([Buffer.from(`${checksumOf(packed)}\n`), packed]);

/** What was sealed; null where it is not whole. */
export function openPart(bytes: Uint8Array): Uint8Array | null {
  const end = bytes.indexOf(0x0a);
  const packed = bytes.subarray(end + 1);
  return Buffer.from(bytes.subarray(0, Math.max(end, 0))).toString('latin1') === checksumOf(packed) ? packed : null;
}
