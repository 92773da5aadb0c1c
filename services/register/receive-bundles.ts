import type { CallContext } from '#core/contract/dispatch';
import { AppError } from '#core/contract/errors';
import type { ReceivedBundle } from '#core/contract/operations';
import type { ServiceContext } from '../context';
import type { IncomingFile } from '../files/file-exchange';
import { judgeBundle, type Judgement } from './judge-bundle';
import type { RegisterStore } from './register-store';
import { removeStaged, stagedPath, staging } from './stage-file';

type Needs = Pick<ServiceContext, 'data' | 'files' | 'clock' | 'newId'>;

/**
 * Receives bundles one after the other; each is entered, found to be a duplicate, or refused, as a whole. When the user
 * stops it, those that were received stay received, the others have changed nothing, and the answer lists what was done.
 */
export async function receiveBundles(
  context: Needs,
  register: RegisterStore,
  handles: readonly string[],
  judgement: Omit<Judgement, 'firstSeenHere'>,
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
  judgement: Omit<Judgement, 'firstSeenHere'>,
  call: CallContext,
): Promise<ReceivedBundle> {
  const { files } = context.data;
  return staging(context, file, async ({ path: staged, content }) => {
    const opening = stagedPath(context);
    try {
      const toJudge = {
        path: await files.absolute(staged),
        opening: await files.absolute(opening),
        name: file.name,
        now: context.clock.now(),
        content,
      };
      const { sha512, report, opened } = await judgeBundle(toJudge, { ...judgement, firstSeenHere: register.firstSeen }, call.signal);
      return await register.admit({ sha512, staged, archive: opened ? opening : staged, report });
    } finally {
      await removeStaged(context, staged, opening);
    }
  });
}
