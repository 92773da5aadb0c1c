import { chmod, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** What Electron's program carries for its fuses: a mark, a version, the number of fuses and a state for each. */
const FUSE_MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
const FUSES = 8;

/**
 * A folder that looks like Electron's program to the packer and runs nothing. With it everything of packing but the
 * program itself is carried out and can be looked at: the archive, its list of files, the fuses.
 */
export async function makeStubDistribution(folder: string, version: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const inner of ['locales', 'resources']) await mkdir(path.join(folder, inner), { recursive: true });
  const wire = Buffer.concat([Buffer.from(FUSE_MARK), Buffer.from([1, FUSES]), Buffer.from('1'.repeat(FUSES))]);
  const program = path.join(folder, 'electron');
  await writeFile(
    program,
    Buffer.concat([Buffer.from('#!/bin/sh\necho "This is a stand-in for the program."\nexit 1\n#'), wire, Buffer.from('\n')]),
  );
  await chmod(program, 0o755);
  await writeFile(path.join(folder, 'version'), version);
  await writeFile(path.join(folder, 'LICENSE'), 'stand-in');
  await writeFile(path.join(folder, 'LICENSES.chromium.html'), 'stand-in');
  await writeFile(path.join(folder, 'locales/en-US.pak'), 'stand-in');
}
