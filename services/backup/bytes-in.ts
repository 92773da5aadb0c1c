import type { DataFolder } from '../storage/data-folder';

/** Bytes of all files under a folder of the data folder. */
export async function bytesIn({ fileSystem, path: root }: Pick<DataFolder, 'fileSystem' | 'path'>, folder: string): Promise<number> {
  const inside = await fileSystem.list(`${root}/${folder}`);
  if (inside === null) return (await fileSystem.size(`${root}/${folder}`)) ?? 0;
  let bytes = 0;
  for (const name of inside) bytes += await bytesIn({ fileSystem, path: root }, `${folder}/${name}`);
  return bytes;
}
