import { constants } from 'node:fs';
import { copyFile, rm } from 'node:fs/promises';
import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ReceivedBundle } from '#core/contract/operations';
import { decryptBundle, isEncrypted } from '../bundle/decrypt-bundle';
import { openingPath } from '../bundle/opening-path';
import { openingReport, verifyBundle, type VerifyOptions } from '../bundle/verify-bundle';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { diskError } from '../storage/durable-files';
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
  const copy = await ownCopy(context, file);
  const opened = await openingPath(context);
  try {
    const sha512 = await sha512OfFile(copy);
    const options: VerifyOptions = {
      ...judgement,
      now: context.clock.now(),
      firstSeen: (digest, signer) => register.firstSeen(digest, signer, sha512),
      // Progress counts bundles here, not the bytes of one.
      call: { signal: call.signal, progress: () => {} },
    };
    const wasOpened = await openedInto(opened, copy, judgement.identities ?? [], call);
    const archive = wasOpened ? opened : copy;
    const { report } = await verifyBundle({ path: archive, name: file.name }, options);
    const asItCame = {
      ...report,
      fileName: file.name,
      bytes: file.bytes,
      encrypted: report.encrypted || wasOpened,
      ...(wasOpened && { opening: openingReport(true, judgement) }),
    };
    const arrival: Arrival = { sha512, path: copy, archive, report: asItCame };
    return await register.admit(arrival);
  } finally {
    await rm(copy, { force: true });
    await rm(opened, { force: true });
  }
}

/** Where the file came from somebody else may write: what is verified must be what is kept. */
async function ownCopy(context: Needs, file: IncomingFile): Promise<string> {
  const copy = await openingPath(context);
  try {
    await copyFile(file.path, copy, constants.COPYFILE_EXCL);
    return copy;
  } catch (error) {
    await rm(copy, { force: true });
    throw diskError(file.name, error);
  }
}

/**
 * Opens an encrypted bundle into `target`, if one of our keys does, for as long as it is being received. What is encrypted
 * once more inside is no archive, and is left as it came: nobody could read it from the register later.
 */
async function openedInto(target: string, path: string, identities: readonly string[], call: CallContext): Promise<boolean> {
  if (!(await isEncrypted(path))) return false;
  if ((await decryptBundle(path, target, identities, call.signal)) !== null) return false;
  return !(await isEncrypted(target));
}
