import type { DataFolder } from '../storage/data-folder';
import { isContent } from '../storage/data-folder-layout';
import { isContentPath, isPassing } from './content-paths';

export interface ContentFile {
  readonly path: string;
  readonly bytes: number;
}

export interface ContentList {
  readonly files: readonly ContentFile[];
  /** Names that no part of the program makes and that cannot be carried to every system. */
  readonly leftOut: readonly string[];
}

/** Every file that belongs to the content of a data folder, in the order of their paths. */
export async function listContent({ fileSystem, files, path: root }: DataFolder): Promise<ContentList> {
  const found: ContentFile[] = [];
  const leftOut: string[] = [];
  const visit = async (path: string): Promise<void> => {
    const inside = await fileSystem.list(`${root}/${path}`);
    if (inside !== null) {
      for (const name of [...inside].sort()) if (!name.startsWith('.')) await visit(`${path}/${name}`);
      return;
    }
    const bytes = await files.size(path);
    if (bytes === null || isPassing(path)) return;
    if (isContentPath(path)) found.push({ path, bytes });
    else leftOut.push(path);
  };
  for (const name of [...((await fileSystem.list(root)) ?? [])].sort()) if (isContent(name)) await visit(name);
  return { files: found, leftOut };
}
