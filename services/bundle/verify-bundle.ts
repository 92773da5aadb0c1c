import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import type { LiveAssessment } from '#core/engine/live-assessment';
import type { CarriedQuestionnaire } from '#core/submission/carried-questionnaire';
import { claimsOf } from '#core/submission/claims';
import type { RedactedCopy } from '#core/submission/redacted';
import type { Submission } from '#core/submission/submission';
import type { OpeningReport, VerificationFinding, VerificationReport } from '#core/submission/verification';
import { ARCHIVE_LIMITS } from './archive-limits';
import { QUESTIONNAIRE, SUBMISSION, UNTRUSTED_LIMIT } from './bag-layout';
import { decryptBundle, isEncrypted, startsEncrypted } from './decrypt-bundle';
import { openArchive, type Archive } from './open-archive';
import { sizeOfPlace, type FilePlace } from '../storage/file-place';
import { readBag, type Bag, type BagFile } from './read-bag';
import { readBefore } from './read-questionnaire';
import { recalling } from './recalled-files';
import { shownFindings } from './shown-findings';
import type { TrustedKeys } from './trusted-keys';
import { verdictOf } from './verdict';
import { verifyContent, type ContentFacts, type ContentVerification } from './verify-content';
import { isRedacted, verifyRedacted } from './verify-redacted';
import { askAhead, verifySignatures, type Seeing } from './verify-signatures';

export interface BundleSource {
  readonly path: FilePlace;
  /** The user's name for it, without folders. */
  readonly name: string;
  /** The bytes of the file, where they are in memory already. */
  readonly content?: Buffer;
  /** What the archive in `content` was found to hold, where it was read already: then it is not opened again. */
  readonly bag?: Bag;
}

export interface VerifyOptions extends ContentFacts {
  readonly trust: TrustedKeys;
  /** `AGE-SECRET-KEY-1…` of our keys that may open an encrypted bundle. */
  readonly identities?: readonly string[];
  /** Which of our keys those are, for the report. */
  readonly identityKeys?: readonly string[];
  /** ISO instant by our clock. */
  readonly now: string;
  /** When a bundle with this digest was first received here under this key: revocations count from then. Otherwise it is seen now. */
  readonly firstSeen?: (digest: string, key: string) => Promise<string | undefined>;
  /** Where an encrypted bundle is opened: a path that does not exist yet. Absent: in the system's temporary folder. */
  readonly openingPath?: () => Promise<string>;
  /** Given what was found while the archive is still open, to take files out of it; may do nothing where it is not whole. */
  readonly whileOpen?: (verified: VerifiedBundle, archive: Archive) => Promise<void>;
  readonly call: CallContext;
}

export interface VerifiedBundle {
  readonly report: VerificationReport;
  /** Where it could be read; only to be believed when `report.verdict` is `whole`. */
  readonly submission?: Submission;
  /** Of a redacted copy, what is left; only to be believed when `report.verdict` is `redacted`, and then as far as its sender is. */
  readonly redacted?: { readonly copy: RedactedCopy; readonly live: LiveAssessment };
  /** SHA-512 of `data/submission.json`, where it is there. */
  readonly contentDigest?: string;
  readonly carried?: CarriedQuestionnaire;
}

/**
 * Verifies a bundle that may come from anywhere and reports everything it finds. The archive is read in place; only what
 * must be decrypted is written, to a file that is gone afterwards. Throws AppError `cancelled`, or
 * `disk-full` and `disk-failed` where decrypting needs room; never because of what the bundle holds.
 */
export async function verifyBundle(source: BundleSource, options: VerifyOptions): Promise<VerifiedBundle> {
  const { content } = source;
  const bytes = content?.length ?? (await sizeOfPlace(source.path));
  const encrypted = content ? startsEncrypted(content) : await isEncrypted(source.path);
  const about: About = { fileName: source.name, bytes, encrypted, checkedAt: options.now };
  if (!encrypted) return verifyArchive(source, about, options);
  if (bytes > ARCHIVE_LIMITS.totalBytes) return { report: refused(about, [{ code: 'archive-too-large', severity: 'refusal' }]) };
  const opened = await placeToOpen(options);
  try {
    const code = await decryptBundle(source.path, opened.path, options.identities ?? [], options.call.signal);
    const found: About = { ...about, opening: openingReport(code === null, options) };
    return code ? { report: refused(found, [{ code, severity: 'refusal' }]) } : await verifyArchive(opened, found, options);
  } finally {
    await rm(opened.remove, { recursive: true, force: true });
  }
}

async function placeToOpen({ openingPath }: VerifyOptions): Promise<{ readonly path: string; readonly remove: string }> {
  if (openingPath) {
    const path = await openingPath();
    return { path, remove: path };
  }
  const folder = await mkdtemp(join(tmpdir(), 'omnibus-'));
  return { path: join(folder, 'bundle'), remove: folder };
}

type About = Pick<VerificationReport, 'fileName' | 'bytes' | 'encrypted' | 'checkedAt' | 'opening'>;

const refused = (about: About, findings: readonly VerificationFinding[]): VerificationReport => ({
  verdict: verdictOf(findings),
  ...about,
  signatures: [],
  findings: shownFindings(findings),
  trustedByCaller: false,
});

/** Whether a key of ours opened it, and which were tried. */
export const openingReport = (opened: boolean, { identityKeys = [] }: Pick<VerifyOptions, 'identityKeys'>): OpeningReport => ({
  opened,
  keys: identityKeys,
});

const NOT_READ: ContentVerification = { findings: [] };

/**
 * Whether what a bag says is read further: whatever somebody known has signed, and else only what costs little. A bag that is
 * not read is refused already, for its files or its signature.
 */
async function isWorthReading(bag: Bag, trust: TrustedKeys, seeing: Seeing): Promise<boolean> {
  const bytes = [SUBMISSION, QUESTIONNAIRE].reduce((sum, path) => sum + (bag.files.get(path)?.bytes ?? 0), 0);
  if (bytes <= UNTRUSTED_LIMIT) return true;
  const { findings } = await verifySignatures(bag, undefined, trust, seeing);
  const refused = [...bag.findings, ...findings].some(
    ({ code, severity }) => severity === 'refusal' && code !== 'signature-undeclared-slot',
  );
  return !refused;
}

/** Asked once for each key, however often its answer is needed for one bundle. */
function onceEach<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}

async function verifiedRedacted(archive: Archive, about: About, options: VerifyOptions): Promise<VerifiedBundle> {
  const { findings, digest, copy, carried, live } = await verifyRedacted(archive, options, options.call);
  const { state, exercise, instruments, practice, from, made, leftOut } = copy ?? {};
  const report: VerificationReport = {
    ...refused(about, findings),
    ...(digest === undefined ? {} : { digest }),
    ...(state && exercise && instruments && practice !== undefined && from && made && leftOut
      ? { redacted: { state, exercise, instruments, practice, from, made, leftOut } }
      : {}),
  };
  return { report, ...(copy && carried && live && { redacted: { copy, live }, carried }) };
}

const whatReadingFound = (sha512: string): Pick<BagFile, 'reading'> | undefined => {
  const reading = readBefore(sha512);
  return reading && { reading };
};

async function verifyArchive(
  { path, content: bytes, bag: known }: Pick<BundleSource, 'path' | 'content' | 'bag'>,
  about: About,
  options: VerifyOptions,
): Promise<VerifiedBundle> {
  if (known && !options.whileOpen) return verifyBag(known, about, options);
  const opened = await openArchive(path, bytes);
  if ('findings' in opened) return { report: refused(about, opened.findings) };
  const { archive } = opened;
  try {
    if (isRedacted(archive)) return await verifiedRedacted(archive, about, options);
    const bag = await readBag(archive, options.call, undefined, recalling(whatReadingFound));
    const verified = await verifyBag(bag, about, options);
    await options.whileOpen?.(verified, archive);
    return verified;
  } finally {
    await archive.close();
  }
}

async function verifyBag(bag: Bag, about: About, options: VerifyOptions): Promise<VerifiedBundle> {
  const { now, firstSeen } = options;
  const trust = onceEach(options.trust);
  const before = firstSeen && bag.digest !== undefined ? onceEach((key) => firstSeen(bag.digest ?? '', key)) : undefined;
  const seeing: Seeing = { now, ...(before && { before }) };
  await askAhead(bag, trust, seeing);
  const content = (await isWorthReading(bag, trust, seeing)) ? await verifyContent(bag, options) : NOT_READ;
  const { signatures, findings, trustedByCaller } = await verifySignatures(bag, content.submission, trust, seeing);
  const all = [...bag.findings, ...content.findings, ...findings];
  return {
    report: {
      verdict: verdictOf(all),
      ...about,
      ...(bag.digest === undefined ? {} : { digest: bag.digest }),
      ...(content.submission ? { claims: claimsOf(content.submission) } : {}),
      signatures,
      findings: shownFindings(all),
      trustedByCaller,
      ...(signatures[0]?.firstSeen !== undefined && { firstSeen: signatures[0].firstSeen }),
    },
    ...(content.submission ? { submission: content.submission, contentDigest: bag.files.get(SUBMISSION)?.sha512 } : {}),
    ...(content.carried ? { carried: content.carried } : {}),
  };
}
