/**
 * The files of a bag (BagIt 1.0, RFC 8493) as this format has them: names relative to the bag's one folder.
 * `docs/formats/bundle.md` says the same for other readers.
 */
export const BAG_DECLARATION = 'bagit.txt';
export const BAG_INFO = 'bag-info.txt';
export const MANIFEST = 'manifest-sha512.txt';
export const TAG_MANIFEST = 'tagmanifest-sha512.txt';
export const SUBMISSION = 'data/submission.json';
/** In the place of the submission: a copy from which parts were left out. */
export const REDACTED = 'data/redacted.json';
export const QUESTIONNAIRE = 'data/questionnaire.json';
export const ATTACHMENTS = 'data/attachments/';
export const SIGNATURES = 'signatures/';

export const BAG_DECLARATION_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** Every submission is signed for its State in this slot. */
export const STATE_SLOT = 'state';
/** And in this one where the State requires two signatories: another key of the same State. */
export const SECOND_SLOT = 'second';

export const attachmentPath = (sha512: string): string => `${ATTACHMENTS}${sha512}`;
export const signaturePath = (slot: string): string => `${SIGNATURES}${slot}.jws`;

export const BUNDLE_ENDING = '.omnibus';
export const ENCRYPTED_ENDING = '.omnibus.age';

/** How much of each file is read into memory, in bytes; everything else is only hashed as it streams by. */
export const MEMORY_LIMITS = {
  tagFile: 16 * 1024 * 1024,
  signature: 16 * 1024,
  submission: 16 * 1024 * 1024,
  questionnaire: 16 * 1024 * 1024,
} as const;

/**
 * Submission and questionnaire together, in bytes, that are read further although nobody known has signed them: well above
 * what an honest State sends, and no work worth speaking of.
 */
export const UNTRUSTED_LIMIT = 4 * 1024 * 1024;

export interface ManifestLine {
  readonly path: string;
  readonly sha512: string;
}

/** The lines of a manifest, in the order of their paths, as `sha512sum -c` reads them. */
export const manifestText = (lines: readonly ManifestLine[]): string =>
  [...lines]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha512 }) => `${sha512}  ${path}\n`)
    .join('');

const LINE = /^([0-9a-f]{128}) [ *](\S(?:.*\S)?)$/;

/** By path. `null` where a line is not a manifest line or a path stands twice. */
export function readManifest(text: string): ReadonlyMap<string, string> | null {
  const lines = text.split('\n');
  if (lines.pop() !== '') return null;
  const digests = new Map<string, string>();
  for (const line of lines) {
    const [, sha512, path] = LINE.exec(line) ?? [];
    if (sha512 === undefined || path === undefined || digests.has(path)) return null;
    digests.set(path, sha512);
  }
  return digests;
}
