import { createWriteStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';
import { listFiles } from './list-files';

/** Packs a folder under its own name into one archive that keeps which files are programs; the same bytes each time. */
export async function writeZip(folder: string, archive: string, seconds: number): Promise<void> {
  const zip = new ZipFile();
  for (const file of await listFiles(folder)) {
    const isProgram = ((await stat(path.join(folder, file))).mode & 0o100) !== 0;
    zip.addFile(path.join(folder, file), `${path.basename(folder)}/${file}`, {
      mtime: localTime(seconds),
      forceDosTimestamp: true,
      mode: isProgram ? 0o100755 : 0o100644,
    });
  }
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(archive));
}

/** Archives hold a date without a zone: this one reads the same wherever it is made. */
function localTime(seconds: number): Date {
  const date = new Date(seconds * 1_000);
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
}
