import type { Fingerprint } from './enrolment';

/** Crockford's base 32: no I, L, O or U, so that a letter heard is never taken for another sign. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BYTES = 20;
const GROUP = 4;

/** The fingerprint of a key, from the SHA-256 (32 bytes) of its SPKI DER: eight groups of four characters. */
export function fingerprintText(sha256: Uint8Array): Fingerprint {
  let pending = 0;
  let bits = 0;
  let text = '';
  for (const byte of sha256.subarray(0, BYTES)) {
    pending = ((pending << 8) | byte) & 0xfff;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += ALPHABET.charAt((pending >> bits) & 31);
    }
  }
  return (text.match(new RegExp(`.{${GROUP}}`, 'g')) ?? []).join(' ');
}

/** Compares what somebody typed or read aloud: spaces, hyphens and case do not matter, and O is 0, I and L are 1. */
export function sameFingerprint(given: string, expected: Fingerprint): boolean {
  const wanted = bare(expected);
  return wanted.length === (BYTES * 8) / 5 && bare(given) === wanted;
}

const bare = (text: string): string => text.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
