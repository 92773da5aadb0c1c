import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fourParties, handsOn, opensReview, takes, type Parties } from '#test/review/parties';
import type { Party } from '#test/register/party';
import { test as base } from './omnibus-app';
import { openOffice, type Office } from './two-offices';

/** The parties to a review in a practice, each at a machine of its own with its key and the cards it needs. */
export interface FourOffices {
  readonly secretariat: Office;
  readonly france: Office;
  readonly poland: Office;
  readonly state: Office;
  /** A third reviewing State, where the test wants one. */
  readonly brazil: Office | undefined;
}

interface Prepared {
  /** A review was opened with France and Poland, and all of them have it. */
  readonly reviewOpened: boolean;
  readonly withBrazil: boolean;
  /** What else was done before anybody sits down; it runs over the services. */
  readonly before: (parties: Parties, review: string) => Promise<void>;
}

/** Keys are made and files signed before anybody sits down; each takes long on a busy machine, on purpose. */
const PREPARING = 300_000;

/** What was made beforehand: keys, enrolled cards, and the State's submission in the secretariat's register. */
export const test = base.extend<Prepared & { readonly offices: FourOffices; readonly parties: Parties }>({
  reviewOpened: [false, { option: true }],
  withBrazil: [false, { option: true }],
  before: async ({}, use) => use(async () => undefined),
  parties: [async ({}, use) => use(await fourParties()), { timeout: PREPARING }],
  offices: [
    async ({ browser, parties, reviewOpened, withBrazil, before }, use) => {
      if (reviewOpened) {
        const { review } = await opensReview(parties);
        const file = await handsOn(parties.secretariat, review, parties.keys.secretariat, true);
        for (const party of [parties.france, parties.poland, parties.state]) await takes(party, file);
        await before(parties, review);
      }
      const brazil = withBrazil ? (await parties.joins('BR')).party : undefined;
      const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
      const closing: (() => Promise<void>)[] = [];
      const opens = async (party: Party, name: string): Promise<Office> => {
        await party.close();
        const { office, close } = await openOffice(browser, party.folder, desk, name);
        closing.push(close);
        return office;
      };
      await use({
        secretariat: await opens(parties.secretariat, 'the secretariat'),
        france: await opens(parties.france, 'France'),
        poland: await opens(parties.poland, 'Poland'),
        state: await opens(parties.state, 'the State'),
        brazil: brazil && (await opens(brazil, 'Brazil')),
      });
      for (const close of closing) await close();
      for (const { folder } of [
        parties.secretariat,
        parties.france,
        parties.poland,
        parties.state,
        ...(brazil ? [brazil] : []),
        { folder: desk },
      ])
        await rm(folder, { recursive: true, force: true });
    },
    { timeout: PREPARING },
  ],
});
