import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CHANGES_ONLY } from '#core/comparison/filter';
import type { CallContext } from '#core/contract/dispatch';
import type { Input, OutgoingFile } from '#core/contract/operations';
import { packQuestionnaire } from '#core/questionnaire/packed';
import type { ServiceContext } from '../context';
import { outgoingPath } from '../files/offer-bytes';
import { makeReportInThread } from '../report/report-thread';
import type { Opened } from './open-submissions';

type Request = Input<'comparison.write'>;

/** Makes the document in a thread of its own, and offers it; whatever fails or is cancelled leaves no file. */
export async function writeComparison(
  context: ServiceContext,
  submissions: readonly Opened[],
  { what, filter = CHANGES_ONLY, format, language }: Request,
  call: CallContext,
): Promise<OutgoingFile> {
  const newest = submissions.at(-1)!.submission;
  const practice = submissions.some(({ submission }) => submission.practice);
  const name = `${practice ? 'PRACTICE-' : ''}${newest.state}-${newest.exercise.id}-${String(newest.number)}-${what}-${language}.${format}`;
  const target =
    context.data.access === 'owner'
      ? await context.data.files.absolute(outgoingPath(context, name))
      : path.join(await mkdtemp(path.join(tmpdir(), 'omnibus-')), name);
  const stateName = context.content.states().find(({ code }) => code === newest.state)?.name[language];
  try {
    await makeReportInThread(
      {
        what,
        filter,
        language,
        format,
        path: target,
        madeAt: context.clock.now(),
        ...(stateName !== undefined && { stateName }),
        submissions: submissions.map(({ digest, submission, carried }) => ({
          digest,
          submission,
          questionnaire: packQuestionnaire(carried.questionnaire),
          wording: carried.wording,
        })),
      },
      call,
    );
    return { file: await context.files.offer(target, name), name, bytes: (await stat(target)).size };
  } catch (error) {
    await rm(path.dirname(target), { recursive: true, force: true });
    throw error;
  }
}
