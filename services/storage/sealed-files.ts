import { AppError } from '#core/contract/errors';
import { positionsIn, sizeOfSealed, sizeOfSealedLine, type ContentCipher, type Positions, type Salvage } from './content-cipher';
import type { DurableFiles, PlainFiles } from './durable-files';
import { openPlace, readPlace, type FilePlace, type OpenedFile } from './file-place';
import { boundName, isOfLines } from './sealed-names';
import { SealBroken } from './sealed-stream';

/** What the content lies under now; null: in clear. Throws AppError `locked` while nobody has given the passphrase. */
export type CurrentCipher = () => ContentCipher | null;

interface Sealed {
  readonly cipher: ContentCipher;
  readonly name: string;
}

/** Stands for a sealed line that cannot be opened: no line that anything here writes, and as long. */
const UNREADABLE = 1;

/**
 * The files of a data folder as the rest of the program sees them, whether they lie in clear or sealed on the disk. What is not what was
 * sealed in its place: AppError `damaged` for a file; a line of a journal comes as a line that says nothing, and its reader
 * names it.
 */
export function sealedFiles(plain: PlainFiles, current: CurrentCipher): DurableFiles {
  const under = (path: string): Sealed | null => {
    const name = boundName(path);
    const cipher = name === null ? null : current();
    return name === null || cipher === null ? null : { cipher, name };
  };

  /** For how long a stored journal was when its plain length was counted. */
  const lengths = new Map<string, { readonly stored: number; readonly plain: number }>();

  const plainSize = async (path: string, name: string): Promise<number | null> => {
    const stored = await plain.size(path);
    if (stored === null || !isOfLines(name)) return stored === null ? null : (sizeOfSealed(stored) ?? stored);
    const known = lengths.get(path);
    if (known?.stored === stored) return known.plain;
    const bytes = (await plain.read(path)) ?? new Uint8Array();
    const counted = lengthsOf(bytes).reduce((sum, line) => sum + line.plain, 0);
    lengths.set(path, { stored: bytes.length, plain: counted });
    return counted;
  };

  /** Where in the stored journal that stands which stands at `after` in the plain one. */
  const storedEnd = async (path: string, after: number): Promise<number> => {
    let [stored, passed] = [0, 0];
    for (const line of lengthsOf((await plain.read(path)) ?? new Uint8Array())) {
      if (passed >= after) break;
      stored += line.stored;
      passed += line.plain;
    }
    return passed < after ? Number.MAX_SAFE_INTEGER : stored;
  };

  const place = async (path: string, salvaging?: 'salvaging'): Promise<FilePlace> => {
    const found = await plain.place(path);
    const sealed = under(path);
    if (!sealed || typeof found !== 'string') return found;
    return { open: () => openSealedFile(sealed.cipher, found, path, salvaging && (() => {})) };
  };

  return {
    ...plain,
    async read(path) {
      const sealed = under(path);
      const stored = await plain.read(path);
      if (!sealed || !stored) return stored;
      return openBytes(sealed.cipher, stored, sealed.name, path);
    },
    size: async (path) => {
      const sealed = under(path);
      return sealed ? plainSize(path, sealed.name) : plain.size(path);
    },
    async write(path, bytes, options) {
      const sealed = under(path);
      await plain.write(path, sealed ? await sealBytes(sealed.cipher, bytes, sealed.name) : bytes, options);
    },
    async writeStream(chunks, path, folder) {
      const sealed = under(`${folder}/-`);
      if (!sealed) return plain.writeStream(chunks, path, folder);
      let named: string | undefined;
      const once = (): string => (named ??= path());
      let bytes = 0;
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of chunks) {
          bytes += chunk.length;
          yield chunk;
        }
      };
      await plain.writeStream(
        sealed.cipher.sealStream(counted(), () => boundName(once()) ?? ''),
        once,
        folder,
      );
      return bytes;
    },
    async appendLine(path, line, { after } = {}) {
      const sealed = under(path);
      if (!sealed) return plain.appendLine(path, line, after === undefined ? {} : { after });
      if (line.includes('\n')) throw new TypeError('A line holds no line end.');
      const bytes = Buffer.from(line, 'utf8');
      const at = (start: number): string => sealed.cipher.sealLine(bytes, sealed.name, start);
      await plain.appendLine(path, at, after === undefined ? {} : { after: () => storedEnd(path, after) });
    },
    place,
    // A file that was made in clear on its way out, and stays: it is sealed under its name before it is gone from where it was.
    async move(from, to) {
      const sealed = under(to);
      if (!sealed || under(from)) return plain.move(from, to);
      const made = readPlace(await plain.place(from));
      const folder = to.slice(0, to.lastIndexOf('/'));
      await plain.writeStream(
        sealed.cipher.sealStream(made, () => sealed.name),
        () => to,
        folder,
      );
      await plain.remove(from);
    },
    async settle(moves) {
      const inClear = moves.filter(({ from, to }) => !under(to) || under(from));
      if (inClear.length > 0) await plain.settle(inClear);
      for (const { from, to } of moves) {
        const sealed = under(to);
        if (!sealed || under(from)) continue;
        const made = readPlace(await plain.place(from));
        const name = (): string => sealed.name;
        await plain.writeStream(sealed.cipher.sealStream(made, name), () => to, to.slice(0, to.lastIndexOf('/')));
        await plain.remove(from);
      }
    },
    async absolute(path) {
      if (under(path)) throw new TypeError(`Lies sealed and has no path of its own: ${path}`);
      return plain.absolute(path);
    },
  };
}

async function sealBytes(cipher: ContentCipher, bytes: Uint8Array, name: string): Promise<Uint8Array> {
  return isOfLines(name) ? sealLines(cipher, bytes, name) : cipher.sealBytes(bytes, name);
}

/** As the file of this path lies on the disk under `cipher`; null: in clear. */
export async function* sealedAs(cipher: ContentCipher | null, path: string, plain: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const name = boundName(path);
  if (cipher === null || name === null) yield* plain;
  else if (!isOfLines(name)) yield* cipher.sealStream(plain, () => name);
  else yield sealLines(cipher, await whole(plain), name);
}

async function whole(chunks: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const held: Uint8Array[] = [];
  for await (const chunk of chunks) held.push(chunk);
  return Buffer.concat(held);
}

/** A stored file, read as what was sealed. With `salvage` nothing is refused. Throws AppError `damaged`. */
export async function openStored(cipher: ContentCipher | null, path: string, stored: Positions, salvage?: Salvage): Promise<Positions> {
  const name = boundName(path);
  if (cipher === null || name === null) return stored;
  try {
    return isOfLines(name)
      ? positionsIn(openLines(cipher, await stored.read(0, stored.size), name, salvage))
      : await cipher.open(stored, name, salvage);
  } catch (error) {
    throw sealDamage(error, path);
  }
}

/** Throws AppError `damaged` {file: `path`}. */
async function openBytes(cipher: ContentCipher, stored: Uint8Array, name: string, path: string): Promise<Uint8Array> {
  if (isOfLines(name)) return openLines(cipher, stored, name);
  try {
    return await cipher.openBytes(stored, name);
  } catch (error) {
    throw sealDamage(error, path);
  }
}

const sealDamage = (error: unknown, path: string): unknown =>
  error instanceof SealBroken ? new AppError('damaged', { file: path, place: `encryption-${error.problem}` }) : error;

async function openSealedFile(cipher: ContentCipher, absolute: string, path: string, salvage?: Salvage): Promise<OpenedFile> {
  const file = await openPlace(absolute);
  try {
    const content = await openStored(cipher, path, file, salvage);
    const read = async (position: number, length: number): Promise<Uint8Array> => {
      try {
        return await content.read(position, length);
      } catch (error) {
        throw sealDamage(error, path);
      }
    };
    return { size: content.size, read, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

function sealLines(cipher: ContentCipher, plain: Uint8Array, name: string): Uint8Array {
  const sealed: string[] = [];
  let at = 0;
  for (const { line, end } of linesIn(plain)) {
    const stored = `${cipher.sealLine(line, name, at)}${end}`;
    sealed.push(stored);
    at += stored.length;
  }
  return Buffer.from(sealed.join(''), 'latin1');
}

function openLines(cipher: ContentCipher, stored: Uint8Array, name: string, salvage?: Salvage): Uint8Array {
  const plain: Uint8Array[] = [];
  let at = 0;
  for (const { line, end } of linesIn(stored)) {
    plain.push(openedLine(cipher, Buffer.from(line).toString('latin1'), name, at, salvage), Buffer.from(end));
    at += line.length + end.length;
  }
  return Buffer.concat(plain);
}

function openedLine(cipher: ContentCipher, line: string, name: string, at: number, salvage?: Salvage): Uint8Array {
  try {
    return cipher.openLine(line, name, at);
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    salvage?.();
    return Buffer.alloc(sizeOfSealedLine(line.length), UNREADABLE);
  }
}

/** Each line, and what follows the last line end: never acknowledged, and stays without an end. */
function* linesIn(bytes: Uint8Array): Generator<{ readonly line: Uint8Array; readonly end: '\n' | '' }> {
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    yield { line: bytes.subarray(start, end), end: '\n' };
    start = end + 1;
  }
  if (start < bytes.length) yield { line: bytes.subarray(start), end: '' };
}

/** Bytes of each line with its end, stored and plain. */
const lengthsOf = (stored: Uint8Array): readonly { readonly stored: number; readonly plain: number }[] =>
  [...linesIn(stored)].map(({ line, end }) => ({
    stored: line.length + end.length,
    plain: sizeOfSealedLine(line.length) + end.length,
  }));
