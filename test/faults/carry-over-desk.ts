import { randomBytes } from 'node:crypto';
import { AppError } from '#core/contract/errors';
import type { CallContext } from '#core/contract/dispatch';
import { assessmentHandlers } from '#services/assessments/assessment-handlers';
import { carryOverHandlers } from '#services/carry-over/carry-over-handlers';
import { openEditions } from '#services/content/editions';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { openDataFolder } from '#services/storage/data-folder';
import type { FileSystem } from '#services/storage/file-system';

const OFFICIAL = { name: 'A. Official', role: 'focal point' };
export const TIMING = { heartbeat: 40, stale: 120 };
const call: CallContext = { signal: new AbortController().signal, progress: () => {} };

/** What is done while the disk strikes. */
export type Task = 'create' | 'move';

/** One start of the program over a disk, with what the tasks need. */
export async function deskOn(fileSystem: FileSystem | undefined, folder: string, contentFolder: string) {
  const data = await openDataFolder(folder, { mode: 'own', timing: TIMING, ...(fileSystem && { fileSystem }) });
  const editions = openEditions(loadContentLibrary(contentFolder), data);
  const context: ServiceContext = {
    data,
    content: editions.content,
    clock: { now: () => new Date().toISOString() },
    newId: () => randomBytes(16).toString('hex'),
    version: 'test',
    files: {
      take: async () => {
        throw new AppError('handle-unknown');
      },
      offer: async () => '',
    },
  };
  const assessments = assessmentHandlers(context);
  const carrying = carryOverHandlers(context);
  return {
    data,
    opens: (assessment: string) => assessments['assessments.open']({ assessment }, call),
    lists: () => assessments['assessments.list']({}, call),
    async does(task: Task, assessment: string): Promise<void> {
      if (task === 'move') return void (await carrying['versions.move']({ assessment, by: OFFICIAL }, call));
      const { earlier } = await carrying['carryOver.preview']({ from: { assessment }, language: 'en' }, call);
      if (!earlier) throw new Error('nothing to carry over');
      const settings = { ...earlier.settings, exercise: { id: 'next', title: 'Next', mechanism: 'self-assessment' as const } };
      await carrying['carryOver.create']({ from: { assessment }, settings, by: OFFICIAL }, call);
    },
  };
}

export type CarryOverDesk = Awaited<ReturnType<typeof deskOn>>;
