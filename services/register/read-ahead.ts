import { createHash } from 'node:crypto';
import type { CallContext } from '#core/contract/dispatch';
import { membersWritten } from '#core/submission/unambiguous-json';
import { ATTACHMENTS, QUESTIONNAIRE, SUBMISSION, UNTRUSTED_LIMIT } from '../bundle/bag-layout';
import { startsEncrypted } from '../bundle/decrypt-bundle';
import { openArchive, type Archive } from '../bundle/open-archive';
import { readBag, type Bag, type BagFile } from '../bundle/read-bag';
import { packedContent, readBefore } from '../bundle/read-questionnaire';
import { recalling } from '../bundle/recalled-files';
import { isRedacted } from '../bundle/verify-redacted';
import { hashOfFile } from './hash-of-file';

/** What a file is found to hold by one who knows nothing but bytes: what costs most, and waits for nobody. */
export interface ReadAhead {
  /** Of the file as it came. */
  readonly sha512: string;
  /**
   * The bag in it, where that is a bundle like most. `null`: whoever judges reads the file himself. A questionnaire that was sent before
   * comes without content.
   */
  readonly bag: Bag | null;
}

/** Our own copy of a file, and what it holds, where that is little. */
export interface ToReadAhead {
  readonly path: string;
  readonly content: Uint8Array | null;
}

/** Throws where the file cannot be read. */
export async function readAhead({ path, content: bytes }: ToReadAhead, signal: CallContext['signal']): Promise<ReadAhead> {
  if (!bytes) return { sha512: await hashOfFile(path), bag: null };
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sha512 = createHash('sha512').update(content).digest('hex');
  return { sha512, bag: startsEncrypted(content) ? null : await bagIn(path, content, signal) };
}

const sentBefore = recalling(() => ({}));

async function bagIn(path: string, content: Buffer, signal: CallContext['signal']): Promise<Bag | null> {
  const opened = await openArchive(path, content);
  if ('findings' in opened) return null;
  const { archive } = opened;
  try {
    // A dozen may wait unpacked for whoever judges: what is much is unpacked by him, one at a time.
    if (isRedacted(archive) || isMuch(archive)) return null;
    return withJsonRead(await readBag(archive, { signal, progress: () => {} }, undefined, sentBefore));
  } finally {
    await archive.close();
  }
}

/** By what is declared, which unpacking holds it to. Attachments are hashed as they pass and not kept, but a long one holds the others up. */
function isMuch({ entries }: Archive): boolean {
  const kept = entries.filter(({ name }) => !name.slice(name.indexOf('/') + 1).startsWith(ATTACHMENTS));
  return kept.reduce((sum, { bytes }) => sum + bytes, 0) > UNTRUSTED_LIMIT || entries.some(({ bytes }) => bytes > UNTRUSTED_LIMIT);
}

/** What there is to find out about JSON without judging it. */
function withJsonRead(bag: Bag): Bag {
  const files = new Map(bag.files);
  const submission = files.get(SUBMISSION);
  if (submission?.content) files.set(SUBMISSION, { ...submission, membersWritten: membersWritten(submission.content) });
  const questionnaire = files.get(QUESTIONNAIRE);
  const packed = questionnaire?.content && packedContent(questionnaire.content);
  if (questionnaire && packed) files.set(QUESTIONNAIRE, { sha512: questionnaire.sha512, bytes: questionnaire.bytes, packed });
  return { ...bag, files };
}

/** The same bag where another thread has read it; `null` where its questionnaire was sent before and is not known here any more. */
export function bagFromAhead({ files: sent, ...rest }: Bag): Bag | null {
  const files = new Map([...sent].map(([path, file]) => [path, withBuffers(file)]));
  const questionnaire = files.get(QUESTIONNAIRE);
  if (!questionnaire || questionnaire.content || questionnaire.packed) return { ...rest, files };
  const reading = readBefore(questionnaire.sha512);
  return reading ? { ...rest, files: files.set(QUESTIONNAIRE, { ...questionnaire, reading }) } : null;
}

function withBuffers({ content, packed, ...file }: BagFile): BagFile {
  return {
    ...file,
    ...(content && { content: asBuffer(content) }),
    ...(packed && { packed: { ...packed, json: asBuffer(packed.json) } }),
  };
}

/** What was sent has become an ordinary array. */
const asBuffer = ({ buffer, byteOffset, byteLength }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, byteLength);
