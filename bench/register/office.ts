import { ensureContent } from '#build/content/ensure';
import { dispatch } from '#core/contract/dispatch';
import type { Input, Output } from '#core/contract/operations';
import type { ContentLibrary } from '#services/content/content-library';
import { loadContentLibrary } from '#services/content/load-content-library';
import type { ServiceContext } from '#services/context';
import { FileHandles } from '#services/files/file-handles';
import type { ReadSubmission } from '#services/register/register-index';
import { searchableRegister, searchHandlers } from '#services/register/search-handlers';
import { openDataFolder, type DataFolder } from '#services/storage/data-folder';

/** A data folder with nothing but its register, and the operations on it. */
export interface RegisterOffice {
  readonly data: DataFolder;
  readonly content: ContentLibrary;
  search(input: Input<'register.search'>, readSubmission?: ReadSubmission): Promise<Output<'register.search'>>;
}

export async function openOffice(folder: string): Promise<RegisterOffice> {
  const content = loadContentLibrary((await ensureContent({ onProblems: 'fail' })).folder);
  const data = await openDataFolder(folder, { mode: 'own' });
  const clock = { now: () => new Date().toISOString() };
  const context: ServiceContext = { data, content, clock, files: new FileHandles(), newId: () => 'none', version: '0.0.0' };
  let handlers: ReturnType<typeof searchHandlers> | undefined;
  return {
    data,
    content,
    async search(input, readSubmission) {
      handlers ??= searchHandlers(context, searchableRegister(context, readSubmission));
      const call = { signal: new AbortController().signal, progress: () => undefined };
      const result = await dispatch(handlers as Parameters<typeof dispatch>[0], 'register.search', input, call, (_, error) => {
        throw error;
      });
      if (!result.ok) throw new Error(result.error.code);
      return result.value as Output<'register.search'>;
    },
  };
}
