import type { Entry, LocalFileHeader } from 'yauzl';
import type { VerificationCode } from '#core/submission/verification';
import type { Positions } from '../storage/content-cipher';
import { isSafeName } from './archive-names';

const END_LENGTH = 22;
const END_SIGNATURE = 0x06054b50;
const DESCRIPTOR_SIGNATURE = 0x08074b50;
const HAS_DESCRIPTOR = 0x0008;
/** Deflate options, descriptor, UTF-8 names; anything else (encryption, patches, masked headers) is not ours. */
const KNOWN_FLAGS = 0x080e;
const UTF8_NAMES = 0x0800;
/**
 * The extra fields that ordinary programs write, times and owner, and the most bytes that they need. Any other could give an
 * entry another size or name, or carry what nobody has signed.
 */
const KNOWN_FIELDS: ReadonlyMap<number, number> = new Map([
  [0x5455, 13],
  [0x7875, 15],
]);

export interface EndRecord {
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directoryBytes: number;
}

export interface Fault {
  readonly code: VerificationCode;
  readonly detail: string;
}

/** The end record, which must be the last 22 bytes of the file, right after the directory. */
export async function readEndRecord(file: Positions): Promise<EndRecord | Fault> {
  const fileBytes = file.size;
  if (fileBytes < END_LENGTH) return { code: 'not-an-archive', detail: 'too short' };
  const end = Buffer.from(await file.read(fileBytes - END_LENGTH, END_LENGTH));
  if (end.readUInt32LE(0) !== END_SIGNATURE) {
    const start = Buffer.from(await file.read(0, 4));
    const archive = start.readUInt32LE(0) === 0x04034b50;
    return archive
      ? { code: 'archive-unsupported', detail: 'trailing data or no end' }
      : { code: 'not-an-archive', detail: 'no end record' };
  }
  const [entries, directoryBytes, directoryOffset] = [end.readUInt16LE(10), end.readUInt32LE(12), end.readUInt32LE(16)];
  if (entries === 0xffff || directoryBytes === 0xffffffff || directoryOffset === 0xffffffff) {
    return { code: 'archive-unsupported', detail: 'ZIP64' };
  }
  if (end.readUInt16LE(4) !== 0 || end.readUInt16LE(6) !== 0 || end.readUInt16LE(8) !== entries || end.readUInt16LE(20) !== 0) {
    return { code: 'archive-unsupported', detail: 'several parts, or a comment' };
  }
  if (directoryOffset + directoryBytes !== fileBytes - END_LENGTH)
    return { code: 'archive-unsupported', detail: 'data before or after the archive' };
  return { entries, directoryOffset, directoryBytes };
}

/** What the directory alone says against an entry. Directory names end with a slash. */
export function entryFaults(entry: Entry): readonly Fault[] {
  const name = entryName(entry);
  const faults: Fault[] = [];
  const fault = (code: VerificationCode, detail: string): void => void faults.push({ code, detail });
  if (name === null || !isSafeName(name)) fault('archive-unsafe-name', 'name');
  const type = (entry.externalFileAttributes >>> 16) & 0o170000;
  const folder = name !== null && name.endsWith('/');
  if (type !== 0 && type !== 0o100000 && !(folder && type === 0o040000)) fault('archive-symlink', type.toString(8));
  if (folder && (entry.uncompressedSize !== 0 || entry.compressedSize !== 0)) fault('archive-lying-size', 'a folder with content');
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) fault('archive-unsupported', `method ${entry.compressionMethod}`);
  if ((entry.generalPurposeBitFlag & ~KNOWN_FLAGS) !== 0) fault('archive-unsupported', `flags ${entry.generalPurposeBitFlag.toString(16)}`);
  if (entry.compressionMethod === 0 && entry.compressedSize !== entry.uncompressedSize) fault('archive-lying-size', 'stored');
  if (hasForeignField(entry.extraFieldRaw)) fault('archive-unsupported', 'extra field');
  if (entry.fileCommentRaw.length > 0) fault('archive-unsupported', 'comment');
  return faults;
}

/** Decoded as UTF-8. `null` where the bytes are not, or are of an unknown old code page. */
export function entryName({ fileNameRaw, generalPurposeBitFlag }: Entry): string | null {
  if ((generalPurposeBitFlag & UTF8_NAMES) === 0 && fileNameRaw.some((byte) => byte > 0x7f)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
  } catch {
    return null;
  }
}

/** What the header before the data says otherwise than the directory: other readers may believe the header. */
export function headerFault(entry: Entry, local: LocalFileHeader): Fault | null {
  const mismatch = (detail: string): Fault => ({ code: 'archive-header-mismatch', detail });
  if (!local.fileName.equals(entry.fileNameRaw)) return mismatch('name');
  if (local.generalPurposeBitFlag !== entry.generalPurposeBitFlag) return mismatch('flags');
  if (local.compressionMethod !== entry.compressionMethod) return mismatch('method');
  if (local.lastModFileTime !== entry.lastModFileTime || local.lastModFileDate !== entry.lastModFileDate) return mismatch('time');
  if (hasForeignField(local.extraField)) return { code: 'archive-unsupported', detail: 'extra field' };
  const withDescriptor = hasDescriptor(entry) && local.crc32 === 0 && local.compressedSize === 0 && local.uncompressedSize === 0;
  if (withDescriptor) return null;
  if (local.crc32 !== entry.crc32) return mismatch('checksum');
  if (local.compressedSize !== entry.compressedSize || local.uncompressedSize !== entry.uncompressedSize) return mismatch('size');
  return null;
}

export interface Placed {
  readonly entry: Entry;
  readonly dataStart: number;
}

/** Entries must follow each other without gap or overlap, from the first byte to the directory. */
export async function layoutFaults(file: Positions, placed: readonly Placed[], directoryOffset: number): Promise<readonly Fault[]> {
  const inOrder = [...placed].sort((a, b) => a.entry.relativeOffsetOfLocalHeader - b.entry.relativeOffsetOfLocalHeader);
  let expected = 0;
  for (const [index, { entry, dataStart }] of inOrder.entries()) {
    if (entry.relativeOffsetOfLocalHeader !== expected) return [{ code: 'archive-header-mismatch', detail: 'gap or overlap' }];
    const dataEnd = dataStart + entry.compressedSize;
    const next = inOrder[index + 1]?.entry.relativeOffsetOfLocalHeader ?? directoryOffset;
    if (!(await isRest(file, entry, dataEnd, next)))
      return [{ code: 'archive-header-mismatch', detail: 'gap, overlap or data descriptor' }];
    expected = next;
  }
  return expected === directoryOffset ? [] : [{ code: 'archive-unsupported', detail: 'data before the directory' }];
}

/** Between the data of an entry and what follows stands nothing, or its data descriptor. */
async function isRest(file: Positions, entry: Entry, from: number, to: number): Promise<boolean> {
  const length = to - from;
  if (!hasDescriptor(entry)) return length === 0;
  if (length !== 12 && length !== 16) return false;
  const bytes = Buffer.from(await file.read(from, length));
  if (bytes.length < length) return false;
  const at = length - 12;
  return (
    (at === 0 || bytes.readUInt32LE(0) === DESCRIPTOR_SIGNATURE) &&
    bytes.readUInt32LE(at) === entry.crc32 &&
    bytes.readUInt32LE(at + 4) === entry.compressedSize &&
    bytes.readUInt32LE(at + 8) === entry.uncompressedSize
  );
}

const hasDescriptor = ({ generalPurposeBitFlag }: Entry): boolean => (generalPurposeBitFlag & HAS_DESCRIPTOR) !== 0;

/** Fields must fill their place exactly, each known and none twice. */
function hasForeignField(extra: Buffer): boolean {
  const seen = new Set<number>();
  let at = 0;
  while (at + 4 <= extra.length) {
    const [id, bytes] = [extra.readUInt16LE(at), extra.readUInt16LE(at + 2)];
    if (seen.has(id) || bytes > (KNOWN_FIELDS.get(id) ?? -1)) return true;
    seen.add(id);
    at += 4 + bytes;
  }
  return at !== extra.length;
}
