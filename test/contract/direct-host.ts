import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { dispatch } from '#core/contract/dispatch';
import type { Result } from '#core/contract/result';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import type { Host } from './office';

/** The services themselves, behind `dispatch` like in every host. */
export const directHost: Host = {
  name: 'services directly',
  hasHandles: true,
  open: async (folder) => {
    const files = new FileHandles();
    const services = await createServices({ dataFolder: path.join(folder, 'data'), mode: 'own', files, version: '0.0.0' });
    const context = { signal: new AbortController().signal, progress: () => undefined };
    const call = (name: string, input: unknown): Promise<Result<never>> =>
      dispatch(services.handlers, name, input, context, (operation, error) => {
        throw new Error(`unforeseen in ${operation}`, { cause: error });
      }) as Promise<Result<never>>;
    return {
      call,
      callAnything: call,
      knowsNot: async (name) => isUnknown(await call(name, {})),
      choose: async (file) => files.admit(file, path.basename(file), false),
      keep: async ({ file, name }) => {
        const kept = path.join(folder, name);
        await copyFile(files.claim(file).path, kept);
        return kept;
      },
      close: () => services.close(),
    };
  },
};

export const isUnknown = (result: Result<unknown>): boolean => !result.ok && result.error.code === 'operation-unknown';
