import { fileURLToPath } from 'node:url';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensureContent } from '#build/content/ensure';
import { AppError } from '#core/contract/errors';
import { dispatch, type CallContext } from '#core/contract/dispatch';
import type { Input, OperationName, OutgoingFile, Output } from '#core/contract/operations';
import { loadContentLibrary } from '#services/content/load-content-library';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { openDataFolder } from '#services/storage/data-folder';
import { scratchFolder } from '#test/bundle/scratch';
import type { WritingBundles } from './conference-bundles';
import { conferencePlan, type PlannedSubmission } from './conference-plan';
import { fillRegister } from './conference-register';

const { folder: compiled } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
export const content = loadContentLibrary(compiled);
export const everything = conferencePlan(content.states());

/** A secretariat that has received what was planned, while `work` takes. */
export interface Office {
  readonly folder: string;
  /** What long work has said of its progress. */
  readonly told: number[];
  call<N extends OperationName>(name: N, input: Input<N>, signal?: AbortSignal, progress?: (done: number) => void): Promise<Output<N>>;
  /** Path of a copy of the file. */
  keep(file: OutgoingFile): Promise<string>;
}

export async function receives(folder: string, plan: readonly PlannedSubmission[], writing?: WritingBundles): Promise<void> {
  const data = await openDataFolder(folder, { mode: 'own' });
  await fillRegister(data, content, plan, undefined, writing);
  await data.close();
}

export async function secretariat<T>(folder: string, work: (office: Office) => Promise<T>): Promise<T> {
  const files = new FileHandles();
  const kept = await scratchFolder();
  const clock = { now: () => '2026-06-01T08:00:00.000Z' };
  const services = await createServices({ dataFolder: folder, mode: 'own', files, version: '0.0.0', clock });
  const told: number[] = [];
  try {
    return await work({
      folder,
      told,
      async call(name, input, signal = new AbortController().signal, progress = (done) => void told.push(done)) {
        const context: CallContext = { signal, progress };
        const result = await dispatch(services.handlers, name, input, context, (operation, error) => {
          throw new Error(`unforeseen in ${operation}`, { cause: error });
        });
        if (!result.ok) throw new AppError(result.error.code, result.error.params);
        return result.value as never;
      },
      async keep({ file, name }) {
        const path = join(kept, name);
        await copyFile(files.claim(file).path, path);
        return path;
      },
    });
  } finally {
    await services.close();
  }
}
