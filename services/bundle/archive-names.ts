import { ARCHIVE_LIMITS } from './archive-limits';

const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;
/** Marks that no file name needs: drives and streams, wildcards, control characters, marks that turn text around. */
const FORBIDDEN = /[\\:*?"<>|\p{Cc}\p{Bidi_Control}]/u;

/** A name that no system could take for a place outside the folder, or for something else than it seems. */
export function isSafeName(name: string): boolean {
  if (name === '' || FORBIDDEN.test(name) || Buffer.byteLength(name, 'utf8') > ARCHIVE_LIMITS.nameBytes) return false;
  const segments = (name.endsWith('/') ? name.slice(0, -1) : name).split('/');
  return segments.length <= ARCHIVE_LIMITS.depth + 1 && segments.every(isSafeSegment);
}

const isSafeSegment = (segment: string): boolean =>
  segment !== '' && !/^\.+$/.test(segment) && !/[. ]$/.test(segment) && !RESERVED.test(segment);

/** Names that some file system would take for the same: equal after NFC and case-folding. */
export const sameNameKey = (name: string): string => name.replace(/\/$/, '').normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
