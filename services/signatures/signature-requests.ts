import { constants } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { InspectedRequest, OutgoingFile } from '#core/contract/operations';
import { SIGNATURE_FORMAT, type SignatureFile } from '#core/register/signature-file';
import type { VerificationReport } from '#core/submission/verification';
import { SECOND_SLOT, signaturePath, STATE_SLOT, TAG_MANIFEST } from '../bundle/bag-layout';
import { contentFacts } from '../bundle/content-facts';
import { openArchive } from '../bundle/open-archive';
import { openingIn } from '../bundle/opening-path';
import { readBag } from '../bundle/read-bag';
import { assertUsable } from '../bundle/signing-keys';
import { enrolledKeys, firstOf, keysOfCards } from '../bundle/trusted-keys';
import { verifyBundle } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import { offerBytes } from '../files/offer-bytes';
import { diskError } from '../storage/durable-files';
import { unusable, type SignatureServices } from './complete-submission';

/** Copies of requests that were looked at; emptied at every start. */
export const REQUESTS_FOLDER = 'signing';

/**
 * Takes in what the second signatory was sent, as a copy of our own: what was looked at is what is signed. The copy stays
 * where there is something to sign in it. Throws AppError `disk-full`, `cancelled`; never because of what the file holds.
 */
export async function inspectRequest(services: SignatureServices, file: string, call: CallContext): Promise<InspectedRequest> {
  const { context } = services;
  await context.data.assertWritable();
  const incoming = await context.files.take(file);
  const request = context.newId();
  const path = await copyPath(context, request);
  try {
    await copyFile(incoming.path, path, constants.COPYFILE_EXCL);
    const report = await lookedAt(services, { path, name: incoming.name }, call);
    const signable = isSignable(report);
    if (!signable) await rm(path, { force: true });
    return { report, request: signable ? request : null };
  } catch (error) {
    await rm(path, { force: true });
    throw error instanceof AppError ? error : diskError(incoming.name, error);
  } finally {
    await incoming.release();
  }
}

/** Signs what was inspected. Throws AppError `not-found`, `signature-invalid`, `key-not-usable`, `wrong-passphrase`. */
export async function signRequest(
  services: SignatureServices,
  { request, key: id, passphrase }: { readonly request: string; readonly key: string; readonly passphrase: string },
  call: CallContext,
): Promise<OutgoingFile> {
  const { context, keys, trust } = services;
  const path = await copyPath(context, request);
  if ((await context.data.files.size(`${REQUESTS_FOLDER}/${request}`)) === null)
    throw new AppError('not-found', { what: 'submission', id: request });
  const report = await lookedAt(services, { path, name: request }, call);
  if (!isSignable(report) || !report.claims || report.digest === undefined) throw unusable('not-a-request');
  const { claims, digest } = report;
  const { card } = await keys.card(id);
  await assertUsable(card, id, claims, trust);
  if (report.signatures.some(({ slot, key }) => slot === STATE_SLOT && key === id))
    throw new AppError('key-not-usable', { reason: 'same-key' });
  const key = await keys.unlock(id, passphrase);
  const signature = await key.sign(await tagManifestOf(path, digest), 'omnibus-submission+jws');
  const file: SignatureFile = { format: SIGNATURE_FORMAT, digest, slot: SECOND_SLOT, signature, card: key.cardFile };
  const name = `${claims.practice ? 'PRACTICE-' : ''}${claims.state}-${claims.exercise}-${claims.number}.signature.json`;
  return offerBytes(context, name, Buffer.from(`${JSON.stringify(file, null, 2)}\n`, 'utf8'));
}

async function copyPath({ data }: ServiceContext, request: string): Promise<string> {
  if (!/^[A-Za-z0-9_-]{1,100}$/.test(request)) throw new AppError('not-found', { what: 'submission', id: request.slice(0, 100) });
  return data.files.absolute(`${REQUESTS_FOLDER}/${request}`);
}

/** By the keys enrolled here and those of this computer. */
async function lookedAt(
  { context, keys, trust }: SignatureServices,
  source: { readonly path: string; readonly name: string },
  call: CallContext,
): Promise<VerificationReport> {
  const own = await Promise.all((await keys.list()).map(({ id }) => keys.card(id)));
  const { report } = await verifyBundle(source, {
    ...contentFacts(context.content),
    ...openingIn(context),
    trust: firstOf(enrolledKeys(trust), keysOfCards(own, 'own')),
    now: context.clock.now(),
    call,
  });
  return report;
}

/**
 * The second signature is missing and nothing else is wrong. That the first key is not known here is said and does not
 * prevent signing: its card need not have reached this computer.
 */
function isSignable({ verdict, findings, claims, encrypted }: VerificationReport): boolean {
  const missing = findings.some(({ code, file }) => code === 'signature-missing' && file === signaturePath(SECOND_SLOT));
  const others = findings.filter(({ code, severity }) => severity === 'refusal' && code !== 'signature-missing' && code !== 'key-unknown');
  const alone = findings.filter(({ code }) => code === 'signature-missing').length === 1;
  return (verdict === 'incomplete' || verdict === 'key-unknown') && missing && alone && others.length === 0 && !!claims && !encrypted;
}

async function tagManifestOf(path: string, digest: string): Promise<Uint8Array> {
  const opened = await openArchive(path);
  if ('findings' in opened) throw unusable('not-a-request');
  try {
    const bag = await readBag(opened.archive, { signal: new AbortController().signal, progress: () => {} });
    const content = bag.files.get(TAG_MANIFEST)?.content;
    if (!content || bag.digest !== digest) throw unusable('not-a-request');
    return content;
  } finally {
    await opened.archive.close();
  }
}
