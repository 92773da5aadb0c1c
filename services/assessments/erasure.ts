import type { Evidence } from '#core/answers/document';
import type { DurableFiles } from '../storage/durable-files';
import { scanJournal, type StoredEntry } from './journal';
import { attachmentsOf, backupsOf, folderOf, journalOf, snapshotOf, submissionsOf } from './load-assessment';
import type { Formats } from './migrations';
import { recordsTold } from './what-erasing-takes';

/** The journal as it will be; it takes the place of the old one in one step. */
const preparedOf = (id: string): string => `${folderOf(id)}/journal.erased.ndjson`;
/** There while an erasure is under way, from before its first step to after its last. */
const markerOf = (id: string): string => `${folderOf(id)}/erasing.json`;
const MARKER_FORMAT = 'omnibus-erasure/1';

/**
 * Puts the rewritten journal in place of the old one. Until the last step the old state is whole, with it the new one:
 * the snapshot goes before, since a whole journal needs none. `finishErasure` has to follow, whatever happens here.
 */
export async function replaceJournal(files: DurableFiles, id: string, lines: readonly string[]): Promise<void> {
  await files.write(markerOf(id), Buffer.from(`${JSON.stringify({ format: MARKER_FORMAT, seq: lines.length - 1 })}\n`));
  await files.write(preparedOf(id), Buffer.from(lines.map((line) => `${line}\n`).join('')));
  await files.remove(snapshotOf(id));
  await files.move(preparedOf(id), journalOf(id));
}

/**
 * Removes what an erasure leaves behind, also one that was cut short: old copies where the new journal is in place, the
 * new journal where it is not. Nothing to do where no erasure is under way. A damaged journal is left as it is.
 */
export async function finishErasure(files: DurableFiles, formats: Formats, id: string): Promise<void> {
  const marker = await files.read(markerOf(id));
  if (!marker) return;
  const journal = scanJournal((await files.read(journalOf(id))) ?? new Uint8Array(), formats);
  if (journal.damagedAt !== undefined) return;
  const line = journal.entries.find(({ seq }) => seq === seqIn(marker));
  if (line?.erases) await removeOldCopies(files, id, journal.entries, line.erases);
  await files.remove(preparedOf(id));
  await files.remove(markerOf(id));
}

function seqIn(marker: Uint8Array): unknown {
  try {
    return (JSON.parse(Buffer.from(marker).toString('utf8')) as { seq?: unknown }).seq;
  } catch {
    return undefined;
  }
}

async function removeOldCopies(
  files: DurableFiles,
  id: string,
  entries: readonly StoredEntry[],
  { records, bundles }: NonNullable<StoredEntry['erases']>,
): Promise<void> {
  const removeIn = async (folder: string, chosen: (name: string) => boolean): Promise<void> => {
    for (const name of (await files.list(folder)).filter(chosen)) await files.remove(`${folder}/${name}`);
  };
  await files.remove(snapshotOf(id));
  await files.remove(`${snapshotOf(id)}.bak`);
  await removeIn(backupsOf(id), () => true);
  await removeIn(folderOf(id), isTemporary);
  await removeIn(submissionsOf(id), (name) => isTemporary(name) || bundles.includes(name));
  const cited = records.some(({ collection }) => collection === 'evidence') ? attachmentsCited(entries) : null;
  await removeIn(attachmentsOf(id), (name) => isTemporary(name) || (cited !== null && !cited.has(name)));
  // Copies on their way to or from a user, who asks for them again.
  for (const folder of ['outgoing', 'incoming']) await removeIn(folder, () => true);
}

const isTemporary = (name: string): boolean => name.startsWith('.') && name.endsWith('.tmp');

/** Files that some evidence names or named, so that undo may bring it back. */
const attachmentsCited = (entries: readonly StoredEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(recordsTold).flatMap(({ collection, content }) => {
      const attachment = collection === 'evidence' ? (content as Evidence).attachment : undefined;
      return attachment ? [attachment.sha512] : [];
    }),
  );
