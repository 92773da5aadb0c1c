import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CallContext } from '#core/contract/dispatch';
import type { OutgoingFile } from '#core/contract/operations';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import type { DocumentJob } from '../report/report-job';
import { makeReportInThread } from '../report/report-thread';

/** Makes a document in a thread of its own, and offers it; whatever fails or is cancelled leaves no file. */
export async function writeInThread(
  context: ServiceContext,
  name: string,
  call: CallContext,
  job: (target: string) => DocumentJob,
): Promise<OutgoingFile> {
  // Whoever only reads a folder may still compare, and keeps nothing there.
  const target =
    context.data.access === 'owner'
      ? await context.data.files.absolute(outgoingPath(context, name))
      : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);
  try {
    await makeReportInThread(job(target), call);
    return { file: await context.files.offer(target, name), name, bytes: (await stat(target)).size };
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    throw error;
  }
}
