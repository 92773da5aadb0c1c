import type { KeyObject } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { listFiles } from '../portable/list-files';
import { makePortable } from '../portable/make-portable';
import { PORTABLE_PLATFORMS } from '../portable/runtimes';
import { digestOf, writeSums } from '../portable/sums';
import { writeZip } from '../portable/write-zip';

/**
 * `dist/portable/`: the portable folder of each platform, its archive, and the sums of the archives. Everything is made
 * twice and compared. Answers with how many platforms could be made, and throws an Error where two makings differ.
 */
export async function packagePortable(output: string, key: KeyObject | null, date: number): Promise<number> {
  await rm(output, { recursive: true, force: true });
  const archives = path.join(output, 'archives');
  await mkdir(archives, { recursive: true });
  const asked = { platforms: PORTABLE_PLATFORMS, key, date };
  const { made, left } = await makePortable({ ...asked, output });
  for (const { platform, why } of left) console.log(`portable folder for ${platform}: left out, since ${why}`);
  await compareWithSecond(
    made.map(({ folder }) => folder),
    asked,
    path.join(output, '.second'),
  );
  for (const { platform, folder } of made) {
    await writeZip(folder, path.join(archives, `${path.basename(folder)}.zip`), date);
    console.log(`portable folder for ${platform}: ${path.relative(process.cwd(), folder)}`);
  }
  await writeSums(archives, key);
  return made.length;
}

async function compareWithSecond(
  first: readonly string[],
  asked: Pick<Parameters<typeof makePortable>[0], 'platforms' | 'key' | 'date'>,
  output: string,
): Promise<void> {
  const second = await makePortable({ ...asked, output });
  const unequal: string[] = [];
  for (const folder of first) {
    const again = second.made.find((made) => path.basename(made.folder) === path.basename(folder))?.folder ?? '';
    unequal.push(...(await differences(folder, again)).map((file) => `${path.basename(folder)}/${file}`));
  }
  await rm(output, { recursive: true, force: true });
  if (unequal.length > 0) throw new Error(`Made twice, these differ:\n${unequal.join('\n')}`);
  if (first.length > 0) console.log('made twice: the same bytes');
}

/** Files that only one of two folders has, or that differ. */
export async function differences(one: string, other: string): Promise<readonly string[]> {
  const [here, there] = [await listFiles(one), await listFiles(other)];
  const different: string[] = [];
  for (const file of new Set([...here, ...there])) {
    const inBoth = here.includes(file) && there.includes(file);
    if (!inBoth || (await digestOf(path.join(one, file))) !== (await digestOf(path.join(other, file)))) different.push(file);
  }
  return different;
}
