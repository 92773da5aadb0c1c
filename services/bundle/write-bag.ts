import { createHash } from 'node:crypto';
import {
  attachmentPath,
  BAG_DECLARATION,
  BAG_DECLARATION_TEXT,
  BAG_INFO,
  MANIFEST,
  manifestText,
  signaturePath,
  TAG_MANIFEST,
} from './bag-layout';
import { writeArchive, type ArchiveOptions, type BagAttachment } from './write-archive';

export type { BagAttachment } from './write-archive';

export interface BagContent {
  /** The bag's one folder. */
  readonly name: string;
  /** ISO instant: the time that the archive says of its files. */
  readonly at: string;
  /** Lines of `bag-info.txt`; what the payload weighs is added. */
  readonly info: readonly string[];
  /** By path under `data/`, the exact bytes. */
  readonly payload: readonly (readonly [string, Uint8Array])[];
  readonly attachments: readonly BagAttachment[];
}

export interface WriteBagOptions extends ArchiveOptions {
  /** Signs the exact bytes of `tagmanifest-sha512.txt`; returns detached JWS by slot. */
  readonly sign: (tagManifest: Uint8Array) => Promise<readonly (readonly [string, string])[]>;
}

/**
 * Writes a bag as one archive to `path`, which must not exist yet, and syncs it. Attachments are hashed while they are stored, in
 * one pass. Throws AppError `damaged` where an attachment is no longer what was cited, `disk-full`, `disk-failed` or `cancelled`;
 * the caller removes what was begun. Returns the SHA-512 of the tag manifest, by which the whole is known.
 */
export async function writeBag(path: string, content: BagContent, options: WriteBagOptions): Promise<string> {
  const { files, tagManifest } = bagFiles(content);
  const signatures = (await options.sign(tagManifest)).map(([slot, jws]) => [signaturePath(slot), Buffer.from(jws, 'utf8')] as const);
  const { name, at, attachments } = content;
  await writeArchive(path, { name, at, files: [...files, ...signatures], attachments }, options);
  return createHash('sha512').update(tagManifest).digest('hex');
}

/** Everything but the attachments and the signatures: small, and known before the first byte is written. */
function bagFiles({ info, payload, attachments }: BagContent): {
  readonly files: readonly (readonly [string, Buffer])[];
  readonly tagManifest: Buffer;
} {
  const text = (value: string): Buffer => Buffer.from(value, 'utf8');
  const octets = payload.reduce((sum, [, bytes]) => sum + bytes.length, 0) + attachments.reduce((sum, { bytes }) => sum + bytes, 0);
  const oxum = `Payload-Oxum: ${octets}.${payload.length + attachments.length}`;
  const tagFiles: readonly (readonly [string, Buffer])[] = [
    [BAG_DECLARATION, text(BAG_DECLARATION_TEXT)],
    [BAG_INFO, text([...info, oxum, ''].join('\n'))],
    [
      MANIFEST,
      text(
        manifestText([
          ...payload.map(([path, bytes]) => ({ path, sha512: sha512Of(bytes) })),
          ...attachments.map(({ sha512 }) => ({ path: attachmentPath(sha512), sha512 })),
        ]),
      ),
    ],
  ];
  const tagManifest = text(manifestText(tagFiles.map(([path, bytes]) => ({ path, sha512: sha512Of(bytes) }))));
  return {
    files: [...tagFiles, [TAG_MANIFEST, tagManifest], ...payload.map(([path, bytes]) => [path, Buffer.from(bytes)] as const)],
    tagManifest,
  };
}

const sha512Of = (bytes: Uint8Array): string => createHash('sha512').update(bytes).digest('hex');
