import type { Output } from '#core/contract/operations';
import { Party, PASSPHRASE, TestClock } from '#test/register/party';

/** The four computers of a review in a practice: the secretariat, two reviewing States, and the State under review. */
export interface Parties {
  readonly secretariat: Party;
  readonly france: Party;
  readonly poland: Party;
  readonly state: Party;
  readonly keys: { readonly secretariat: string; readonly france: string; readonly poland: string; readonly state: string };
  /** Enrolled at the secretariat: keys of France and Poland for reviews, and of the State. */
  readonly digest: string;
  /** Another State with a key for reviews, which the secretariat has enrolled. */
  joins(state: string): Promise<{ readonly party: Party; readonly key: string }>;
  leave(): Promise<void>;
}

export async function fourParties(): Promise<Parties> {
  const clock = new TestClock();
  const [secretariat, france, poland, state] = await Promise.all([1, 2, 3, 4].map(() => Party.open(clock)));
  if (!secretariat || !france || !poland || !state) throw new Error('four computers');
  const joined: Party[] = [];
  const own = await secretariat.makesKey('secretariat');
  const french = await france.makesKey('review', true, 'FR');
  const polish = await poland.makesKey('review', true, 'PL');
  const states = await state.makesKey('submission');
  for (const { card } of [french, polish, states]) await secretariat.enrols(card);
  for (const party of [france, poland, state]) await party.enrols(own.card);
  const assessment = await state.assesses();
  await state.answers(assessment, 'TIP:5(1)', 'The penal code makes it an offence.');
  const [received] = await secretariat.receives(await state.sends(assessment, states.id));
  const digest = received?.report.digest ?? '';
  return {
    ...{ secretariat, france, poland, state, digest },
    keys: { secretariat: own.id, france: french.id, poland: polish.id, state: states.id },
    joins: async (code) => {
      const party = await Party.open(clock);
      joined.push(party);
      const { id, card } = await party.makesKey('review', true, code);
      await secretariat.enrols(card);
      await party.enrols(own.card);
      return { party, key: id };
    },
    leave: async () => {
      for (const party of [secretariat, france, poland, state, ...joined]) await party.leave();
    },
  };
}

/** Signs what was said and writes it into a file; returns where it lies. */
export async function handsOn(party: Party, review: string, key: string, withSubmissions = false): Promise<string> {
  return party.keep(await party.call('reviews.write', { review, key, passphrase: PASSPHRASE, withSubmissions }));
}

export const takes = (party: Party, file: string): Promise<Output<'reviews.take'>> =>
  party.call('reviews.take', { file: party.file(file) });

/** Opens a review of the Protocol on trafficking in persons with both reviewing States. */
export const opensReview = ({ secretariat, keys, digest }: Parties): Promise<Output<'reviews.open'>> =>
  secretariat.call('reviews.open', {
    instrument: 'TIP',
    submissions: [digest],
    reviewers: [
      { key: keys.france, party: true },
      { key: keys.poland, party: true },
    ],
    reviewed: [keys.state],
  });
