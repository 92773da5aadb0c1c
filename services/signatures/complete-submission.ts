import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import type { Person } from '#core/answers/answer';
import type { Change } from '#core/answers/change';
import type { AssessmentDocument, SubmissionRecord } from '#core/answers/document';
import { awaitsSecond } from '#core/answers/sealed-submissions';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ExportedSubmission, Saved } from '#core/contract/operations';
import type { SignatureFileProblem } from '#core/register/signature-file';
import { assessmentStoreOf } from '../assessments/store-of';
import { ATTACHMENTS, SECOND_SLOT, signaturePath, STATE_SLOT, SUBMISSION, TAG_MANIFEST } from '../bundle/bag-layout';
import { openArchive, type Archive } from '../bundle/open-archive';
import { readBack } from '../bundle/read-back';
import { readBag, type Bag } from '../bundle/read-bag';
import { awaitingBundlePath, sealedBundlePath } from '../bundle/sealed-files';
import { assertUsable, recipientsOf } from '../bundle/signing-keys';
import { writeArchive, type ArchiveContent } from '../bundle/write-archive';
import type { ServiceContext } from '../context';
import { offerKept, outgoingPath } from '../files/offer-bytes';
import type { FilePlace } from '../storage/file-place';
import type { KeyRing } from '../keys/key-ring';
import type { VerifiedCard } from '../trust/card-file';
import type { TrustStore } from '../trust/trust-store';

export interface SignatureServices {
  readonly context: ServiceContext;
  readonly keys: KeyRing;
  readonly trust: TrustStore;
}

export interface SecondSigning {
  readonly assessment: string;
  readonly digest: string;
  readonly by: Person;
  /** Of the second key. */
  readonly card: VerifiedCard;
  /** Signs the exact bytes of the tag manifest, or gives the signature over them that came; throws where there is none. */
  readonly sign: (tagManifest: Uint8Array) => Promise<string>;
}

/**
 * Puts the second signature to a sealed submission. The complete bundle is written beside the awaiting one, read again as a
 * receiver would and verified whole; then one line of the journal makes it the submission. Whatever fails before leaves it
 * awaiting. Throws AppError `not-found`, `signature-invalid`, `key-not-usable`, `file-missing`, `bundle-unverified`,
 * `disk-full`, `cancelled`.
 */
export async function completeSubmission(
  { context, keys, trust }: SignatureServices,
  { assessment, digest, by, card, sign }: SecondSigning,
  call: CallContext,
): Promise<ExportedSubmission & { readonly saved: Saved }> {
  await context.data.assertWritable();
  const assessments = assessmentStoreOf(context);
  const { document } = await assessments.readToWrite(assessment);
  const record = awaitingIn(document, digest);
  const key = card.publicKey.thumbprint;
  const scope = scopeOf(document, record);
  if (key === record.key) throw new AppError('key-not-usable', { reason: 'same-key' });
  await assertUsable(card.card, key, scope, trust);
  const first = await keys.card(record.key);
  const { encryptFor } = record.second;
  const chosen = await recipientsOf(encryptFor, scope, trust);
  // Nobody has given a passphrase here: what is encrypted is read again with an identity that is then forgotten.
  const reader = chosen.length > 0 ? await passingIdentity() : null;
  const recipients = reader ? [...chosen, first.card.ageRecipient, card.card.ageRecipient, reader.recipient] : [];
  const name = record.fileName;
  const { files } = context.data;
  const outgoing = outgoingPath(context, name);
  const draft = await files.absolute(outgoing);
  const stays = sealedBundlePath(assessment, digest, name);
  let unrecorded = false;
  try {
    await writeWithSecond(await awaitingPath(context, assessment, record), draft, { digest, sign }, recipients, call);
    const identities = reader ? [reader.identity] : [];
    const report = await readBack(context, { path: draft, name, digest, cards: [first, card], identities }, call);
    unrecorded = true;
    // On disk under its name before a line of the history says that it is.
    await files.move(outgoing, stays);
    const signed = { key, at: context.clock.now() };
    const saved = await assessments.commit(assessment, by, (current) => ({
      changes: [secondChanged(current.document, digest, { encryptFor, signed })],
    }));
    unrecorded = false;
    await files.remove(awaitingBundlePath(assessment, digest)).catch(() => undefined);
    const { file, bytes } = await offerKept(context, stays, name);
    const encryptedFor = reader ? [...encryptFor, record.key, key] : [];
    return { file, name, bytes, digest, report, encryptedFor, saved };
  } catch (error) {
    // Refused to a program that another one has replaced: that one may have read the line that names the bundle.
    if (unrecorded) await files.remove(stays).catch(() => undefined);
    throw error;
  } finally {
    await rm(dirname(draft), { recursive: true, force: true });
  }
}

export type AwaitingRecord = SubmissionRecord & { readonly second: NonNullable<SubmissionRecord['second']> };

/** Throws AppError `not-found`, or `signature-invalid` where no signature is awaited. */
export function awaitingIn({ submissions }: AssessmentDocument, digest: string): AwaitingRecord {
  const record = Object.hasOwn(submissions, digest) ? submissions[digest] : undefined;
  if (!record) throw new AppError('not-found', { what: 'submission', id: digest });
  if (!record.second || !awaitsSecond(record)) throw unusable('not-awaited');
  return { ...record, second: record.second };
}

/** The change of the record; throws where somebody else has completed or withdrawn it meanwhile. */
export function secondChanged(document: AssessmentDocument, digest: string, second: AwaitingRecord['second']): Change {
  const before = awaitingIn(document, digest);
  return { collection: 'submissions', key: digest, before, after: { ...before, revision: before.revision + 1, second } };
}

export const unusable = (problem: SignatureFileProblem): AppError => new AppError('signature-invalid', { problem });

function scopeOf({ settings }: AssessmentDocument, { scope }: SubmissionRecord): { readonly state: string; readonly practice: boolean } {
  const found = scope ?? settings['assessment'];
  if (!found) throw new AppError('not-found', { what: 'settings', id: '' });
  return found;
}

async function awaitingPath({ data }: ServiceContext, assessment: string, { digest, fileName }: SubmissionRecord): Promise<FilePlace> {
  const path = awaitingBundlePath(assessment, digest);
  if ((await data.files.size(path)) === null) throw new AppError('file-missing', { name: fileName });
  return data.files.place(path);
}

async function passingIdentity(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
  const identity = await generateX25519Identity();
  return { identity, recipient: await identityToRecipient(identity) };
}

/** Every byte of the awaiting bundle as it is, and one signature more. */
async function writeWithSecond(
  from: FilePlace,
  to: string,
  { digest, sign }: Pick<SecondSigning, 'digest' | 'sign'>,
  recipients: readonly string[],
  call: CallContext,
): Promise<void> {
  const opened = await openArchive(from);
  if ('findings' in opened) throw new AppError('bundle-unverified', { code: opened.findings[0]?.code ?? 'not-an-archive' });
  const { archive } = opened;
  try {
    const bag = await readBag(archive, { signal: call.signal, progress: () => {} });
    const tagManifest = bag.files.get(TAG_MANIFEST)?.content;
    if (!tagManifest || bag.digest !== digest) throw new AppError('bundle-unverified', { code: 'bag-file-altered' });
    const signature = Buffer.from(await sign(tagManifest), 'utf8');
    const content = contentOf(archive, bag, signature);
    const progress = (done: number, total: number): void => call.progress(done, total, 'writing');
    await writeArchive(to, content, { recipients, call: { signal: call.signal, progress } });
  } finally {
    await archive.close();
  }
}

function contentOf({ entries }: Archive, bag: Bag, signature: Buffer): ArchiveContent {
  const name = entries[0]?.name.split('/')[0] ?? '';
  const { sealedAt } = JSON.parse((bag.files.get(SUBMISSION)?.content ?? Buffer.from('{}')).toString('utf8')) as { sealedAt: string };
  const files = [...bag.files].flatMap(([path, { content }]): [string, Buffer][] => {
    if (!content) return [];
    const own: [string, Buffer] = [path, content];
    return path === signaturePath(STATE_SLOT) ? [own, [signaturePath(SECOND_SLOT), signature]] : [own];
  });
  const attachments = entries.flatMap((entry) => {
    const path = entry.name.slice(name.length + 1);
    if (!path.startsWith(ATTACHMENTS)) return [];
    return [
      {
        sha512: path.slice(ATTACHMENTS.length),
        bytes: entry.bytes,
        open: async () => Readable.from(entry.read(), { objectMode: false }),
      },
    ];
  });
  return { name, at: sealedAt, files, attachments };
}
