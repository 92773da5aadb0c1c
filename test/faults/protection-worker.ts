/**
 * A second process for the fault tests, run as `node protection-worker.js <data folder> <task> <content> <n>`: turns protection on or off, or
 * changes its passphrase, and kills itself at the n-th thing that it asks of the disk. 0: never; it then says how many there were.
 */
import { writeSync } from 'node:fs';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { nodeFileSystem, type FileSystem, type OpenFile } from '#services/storage/file-system';
import { FIRST, SECOND } from '#test/protection/passphrases';

const [, , dataFolder = '', task = '', contentFolder = '', last = '0'] = process.argv;
let count = 0;
let counting = false;

/** Sometimes before it is asked, sometimes right after. */
async function asked<T>(call: () => Promise<T>): Promise<T> {
  if (!counting) return call();
  count += 1;
  const here = count === Number(last);
  if (here && count % 2 === 0) process.kill(process.pid, 'SIGKILL');
  const asking = call();
  if (here) process.kill(process.pid, 'SIGKILL');
  return asking;
}

const watched = (file: OpenFile): OpenFile => ({
  size: () => file.size(),
  read: (position, length) => file.read(position, length),
  write: (bytes, position) => asked(() => file.write(bytes, position)),
  truncate: (size) => asked(() => file.truncate(size)),
  sync: () => asked(() => file.sync()),
  close: () => file.close(),
});

const fileSystem: FileSystem = {
  ...nodeFileSystem,
  createFolder: (path) => asked(() => nodeFileSystem.createFolder(path)),
  create: async (path) => watched(await asked(() => nodeFileSystem.create(path))),
  rename: (from, to) => asked(() => nodeFileSystem.rename(from, to)),
  remove: (path) => asked(() => nodeFileSystem.remove(path)),
  syncFolder: (path) => asked(() => nodeFileSystem.syncFolder(path)),
};

const files = new FileHandles();
// Beats would be counted too, and when they come is not the same each time.
const timing = { heartbeat: 1_000_000, stale: 200 };
const services = await createServices({ dataFolder, mode: 'own', files, version: '0.0.0', contentFolder, fileSystem, timing });
counting = true;
const call = { signal: new AbortController().signal, progress: () => {} };
if (task === 'on') await services.handlers['protection.turnOn']({ passphrase: FIRST }, call);
if (task === 'off') await services.handlers['protection.turnOff']({ passphrase: FIRST }, call);
if (task === 'change') await services.handlers['protection.changePassphrase']({ current: FIRST, next: SECOND }, call);
writeSync(1, `${JSON.stringify({ count })}\n`);
counting = false;
await services.close();
