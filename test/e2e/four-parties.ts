import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fourParties } from '#test/review/parties';
import { test as base } from './omnibus-app';
import { openOffice, type Office } from './two-offices';

/** The parties to a review in a practice, each at a machine of its own with its key and the cards it needs. */
export interface FourOffices {
  readonly secretariat: Office;
  readonly france: Office;
  readonly poland: Office;
  readonly state: Office;
}

/** What was made beforehand: keys, enrolled cards, and the State's submission in the secretariat's register. */
export const test = base.extend<{ readonly offices: FourOffices }>({
  offices: async ({ browser }, use) => {
    const parties = await fourParties();
    const desk = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    const opened = [];
    for (const name of ['secretariat', 'france', 'poland', 'state'] as const) {
      await parties[name].close();
      opened.push(await openOffice(browser, parties[name].folder, desk, name));
    }
    const [secretariat, france, poland, state] = opened.map(({ office }) => office);
    await use({ secretariat: secretariat!, france: france!, poland: poland!, state: state! });
    for (const { close } of opened) await close();
    for (const { folder } of [parties.secretariat, parties.france, parties.poland, parties.state, { folder: desk }])
      await rm(folder, { recursive: true, force: true });
  },
});
