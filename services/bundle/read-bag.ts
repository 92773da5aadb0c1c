import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { VerificationCode, VerificationFinding } from '#core/submission/verification';
import {
  BAG_DECLARATION,
  BAG_DECLARATION_TEXT,
  BAG_INFO,
  MANIFEST,
  MEMORY_LIMITS,
  QUESTIONNAIRE,
  readManifest,
  SIGNATURES,
  SUBMISSION,
  TAG_MANIFEST,
} from './bag-layout';
import { isLyingSize, type Archive, type ArchiveEntry } from './open-archive';
import type { PackedContent, QuestionnaireReading } from './read-questionnaire';
import { sha512Of } from './sha512-of';

/** A bag as it was read: every byte hashed once, small files kept. */
export interface Bag {
  /** By name relative to the bag's folder. */
  readonly files: ReadonlyMap<string, BagFile>;
  readonly findings: readonly VerificationFinding[];
  /** SHA-512 of `tagmanifest-sha512.txt`: what the submission is known by. */
  readonly digest?: string;
}

export interface BagFile {
  readonly sha512: string;
  readonly bytes: number;
  /** Of files that say something about the bag or are read further; not of attachments. */
  readonly content?: Buffer;
  /** Of JSON, where another thread has counted them in its content. */
  readonly membersWritten?: number;
  /** Of a questionnaire, in place of its content, where another thread has read it. */
  readonly packed?: PackedContent;
  /** Of a questionnaire that was read before and not unpacked again: what reading it found. */
  readonly reading?: QuestionnaireReading;
}

/** How a file comes out of its entry, where it need not be read anew. */
export type Recall = (entry: ArchiveEntry, read: () => Promise<BagFile | Unreadable>) => Promise<BagFile | Unreadable>;

export interface Unreadable {
  readonly code: VerificationCode;
}

/** What files a bag must have besides its tag files, and how much of each is kept in memory, in bytes. */
export type BagPayload = Readonly<Record<string, number>>;

const SUBMISSION_PAYLOAD: BagPayload = { [SUBMISSION]: MEMORY_LIMITS.submission, [QUESTIONNAIRE]: MEMORY_LIMITS.questionnaire };

/** The tag files of the format, all of which the tag manifest lists; a bag has no others. */
const TAG_FILES = [BAG_DECLARATION, BAG_INFO, MANIFEST] as const;

/**
 * Reads every file of the archive once, but for a questionnaire that `recall` knows already, and compares the bag with its manifests.
 * Throws AppError `cancelled`.
 */
export async function readBag(
  archive: Archive,
  call: CallContext,
  payload: BagPayload = SUBMISSION_PAYLOAD,
  recall?: Recall,
): Promise<Bag> {
  const findings: VerificationFinding[] = [];
  const refuse = (code: VerificationCode, file?: string, detail?: string): void =>
    void findings.push({ code, severity: 'refusal', ...(file === undefined ? {} : { file }), ...(detail === undefined ? {} : { detail }) });
  const files = new Map<string, BagFile>();
  for (const { name, read } of await readEntries(archive, call, payload, recall)) {
    if ('code' in read) refuse(read.code, name);
    else files.set(name, read);
  }
  checkManifests(files, payload, refuse);
  checkDeclaration(files, refuse);
  return { files, findings, ...(files.has(TAG_MANIFEST) ? { digest: files.get(TAG_MANIFEST)?.sha512 } : {}) };
}

interface ReadEntry {
  readonly name: string;
  readonly read: BagFile | Unreadable;
}

/** In bytes, and in number: so much is read before what was read is hashed. */
const AT_ONCE = { bytes: 4 * 1024 * 1024, entries: 16 } as const;

/** In the order of the archive. What is hashed by another thread need not be waited for one after the other. */
async function readEntries(
  archive: Archive,
  call: CallContext,
  payload: BagPayload,
  recall: Recall | undefined,
): Promise<readonly ReadEntry[]> {
  const folder = folderOf(archive);
  const total = archive.entries.reduce((sum, { bytes }) => sum + bytes, 0);
  let done = 0;
  const readOne = async (entry: ArchiveEntry): Promise<ReadEntry> => {
    if (!entry.name.startsWith(`${folder}/`)) return { name: entry.name, read: { code: 'bag-undeclared-file' } };
    const name = entry.name.slice(folder.length + 1);
    const limit = memoryLimit(name, payload);
    // Refused later by its name; whatever is in it, it is not unpacked.
    if (limit === 'no file of a bag') return { name, read: { sha512: '', bytes: entry.bytes } };
    if (limit !== null && entry.bytes > limit) return { name, read: { code: 'archive-too-large' } };
    const unpack = () => readEntry(entry, limit !== null, call.signal, (bytes) => call.progress((done += bytes), total));
    return { name, read: await (recall && name === QUESTIONNAIRE ? recall(entry, unpack) : unpack()) };
  };
  const all: ReadEntry[] = [];
  let together: Promise<ReadEntry>[] = [];
  let bytes = 0;
  for (const entry of archive.entries) {
    if (together.length === AT_ONCE.entries || bytes + entry.bytes > AT_ONCE.bytes) {
      all.push(...(await Promise.all(together)));
      [together, bytes] = [[], 0];
    }
    together.push(readOne(entry));
    bytes += entry.bytes;
  }
  return [...all, ...(await Promise.all(together))];
}

type Refuse = (code: VerificationCode, file?: string, detail?: string) => void;

function folderOf(archive: Archive): string {
  const declared = archive.entries.find(({ name }) => name.split('/').length === 2 && name.endsWith(`/${BAG_DECLARATION}`));
  return (declared ?? archive.entries[0])?.name.split('/')[0] ?? '';
}

/** How much of a file is kept in memory; `null`: it is only hashed. */
function memoryLimit(name: string, payload: BagPayload): number | null | 'no file of a bag' {
  if (Object.hasOwn(payload, name)) return payload[name] ?? null;
  if (name.startsWith('data/')) return null;
  if (name.startsWith(SIGNATURES)) return MEMORY_LIMITS.signature;
  return name === TAG_MANIFEST || (TAG_FILES as readonly string[]).includes(name) ? MEMORY_LIMITS.tagFile : 'no file of a bag';
}

async function readEntry(
  entry: ArchiveEntry,
  keep: boolean,
  signal: CallContext['signal'],
  passed: (bytes: number) => void,
): Promise<BagFile | Unreadable> {
  let hash: Hash | undefined;
  let sha512: Promise<string> | undefined;
  const kept: Buffer[] = [];
  let checksum = 0;
  let bytes = 0;
  try {
    for await (const chunk of entry.read()) {
      if (signal.aborted) throw new AppError('cancelled');
      if (chunk.length === entry.bytes) sha512 = sha512Of(chunk);
      else (hash ??= createHash('sha512')).update(chunk);
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      if (keep) kept.push(chunk);
      passed(chunk.length);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    return { code: isLyingSize(error) ? 'archive-lying-size' : 'bag-file-altered' };
  }
  if (checksum !== entry.crc32) return { code: 'bag-file-altered' };
  const [whole] = kept;
  return {
    sha512: hash ? hash.digest('hex') : await (sha512 ?? sha512Of(new Uint8Array())),
    bytes,
    ...(keep ? { content: whole && kept.length === 1 ? whole : Buffer.concat(kept) } : {}),
  };
}

/** The manifest lists the payload, the tag manifest the tag files: nothing is missing, nothing more is there. */
function checkManifests(files: Bag['files'], payload: BagPayload, refuse: Refuse): void {
  const declared = new Map<string, string>();
  for (const [manifest, belongs] of [
    [MANIFEST, (path: string) => path.startsWith('data/')],
    [TAG_MANIFEST, (path: string) => (TAG_FILES as readonly string[]).includes(path)],
  ] as const) {
    const text = files.get(manifest)?.content;
    const lines = text && readManifest(text.toString('utf8'));
    if (!text) refuse('bag-missing-file', manifest);
    else if (!lines) refuse('bag-manifest-invalid', manifest);
    for (const [path, sha512] of lines ?? []) {
      if (belongs(path)) declared.set(path, sha512);
      else refuse('bag-manifest-invalid', manifest, path);
    }
  }
  for (const [path, sha512] of declared) {
    const file = files.get(path);
    if (!file) refuse('bag-missing-file', path);
    else if (file.sha512 !== sha512) refuse('bag-file-altered', path);
  }
  for (const path of files.keys()) {
    if (!declared.has(path) && path !== TAG_MANIFEST && !path.startsWith(SIGNATURES)) refuse('bag-undeclared-file', path);
  }
  for (const path of [...TAG_FILES, ...Object.keys(payload)]) {
    if (!declared.has(path)) refuse('bag-missing-file', path, 'not in a manifest');
  }
}

function checkDeclaration(files: Bag['files'], refuse: Refuse): void {
  const declaration = files.get(BAG_DECLARATION)?.content?.toString('utf8');
  if (declaration !== undefined && declaration !== BAG_DECLARATION_TEXT) refuse('bag-declaration-invalid', BAG_DECLARATION);
  const info = files.get(BAG_INFO)?.content?.toString('utf8');
  if (info === undefined) return;
  const payload = [...files].filter(([path]) => path.startsWith('data/'));
  const oxum = `${payload.reduce((sum, [, { bytes }]) => sum + bytes, 0)}.${payload.length}`;
  const stated = [...info.matchAll(/^Payload-Oxum: (.*)$/gm)].map(([, value]) => value);
  if (stated.length !== 1 || stated[0] !== oxum) refuse('bag-declaration-invalid', BAG_INFO, 'Payload-Oxum');
}
