import { AppError } from '#core/contract/errors';
import type { IntakeRun } from '#core/register/intake';
import type { ServiceContext } from '../context';
import type { FilePlace } from '../storage/file-place';
import type { ToTakeIn } from './take-in';

/** A file that the user gave. */
export interface Source {
  readonly name: string;
  readonly bytes: number;
  readonly path: FilePlace;
  release(): Promise<void>;
}

/**
 * The files behind handles. One that has vanished meanwhile is listed and found missing in its turn; a handle that nobody gave out
 * stops the work before anything is taken in.
 */
export async function sourcesOf({ files }: Pick<ServiceContext, 'files'>, handles: readonly string[]): Promise<readonly Source[]> {
  const taken: Source[] = [];
  try {
    for (const handle of handles) taken.push(await files.take(handle).catch(vanished));
    return taken;
  } catch (error) {
    for (const source of taken) await source.release();
    throw error;
  }
}

function vanished(error: unknown): Source {
  if (!(error instanceof AppError) || error.code !== 'file-missing') throw error;
  return { name: String(error.params['name'] ?? ''), bytes: 0, path: '', release: async () => {} };
}

/** Each source with its place in the run's list: the first of its name and length that is not taken yet, or one after the last. */
export function filesToTakeIn({ files, results }: IntakeRun, sources: readonly Source[]): readonly ToTakeIn[] {
  const places = new Map<string, number[]>();
  const decided = new Map<string, string[]>();
  const put = <T>(among: Map<string, T[]>, name: string, value: T): void => void (among.get(name)?.push(value) ?? among.set(name, [value]));
  files.forEach((listed, at) => {
    put(places, nameOf(listed), at + 1);
    const result = results.get(at + 1);
    if (result?.sha512 !== undefined && result.outcome !== 'failed') put(decided, nameOf(listed), result.sha512);
  });
  let last = files.length;
  return sources.map((source) => {
    const { name, bytes, path } = source;
    const file = places.get(nameOf(source))?.shift() ?? (last += 1);
    return { file, name, bytes, path, decided: decided.get(nameOf(source)) ?? [], release: source.release };
  });
}

const nameOf = ({ name, bytes }: Pick<Source, 'name' | 'bytes'>): string => `${bytes} ${name}`;
