import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { openDataFolder } from '#services/storage/data-folder';
import { conferencePlan } from '#test/conference/conference-plan';
import { fillRegister } from '#test/conference/conference-register';
import { Party, withOneByteChanged } from '#test/register/party';
import { GUARDED, RELEASES, STATES, withGuardedWords } from './guarded-words';

/** A secretariat whose register holds words that must not leave it, with everything from which a file can be made. */
export interface GuardedOffice {
  readonly folder: string;
  readonly secretariat: Party;
  /** Digests of each State's submissions, the older exercise first. */
  readonly digests: Readonly<Record<string, readonly string[]>>;
  readonly exercise: string;
  /** A key of the secretariat, and one that was made to succeed another. */
  readonly key: string;
  readonly older: string;
  readonly successor: string;
  /** Over the submission of a State that has released nothing. */
  readonly review: string;
  readonly run: string;
  /** A refused file. */
  readonly quarantined: string;
  /** SHA-512 of the file that every State attached. */
  readonly attached: string;
  /** Where the bundle of a submission lies. */
  bundle(digest: string): string;
  leave(): Promise<void>;
}

export const PASSPHRASE = 'four quiet words here';

export async function guardedOffice(): Promise<GuardedOffice> {
  const { folder: content } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
  const library = loadContentLibrary(content);
  const questionnaire = library.questionnaire();
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-test-'));
  const plan = conferencePlan(library.states())
    .filter(({ state, instrument, practice, number }) => STATES.includes(state) && instrument === 'TIP' && !practice && number === 1)
    .map((each) => {
      const release = RELEASES[each.state];
      return { ...each, practice: each.state === 'MX', ...(release && { release }) };
    });
  const data = await openDataFolder(folder, { mode: 'own' });
  const attachment = Buffer.from(`${GUARDED} in a file that came along\n`.repeat(80));
  let attached = '';
  await fillRegister(data, library, plan, undefined, {
    attachment,
    said: (submission) => {
      attached = Object.values(submission.evidence).find((each) => each.attachment)?.attachment?.sha512 ?? attached;
      return withGuardedWords(submission, questionnaire);
    },
  });
  await data.close();

  const secretariat = await Party.open(undefined, folder);
  const digests: Record<string, string[]> = {};
  for (const { digest, claims } of await secretariat.call('register.list', {})) {
    (digests[claims.state] ??= []).push(digest);
    if (claims.state !== 'KE') continue;
    const note = { state: 'KE', exercise: claims.exercise, released: false, note: 'NV 7/2026', dated: '2026-06-01' };
    await secretariat.call('register.decide', { decision: { action: 'release', ...note } });
  }
  const exercise = (await secretariat.call('openData.preview', {})).exercises[0]?.id ?? '';
  // Who owes a submission of the round, so that there is something to remind of.
  for (const state of ['DE', 'CN'])
    await secretariat.call('register.decide', { decision: { action: 'party', state, instrument: 'TIP', party: true } });
  const { id: key } = await secretariat.makesKey('secretariat', false);
  const { id: older } = await secretariat.makesKey('secretariat', false);
  const succession = { key: older, passphrase: PASSPHRASE, holder: 'Registry', next: PASSPHRASE };
  const { key: successor } = await secretariat.call('keys.succeed', succession);
  const bundle = (digest: string): string => path.join(folder, 'register', 'bundles', `${digest}.omnibus`);
  const altered = await withOneByteChanged(bundle(digests['FR']![0]!), 3_000);
  const { id: run } = await secretariat.call('intake.receive', { files: [altered, bundle(digests['AL']![0]!)].map(secretariat.file) });
  const [refused] = await secretariat.call('quarantine.list', {});
  const submission = digests['FR']!.at(-1)!;
  const opened = await secretariat.call('reviews.open', { instrument: 'TIP', submissions: [submission], reviewers: [], reviewed: [] });
  const traces = [{ submission, provision: 'TIP:5(1)' }];
  const words = { review: opened.review, text: `${GUARDED} is said of it`, language: 'en', traces } as const;
  await secretariat.call('reviews.draft', { ...words, heading: 'gaps', after: [] });
  await secretariat.call('reviews.request', { ...words, text: `${GUARDED} is asked about it`, due: '2099-01-01' });
  return {
    ...{ folder, secretariat, digests, exercise, key, older, successor: successor.id, review: opened.review, run, attached, bundle },
    quarantined: refused?.sha512 ?? '',
    leave: async () => {
      await secretariat.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
