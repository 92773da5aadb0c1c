/**
 * A second process for the fault tests, run as `node protection-worker.js <data folder> <task> <content> <n>`: turns protection on or off, or
 * changes its passphrase, and kills itself at the n-th thing that it asks of the disk. 0: never; it then says how many there were.
 */
import { writeSync } from 'node:fs';
import { createServices } from '#services/create-services';
import { FileHandles } from '#services/files/file-handles';
import { FIRST, SECOND } from '#test/protection/passphrases';
import { dyingDisk } from './dying-disk';

const [, , dataFolder = '', task = '', contentFolder = '', last = '0'] = process.argv;
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
if (task === 'on') await services.handlers['protection.turnOn']({ passphrase: FIRST }, call);
if (task === 'off') await services.handlers['protection.turnOff']({ passphrase: FIRST }, call);
if (task === 'change') await services.handlers['protection.changePassphrase']({ current: FIRST, next: SECOND }, call);
writeSync(1, `${JSON.stringify({ count: disk.end() })}\n`);
await services.close();
