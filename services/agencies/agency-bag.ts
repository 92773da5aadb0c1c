import type { Attachment } from '#core/answers/document';
import type { CallContext } from '#core/contract/dispatch';
import { ATTACHMENTS, attachmentPath, signaturePath, SIGNATURES, TAG_MANIFEST } from '../bundle/bag-layout';
import { openArchive, type Archive } from '../bundle/open-archive';
import { readBag, type Bag } from '../bundle/read-bag';
import { parseJson } from '../bundle/read-json';
import { SIGNATURE_LIMIT } from '../keys/detached-signature';

/** Largest JSON document of a package, a contribution or a review file, in bytes. */
export const LARGEST_DOCUMENT = 8 * 1024 * 1024;

/** A work package or a contribution, whole according to its own manifests; nothing is said yet of who signed it. */
export interface AgencyBag {
  /** SHA-512 of its tag manifest: what it is known by. */
  readonly digest: string;
  /** What signatures are over. */
  readonly signed: Buffer;
  /** The JSON document, unchecked; undefined where it is no JSON that every reader understands alike. */
  readonly document: unknown;
  /** Detached JWS by slot. */
  readonly signatures: ReadonlyMap<string, string>;
  readonly bag: Bag;
  readonly archive: Archive;
}

/** `other`: an archive that holds no such document, or no archive at all. */
export type BagProblem = { readonly problem: string; readonly other: boolean };

/**
 * Reads an archive that may come from anywhere, within the limits of a bundle, and hands it to `use` while it is open. `path`: of the one
 * document; `slots`: where it may be signed. Nothing is unpacked anywhere. Throws AppError `cancelled`.
 */
export async function withAgencyBag<T>(
  file: string,
  path: string,
  slots: readonly string[],
  call: CallContext,
  use: (found: AgencyBag) => Promise<T>,
): Promise<T | BagProblem> {
  const opened = await openArchive(file);
  if ('findings' in opened) {
    const code = opened.findings[0]?.code ?? 'not-an-archive';
    return { problem: code, other: code === 'not-an-archive' };
  }
  const { archive } = opened;
  try {
    const bag = await readBag(archive, call, { [path]: LARGEST_DOCUMENT });
    const content = bag.files.get(path)?.content;
    if (!content) {
      // Altered, it may no longer be readable, and is none the less what it is.
      const named = archive.entries.some(({ name }) => name.endsWith(`/${path}`));
      return { problem: bag.findings[0]?.code ?? 'bag-missing-file', other: !named };
    }
    const undeclared = [...bag.files.keys()].find(
      (name) => name.startsWith(SIGNATURES) && !slots.some((slot) => name === signaturePath(slot)),
    );
    const signed = bag.files.get(TAG_MANIFEST)?.content;
    const problem = bag.findings[0]?.code ?? (undeclared === undefined ? undefined : 'signature-undeclared-slot');
    if (problem !== undefined || !signed || bag.digest === undefined) return { problem: problem ?? 'bag-missing-file', other: false };
    const signatures = new Map(
      slots.flatMap((slot): [string, string][] => {
        const jws = bag.files.get(signaturePath(slot))?.content;
        return jws ? [[slot, jws.length > SIGNATURE_LIMIT ? '' : jws.toString('latin1')]] : [];
      }),
    );
    return await use({ digest: bag.digest, signed, document: parseJson(content), signatures, bag, archive });
  } finally {
    await archive.close();
  }
}

/** Every file that is named is there with its length, and no other is. A code of `verification.<code>`, or null. */
export function payloadProblem({ bag }: AgencyBag, path: string, attachments: readonly Attachment[]): string | null {
  const expected = new Set([path]);
  for (const { sha512, bytes } of attachments) {
    const file = bag.files.get(attachmentPath(sha512));
    if (!file) return 'attachment-missing';
    if (file.sha512 !== sha512 || file.bytes !== bytes) return 'bag-file-altered';
    expected.add(attachmentPath(sha512));
  }
  return [...bag.files.keys()].some((name) => name.startsWith('data/') && !expected.has(name)) ? 'bag-undeclared-file' : null;
}

/** The content of an attachment, as it is read; whoever keeps it compares its hash. */
export function attachmentContent({ archive }: AgencyBag, sha512: string): AsyncIterable<Buffer> | null {
  const entry = archive.entries.find(({ name }) => name.endsWith(`/${ATTACHMENTS}${sha512}`));
  return entry?.read() ?? null;
}

/** The attachments of evidence, each once. */
export function attachmentsOf(evidence: Readonly<Record<string, { readonly attachment?: Attachment }>>): readonly Attachment[] {
  const byDigest = new Map<string, Attachment>();
  for (const { attachment } of Object.values(evidence)) if (attachment) byDigest.set(attachment.sha512, attachment);
  return [...byDigest.values()].sort((a, b) => (a.sha512 < b.sha512 ? -1 : 1));
}
