import { randomBytes } from 'node:crypto';

/** Without I, L, O and U: read aloud and written by hand, no sign is taken for another. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const GROUPS = 8;
const GROUP = 4;

/** 160 random bits as a person can print, read aloud and type: `7F3K-…`. */
export function newRecoveryCode(): string {
  const signs = [...randomBytes(GROUPS * GROUP)].map((byte) => SIGNS[byte % SIGNS.length] ?? '');
  return Array.from({ length: GROUPS }, (_, group) => signs.slice(group * GROUP, (group + 1) * GROUP).join('')).join('-');
}

/** The same code however it was typed; null where it cannot be one. */
export function normalRecoveryCode(typed: string): string | null {
  const signs = [
    ...typed
      .normalize('NFKC')
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  ]
    .map((sign) => (sign === 'O' ? '0' : sign === 'I' || sign === 'L' ? '1' : sign))
    .join('');
  return signs.length === GROUPS * GROUP && [...signs].every((sign) => SIGNS.includes(sign)) ? signs : null;
}
