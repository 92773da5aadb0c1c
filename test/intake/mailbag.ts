import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ContentLibrary } from '#services/content/content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { createTrustStore } from '#services/trust/trust-store';
import { writeBundles } from '#test/conference/conference-bundles';
import { conferencePlan } from '#test/conference/conference-plan';
import type { StateKey } from '#test/conference/state-key';

/** What lies in a secretariat's post: files by name, in the order in which they came. */
export interface Mailbag {
  readonly files: readonly string[];
  readonly signers: readonly StateKey[];
}

/**
 * Writes the post into `folder`: submissions of several States, one with its revision; a copy of one; one that was altered on its way; one of a
 * State whose key nobody has enrolled; and a letter that is no bundle.
 */
export async function writeMailbag(content: ContentLibrary, folder: string, states = 6): Promise<Mailbag> {
  const plan = conferencePlan(content.states()).filter(
    ({ instrument, round, practice }) => instrument === 'FIREARMS' && round === 2 && !practice,
  );
  const revised = plan.find(({ number }) => number === 2);
  const firsts = plan.filter(({ number, state }) => number === 1 && state !== revised?.state).slice(0, states);
  const chosen = [...plan.filter(({ state }) => state === revised?.state), ...firsts];
  const files: string[] = [];
  const signers = new Map<string, StateKey>();
  for await (const { path, signer } of writeBundles(content, chosen, folder, { attachment: 100_000 })) {
    files.push(path);
    signers.set(signer.key, signer);
  }
  const [first = '', second = ''] = files;
  const last = firsts.at(-1)?.state;
  const copy = join(folder, 'copy of the first.omnibus');
  const altered = join(folder, 'altered.omnibus');
  const letter = join(folder, 'letter.txt');
  await writeFile(copy, await readFile(first));
  const bytes = await readFile(second);
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  await writeFile(altered, bytes);
  await writeFile(letter, 'Please find our submission enclosed.');
  return { files: [...files, copy, altered, letter], signers: [...signers.values()].filter(({ state }) => state !== last) };
}

/** A data folder in which the keys are enrolled, and nothing has been received. */
export async function openOffice(folder: string, signers: readonly StateKey[]): Promise<void> {
  const data = await openDataFolder(folder, { mode: 'own' });
  const trust = createTrustStore({ data, clock: { now: () => '2026-01-05T08:00:00.000Z' } });
  for (const { card } of signers)
    await trust.enrol(card, { fingerprint: card.publicKey.fingerprint, confirmedBy: 'B. Officer', note: 'NV 1/2026' });
  await data.close();
}
