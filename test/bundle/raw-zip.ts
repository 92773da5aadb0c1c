import { crc32, deflateRawSync } from 'node:zlib';

/** One entry, written exactly as told: nothing stops it from lying. */
export interface RawEntry {
  readonly name: string | Buffer;
  readonly content: Buffer;
  readonly compress?: boolean;
  /** Unix mode in the external attributes, e.g. 0o120777 for a symbolic link. */
  readonly mode?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly extra?: Buffer;
  /** Bytes after the last block of what is packed. */
  readonly afterContent?: Buffer;
  readonly comment?: string;
  /** What the directory says otherwise than is true. */
  readonly directory?: { readonly uncompressed?: number; readonly compressed?: number; readonly crc?: number; readonly name?: string };
  /** What the local header says otherwise than the directory. */
  readonly local?: { readonly uncompressed?: number; readonly crc?: number; readonly name?: string; readonly method?: number };
}

export interface RawArchive {
  readonly before?: Buffer;
  readonly after?: Buffer;
  readonly between?: Buffer;
  readonly comment?: string;
  /** What the end record says of the number of entries. */
  readonly entries?: number;
}

const UTF8 = 0x0800;

/** A ZIP archive, byte by byte. */
export function rawZip(entries: readonly RawEntry[], archive: RawArchive = {}): Buffer {
  const parts: Buffer[] = [archive.before ?? Buffer.alloc(0)];
  const records: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const packed = entry.compress ? deflateRawSync(entry.content) : entry.content;
    const deflated = entry.afterContent ? Buffer.concat([packed, entry.afterContent]) : packed;
    const common = {
      flags: entry.flags ?? UTF8,
      method: entry.method ?? (entry.compress ? 8 : 0),
      crc: entry.directory?.crc ?? crc32(entry.content),
      compressed: entry.directory?.compressed ?? deflated.length,
      uncompressed: entry.directory?.uncompressed ?? entry.content.length,
    };
    const { local } = entry;
    const header = localHeader({
      ...common,
      name: Buffer.from(local?.name ?? entry.name),
      extra: entry.extra ?? Buffer.alloc(0),
      crc: local?.crc ?? common.crc,
      uncompressed: local?.uncompressed ?? common.uncompressed,
      method: local?.method ?? common.method,
    });
    const name = Buffer.from(entry.directory?.name ?? entry.name);
    const record = directoryRecord({ ...common, name, extra: entry.extra ?? Buffer.alloc(0) }, entry.mode ?? 0o100644, offset);
    records.push(withComment(record, entry.comment ?? ''));
    parts.push(header, deflated);
    offset += header.length + deflated.length;
  }
  const directory = Buffer.concat(records);
  const between = archive.between ?? Buffer.alloc(0);
  parts.push(
    between,
    directory,
    endRecord(archive.entries ?? entries.length, directory.length, offset + between.length, archive.comment ?? ''),
  );
  return Buffer.concat([...parts, archive.after ?? Buffer.alloc(0)]);
}

interface Fields {
  readonly name: Buffer;
  readonly extra: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly uncompressed: number;
}

const DATE = 0x5cc2;

function localHeader({ name, extra, flags, method, crc, compressed, uncompressed }: Fields): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(flags, 6);
  header.writeUInt16LE(method, 8);
  header.writeUInt16LE(DATE, 12);
  header.writeUInt32LE(crc, 14);
  header.writeUInt32LE(compressed, 18);
  header.writeUInt32LE(uncompressed, 22);
  header.writeUInt16LE(name.length, 26);
  header.writeUInt16LE(extra.length, 28);
  return Buffer.concat([header, name, extra]);
}

function directoryRecord({ name, extra, flags, method, crc, compressed, uncompressed }: Fields, mode: number, offset: number): Buffer {
  const record = Buffer.alloc(46);
  record.writeUInt32LE(0x02014b50, 0);
  record.writeUInt16LE((3 << 8) | 63, 4);
  record.writeUInt16LE(20, 6);
  record.writeUInt16LE(flags, 8);
  record.writeUInt16LE(method, 10);
  record.writeUInt16LE(DATE, 14);
  record.writeUInt32LE(crc, 16);
  record.writeUInt32LE(compressed, 20);
  record.writeUInt32LE(uncompressed, 24);
  record.writeUInt16LE(name.length, 28);
  record.writeUInt16LE(extra.length, 30);
  record.writeUInt32LE((mode << 16) >>> 0, 38);
  record.writeUInt32LE(offset, 42);
  return Buffer.concat([record, name, extra]);
}

function withComment(record: Buffer, comment: string): Buffer {
  record.writeUInt16LE(Buffer.byteLength(comment), 32);
  return Buffer.concat([record, Buffer.from(comment)]);
}

function endRecord(entries: number, directoryBytes: number, directoryOffset: number, comment: string): Buffer {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries, 8);
  end.writeUInt16LE(entries, 10);
  end.writeUInt32LE(directoryBytes, 12);
  end.writeUInt32LE(directoryOffset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([end, Buffer.from(comment)]);
}
