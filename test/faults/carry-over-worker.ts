/**
 * A second process for the fault tests, run as `node worker.mjs <task> <data folder> <assessment> <content folder> <stroke>`.
 * It ends itself with SIGKILL before that stroke on the disk, or reports how many there were.
 */
import { writeSync } from 'node:fs';
import { deskOn, type Task } from './carry-over-desk';
import { strikingDisk } from './striking-disk';

const [, , task, folder = '', assessment = '', content = '', last = '0'] = process.argv;

let strokes = 0;
let counting = false;
const disk = strikingDisk(() => {
  if (!counting) return;
  strokes += 1;
  if (strokes === Number(last)) process.kill(process.pid, 'SIGKILL');
});

async function work(): Promise<void> {
  const desk = await deskOn(disk, folder, content);
  await desk.opens(assessment);
  counting = true;
  await desk.does(task as Task, assessment);
  writeSync(1, `${strokes}`);
  process.exit(0);
}

work().catch((error: unknown) => {
  writeSync(2, String(error));
  process.exit(3);
});
