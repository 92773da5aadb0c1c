import { cp } from 'node:fs/promises';
import path from 'node:path';
import { ensureContent } from '../content/ensure';

/** The compiled content without the note of when its sources were read, which would differ from machine to machine. */
export async function copyContent(target: string): Promise<void> {
  const { folder } = await ensureContent({ onProblems: 'fail' });
  await cp(folder, target, { recursive: true, filter: (file) => path.basename(file) !== 'stamp.json' });
}
