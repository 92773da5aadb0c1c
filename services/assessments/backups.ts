import type { DurableFiles } from '../storage/durable-files';
import { backupsOf, snapshotOf } from './load-assessment';

/** Days of which a backup is kept. */
const KEPT = 7;

/**
 * The first snapshot of a day is kept as that day's backup, for the newest seven days on which work was done. Under a
 * `label` it is kept for good.
 */
export async function keepBackup(files: DurableFiles, id: string, now: string, label?: string): Promise<void> {
  const day = now.slice(0, 10);
  const name = label ? `${label}-${day}.json` : `${day}.json`;
  const kept = await files.list(backupsOf(id));
  if (kept.includes(name)) return;
  const bytes = await files.read(snapshotOf(id));
  if (!bytes) return;
  await files.write(`${backupsOf(id)}/${name}`, bytes);
  const days = [...kept, name].filter((each) => /^\d{4}-\d{2}-\d{2}\.json$/.test(each)).sort();
  for (const old of days.slice(0, -KEPT)) await files.remove(`${backupsOf(id)}/${old}`);
}
