import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import type { BackupHeader } from '#services/backup/backup-format';
import { lockNewKey, unlockKey } from '#services/backup/backup-key';
import { manifestText } from '#services/bundle/bag-layout';
import { SealingStream } from '#services/storage/sealed-stream';
import { PASSPHRASE } from './program';

export interface Crafted {
  readonly files: readonly { readonly path: string; readonly text: string; readonly claimedBytes?: number }[];
  readonly content?: Readonly<Record<string, unknown>>;
  /** Lines of the manifest; absent: true ones. */
  readonly manifest?: string;
  readonly afterwards?: string;
  /** How a line of JSON is spelled, the first one too. */
  readonly spelled?: (line: string) => string;
}

/** A backup made by somebody who knows the passphrase and the format, and means harm. */
export async function craftBackup(
  path: string,
  { files, content, manifest, afterwards = '', spelled = (line) => line }: Crafted,
): Promise<void> {
  const locked = await lockNewKey('2026-01-01T00:00:00.000Z', PASSPHRASE, []);
  const first = locked.line.toString('utf8');
  const line = Buffer.from(spelled(first), 'utf8');
  const key = await unlockKey({ header: JSON.parse(first) as BackupHeader, line }, { passphrase: PASSPHRASE }, path);
  const parts: Uint8Array[] = [line];
  const stream = new SealingStream(key, async (sealed) => void parts.push(sealed));
  const put = (text: string): Promise<void> => stream.write(Buffer.from(text));
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  const about = { format: 'omnibus-backup-content/1', folder: 'omnibus-data/1', program: '0', files: files.length, bytes, assessments: [] };
  await put(`${spelled(JSON.stringify({ ...about, ...content }))}\n`);
  for (const { path: name, text, claimedBytes = Buffer.byteLength(text) } of files) {
    await put(`${spelled(JSON.stringify({ path: name, bytes: claimedBytes }))}\n`);
    await put(text);
  }
  const sums = files.map(({ path: name, text }) => ({ path: name, sha512: createHash('sha512').update(text).digest('hex') }));
  const list = manifest ?? manifestText(sums);
  const last = spelled(JSON.stringify({ path: 'manifest-sha512.txt', bytes: Buffer.byteLength(list) }));
  await put(`${last}\n${list}${afterwards}`);
  await stream.end();
  await writeFile(path, Buffer.concat(parts));
}
