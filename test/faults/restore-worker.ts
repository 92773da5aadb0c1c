/**
 * A second process for the fault tests, run as `node restore-worker.js <data folder> <backup> <passphrase> <content> <n>`: restores
 * the backup and kills itself at the n-th thing that it asks of the disk. 0: never; it then says how many there were.
 */
import { writeSync } from 'node:fs';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { dyingDisk } from './dying-disk';

const [, , dataFolder = '', backup = '', passphrase = '', contentFolder = '', last = '0'] = process.argv;
const disk = dyingDisk(Number(last));
const files = new FileHandles();
// Beats would be counted too, and when they come is not the same each time.
const timing = { heartbeat: 1_000_000, stale: 200 };
const services = await createServices({
  dataFolder,
  mode: 'own',
  files,
  version: '0.0.0',
  contentFolder,
  fileSystem: disk.fileSystem,
  timing,
});
disk.begin();
const call = { signal: new AbortController().signal, progress: () => {} };
const file = files.admit(backup, 'all.omnibus-backup', false);
await services.handlers['backup.restore']({ file, unlock: { passphrase } }, call);
writeSync(1, `${JSON.stringify({ count: disk.end() })}\n`);
await services.close();
