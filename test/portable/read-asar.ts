import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly offset?: string;
  readonly size?: number;
  readonly unpacked?: boolean;
  readonly link?: string;
  readonly executable?: boolean;
  readonly integrity?: { readonly algorithm: string; readonly hash: string };
}

export interface PackedFile {
  readonly name: string;
  readonly bytes: Buffer;
  /** Nothing special: it lies in the archive, is no link and no program. */
  readonly isPlain: boolean;
  /** The archive states a digest for it, and it is that of its bytes. */
  readonly isWhole: boolean;
}

/** The files of Electron's archive, read after its description: a length, an index in JSON, then the files one after another. */
export async function readAsar(file: string): Promise<readonly PackedFile[]> {
  const archive = await readFile(file);
  const start = 8 + archive.readUInt32LE(4);
  const index = JSON.parse(archive.toString('utf8', 16, 16 + archive.readUInt32LE(12))) as Entry;
  const walk = (entry: Entry, name: string): readonly PackedFile[] => {
    if (entry.files) return Object.entries(entry.files).flatMap(([part, inner]) => walk(inner, name === '' ? part : `${name}/${part}`));
    const from = start + Number(entry.offset);
    const bytes = archive.subarray(from, from + (entry.size ?? 0));
    const { algorithm, hash } = entry.integrity ?? {};
    return [
      {
        name,
        bytes,
        isPlain: entry.unpacked !== true && entry.link === undefined && entry.executable !== true,
        isWhole: algorithm === 'SHA256' && hash === createHash('sha256').update(bytes).digest('hex'),
      },
    ];
  };
  return walk(index, '');
}

/** Takes everything out into a folder, as the program sees it. */
export async function takeOut(files: readonly PackedFile[], folder: string): Promise<void> {
  for (const { name, bytes } of files) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), bytes);
  }
}
