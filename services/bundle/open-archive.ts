import { pipeline, type Readable } from 'node:stream';
import { createInflateRaw, inflateRawSync } from 'node:zlib';
import { fromBufferPromise, fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import type { VerificationCode, VerificationFinding } from '#core/submission/verification';
import { ARCHIVE_LIMITS } from './archive-limits';
import { sameNameKey } from './archive-names';
import { openPlace, piecesOf, streamOf, type FilePlace, type OpenedFile } from '../storage/file-place';
import { entryFaults, entryName, headerFault, layoutFaults, readEndRecord, type EndRecord, type Fault, type Placed } from './zip-structure';

/** An archive that was found safe to read. It is read in place: nothing is unpacked anywhere. */
export interface Archive {
  readonly entries: readonly ArchiveEntry[];
  close(): Promise<void>;
}

export interface ArchiveEntry {
  readonly name: string;
  /** As declared; reading more or less than that fails. */
  readonly bytes: number;
  readonly crc32: number;
  /** As it is stored, where that is little: what is stored alike is alike once it is unpacked. */
  stored(): Promise<{ readonly method: number; readonly bytes: Buffer } | null>;
  /** Fails where the content is longer or shorter than declared (`isLyingSize`), or cannot be inflated. */
  read(): AsyncIterable<Buffer>;
}

/** Names are decoded and judged here, so that one refusal does not hide the others. */
const READING = { autoClose: false, lazyEntries: true, decodeStrings: false, validateEntrySizes: true } as const;

/** What is no longer than this, stored and unpacked, is read in one go: in bytes. */
const IN_ONE_GO = 4 * 1024 * 1024;

class PlaceReader extends RandomAccessReader {
  constructor(private readonly file: OpenedFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return streamOf(piecesOf(this.file, start, end));
  }
}

/**
 * Opens a ZIP archive that may come from anywhere, or says in findings why it is not read. Folders are left out. `content`: the bytes
 * of the file, where they are in memory already.
 */
export async function openArchive(
  path: FilePlace,
  content?: Buffer,
): Promise<{ readonly archive: Archive } | { readonly findings: readonly VerificationFinding[] }> {
  const file = content ? inMemory(content) : await openPlace(path);
  try {
    const findings = new Findings();
    const bytes = file.size;
    if (bytes > ARCHIVE_LIMITS.totalBytes) findings.add('archive-too-large');
    const end = findings.none ? await readEndRecord(file) : null;
    if (end && 'code' in end) findings.fault(end);
    else if (end && end.entries > ARCHIVE_LIMITS.entries) findings.add('archive-too-many-entries', undefined, String(end.entries));
    else if (end) {
      const reading = content ? fromBufferPromise(content, READING) : fromRandomAccessReaderPromise(new PlaceReader(file), bytes, READING);
      const zip = await reading.catch(() => null);
      if (!zip) findings.add('archive-unsupported', undefined, 'directory');
      const entries = zip ? await readDirectory(zip, end, findings) : [];
      const placed = zip ? await checkDirectory(file, zip, entries, end, findings) : [];
      if (zip && findings.none) return { archive: archiveOf(zip, placed, file) };
    }
    await file.close();
    return { findings: findings.all };
  } catch (error) {
    await file.close().catch(() => undefined);
    throw error;
  }
}

class Findings {
  readonly all: VerificationFinding[] = [];
  get none(): boolean {
    return this.all.length === 0;
  }
  add(code: VerificationCode, file?: string, detail?: string): void {
    this.all.push({ code, severity: 'refusal', ...(file === undefined ? {} : { file }), ...(detail === undefined ? {} : { detail }) });
  }
  fault({ code, detail }: Fault, file?: string): void {
    this.add(code, file, detail);
  }
}

async function readDirectory(zip: ZipFile, end: EndRecord, findings: Findings): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry);
    const length = entries.reduce(
      (sum, { fileNameRaw, extraFieldRaw, fileCommentRaw }) => sum + recordBytes(fileNameRaw, extraFieldRaw, fileCommentRaw),
      0,
    );
    if (length !== end.directoryBytes) findings.add('archive-header-mismatch', undefined, 'directory longer than its entries');
  } catch (error) {
    findings.add(directoryCode(error), undefined, 'directory');
  }
  return entries;
}

/** A record of the directory: 46 bytes and its variable parts. */
const recordBytes = (...parts: readonly Buffer[]): number => parts.reduce((sum, part) => sum + part.length, 46);

const directoryCode = (error: unknown): VerificationCode =>
  error instanceof Error && /size mismatch/i.test(error.message) ? 'archive-lying-size' : 'archive-unsupported';

async function checkDirectory(
  file: OpenedFile,
  zip: ZipFile,
  entries: readonly Entry[],
  end: EndRecord,
  findings: Findings,
): Promise<readonly Placed[]> {
  const seen = new Set<string>();
  let total = 0;
  for (const entry of entries) {
    const name = entryName(entry);
    const shown = shownName(entry);
    for (const fault of entryFaults(entry)) findings.fault(fault, shown);
    const key = sameNameKey(name ?? shown);
    if (seen.has(key)) findings.add('archive-duplicate-name', shown);
    seen.add(key);
    total += entry.uncompressedSize;
    if (expandsTooFar(entry.uncompressedSize, entry.compressedSize)) findings.add('archive-ratio', shown);
  }
  if (total > ARCHIVE_LIMITS.totalBytes) findings.add('archive-too-large');
  if (expandsTooFar(total, file.size)) findings.add('archive-ratio');
  if (!findings.none) return [];
  const placed: Placed[] = [];
  for (const entry of entries) {
    const local = await zip.readLocalFileHeaderPromise(entry).catch(() => null);
    const fault: Fault | null = local ? headerFault(entry, local) : { code: 'archive-header-mismatch', detail: 'no header' };
    if (fault) findings.fault(fault, shownName(entry));
    else if (local) placed.push({ entry, dataStart: local.fileDataStart });
  }
  if (!findings.none) return [];
  for (const fault of await layoutFaults(file, placed, end.directoryOffset)) findings.fault(fault);
  return placed;
}

class LyingSize extends Error {}

/** Whether reading an entry failed because its content is not as long as the archive says. */
export const isLyingSize = (error: unknown): boolean => error instanceof LyingSize;

/** Exactly what is declared, packed and unpacked: nothing follows the last packed block, where nobody would look. */
async function* contentOf(zip: ZipFile, placed: Placed, file: OpenedFile): AsyncGenerator<Buffer> {
  const { entry } = placed;
  if (isSmall(entry)) return yield unpacked(entry, await storedBytes(placed, file));
  const stored = await zip.openReadStreamPromise(entry, { decodeFileData: false });
  const inflated = entry.compressionMethod === 0 ? null : createInflateRaw();
  // Its failures reach the reader below, as what the pieces end with.
  if (inflated) pipeline(stored, inflated, () => undefined);
  let bytes = 0;
  for await (const piece of inflated ?? stored) {
    bytes += (piece as Buffer).length;
    if (bytes > entry.uncompressedSize) throw new LyingSize();
    yield piece as Buffer;
  }
  if (bytes !== entry.uncompressedSize || (inflated && inflated.bytesWritten !== entry.compressedSize)) throw new LyingSize();
}

const isSmall = ({ compressedSize, uncompressedSize }: Entry): boolean => compressedSize <= IN_ONE_GO && uncompressedSize <= IN_ONE_GO;

const inMemory = (content: Buffer): OpenedFile => ({
  size: content.length,
  read: async (position, length) => content.subarray(position, position + length),
  close: async () => {},
});

async function storedBytes({ entry, dataStart }: Placed, file: OpenedFile): Promise<Buffer> {
  const { buffer, byteOffset, byteLength } = await file.read(dataStart, entry.compressedSize);
  if (byteLength !== entry.compressedSize) throw new LyingSize();
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Of what was stored, which is all of it used, and nothing beyond what was declared comes out. */
function unpacked({ compressionMethod, uncompressedSize }: Entry, stored: Buffer): Buffer {
  if (compressionMethod === 0) return stored;
  const { buffer, engine } = inflated(stored, uncompressedSize);
  if (buffer.length !== uncompressedSize || engine.bytesWritten !== stored.length) throw new LyingSize();
  return buffer;
}

interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function inflated(stored: Buffer, most: number): Inflated {
  try {
    // With `info` the engine comes with the bytes, and says how many it took; the types do not know.
    // In one piece, which nothing has to be put together from.
    const options = { info: true, maxOutputLength: Math.max(1, most), chunkSize: Math.max(64, most + 1) };
    return inflateRawSync(stored, options) as unknown as Inflated;
  } catch (error) {
    throw error instanceof RangeError ? new LyingSize() : error;
  }
}

const expandsTooFar = (expanded: number, stored: number): boolean =>
  expanded > ARCHIVE_LIMITS.ratioFrom && expanded > stored * ARCHIVE_LIMITS.ratio;

/** A name as it may be shown, however it was meant. */
const shownName = ({ fileNameRaw }: Entry): string =>
  fileNameRaw
    .toString('utf8')
    .replace(/[\p{Cc}\p{Bidi_Control}]/gu, '\ufffd')
    .slice(0, 200);

function archiveOf(zip: ZipFile, placed: readonly Placed[], file: OpenedFile): Archive {
  return {
    entries: placed
      .map((place) => ({ place, entry: place.entry, name: entryName(place.entry) ?? '' }))
      .filter(({ name }) => !name.endsWith('/'))
      .map(({ place, entry, name }) => ({
        name,
        bytes: entry.uncompressedSize,
        crc32: entry.crc32,
        stored: async () => (isSmall(entry) ? { method: entry.compressionMethod, bytes: await storedBytes(place, file) } : null),
        read: () => contentOf(zip, place, file),
      })),
    close: () => file.close(),
  };
}
