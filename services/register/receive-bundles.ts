import { rm } from 'node:fs/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ReceivedBundle } from '#core/contract/operations';
import { decryptBundle, isEncrypted } from '../bundle/decrypt-bundle';
import { verifyBundle, type VerifyOptions } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { sha512OfFile, type Arrival, type RegisterStore } from './register-store';

/** How bundles are judged, but for what differs from one to the next. */
export type Judgement = Omit<VerifyOptions, 'call' | 'now' | 'firstSeen'>;

type Needs = Pick<ServiceContext, 'data' | 'files' | 'clock' | 'newId'>;

/**
 * Receives bundles one after the other; each is entered, found to be a duplicate, or refused, as a whole. When the user
 * stops it, those that were received stay received, the others have changed nothing, and the answer lists what was done.
 */
export async function receiveBundles(
  context: Needs,
  register: RegisterStore,
  handles: readonly string[],
  judgement: Judgement,
  call: CallContext,
): Promise<readonly ReceivedBundle[]> {
  await context.data.assertWritable();
  const files = await takeAll(context, handles);
  const received: ReceivedBundle[] = [];
  try {
    for (const [index, file] of files.entries()) {
      if (call.signal.aborted) break;
      call.progress(index, files.length, file.name);
      received.push(await receiveOne(context, register, file, judgement, call));
    }
  } catch (error) {
    if (!(error instanceof AppError && error.code === 'cancelled')) throw error;
  } finally {
    for (const file of files) await file.release();
  }
  call.progress(received.length, files.length);
  return received;
}

/** All or none: a file that is not there stops the work before anything has been received. */
async function takeAll({ files }: Pick<Needs, 'files'>, handles: readonly string[]): Promise<readonly IncomingFile[]> {
  const taken: IncomingFile[] = [];
  try {
    for (const handle of handles) taken.push(await files.take(handle));
    return taken;
  } catch (error) {
    for (const file of taken) await file.release();
    throw error;
  }
}

async function receiveOne(
  context: Needs,
  register: RegisterStore,
  file: IncomingFile,
  judgement: Judgement,
  call: CallContext,
): Promise<ReceivedBundle> {
  const sha512 = await sha512OfFile(file.path);
  const options: VerifyOptions = {
    ...judgement,
    now: context.clock.now(),
    firstSeen: (digest) => register.firstSeen(digest, sha512),
    // Progress counts bundles here, not the bytes of one.
    call: { signal: call.signal, progress: () => {} },
  };
  const opened = await openedArchive(context, file, judgement.identities ?? [], call);
  try {
    const source = { path: opened?.path ?? file.path, name: file.name };
    const { report } = await verifyBundle(source, options);
    const asItCame = { ...report, fileName: file.name, bytes: file.bytes, encrypted: report.encrypted || opened !== null };
    const arrival: Arrival = { sha512, path: file.path, archive: source.path, report: asItCame };
    return await register.admit(arrival);
  } finally {
    if (opened) await rm(opened.path, { force: true });
  }
}

/** The archive inside an encrypted bundle that one of our keys opens, for as long as it is being received. */
async function openedArchive(
  { data, newId }: Pick<Needs, 'data' | 'newId'>,
  file: IncomingFile,
  identities: readonly string[],
  call: CallContext,
): Promise<{ readonly path: string } | null> {
  if (!(await isEncrypted(file.path))) return null;
  const path = await data.files.absolute(`register/opening/${newId()}`);
  try {
    if ((await decryptBundle(file.path, path, identities, call.signal)) === null) return { path };
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
  await rm(path, { force: true });
  return null;
}
