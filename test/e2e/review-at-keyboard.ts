import { rename } from 'node:fs/promises';
import path from 'node:path';
import { PASSPHRASE } from '#test/register/party';
import { visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { expect } from './omnibus-app';
import type { Office } from './two-offices';

const words = interfaceWords('en');
/** A key is unlocked slowly on purpose, and every signature of a review is looked at. */
const SIGNING = 60_000;
let handedOn = 0;

/** Chooses the key, gives its passphrase, and hands the review on. Resolves with the file, under a name that no other has. */
export async function handsOn(office: Office): Promise<string> {
  const { page, keyboard } = office;
  const list = page.getByRole('group', { name: words('key.unlock') }).getByRole('button');
  await keyboard.activate(list);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await keyboard.type(page.getByLabel(words('key.passphrase'), { exact: true }), PASSPHRASE);
  await office.presses(/^(Sign and write|Write) the file$/);
  await expect(page.getByText(/^.*The file is written:/)).toBeVisible({ timeout: SIGNING });
  const file = await office.saves(words('review.work.save'));
  const own = path.join(path.dirname(file), `${++handedOn}-${path.basename(file)}`);
  await rename(file, own);
  return own;
}

/** Chooses a file from another party; its verdict, or its refusal, is on screen then. */
export async function looksAt(office: Office, file: string): Promise<void> {
  await visit(office.page, 'start');
  await visit(office.page, 'review', 'work');
  await office.gives(words('review.work.choose'), file);
}

export async function takesIn(office: Office, file: string): Promise<void> {
  const { page } = office;
  await looksAt(office, file);
  await expect(page.locator('#verdict')).toBeFocused({ timeout: SIGNING });
  await office.presses(words('review.work.takeNow'));
  await expect(page.locator('#review-of')).toBeVisible({ timeout: SIGNING });
}

/** Goes to the one review that is here, from the list. */
export async function opensTheReview(office: Office): Promise<void> {
  const { page } = office;
  await visit(page, 'start');
  await visit(page, 'review', 'work');
  await office.keyboard.activate(page.getByRole('table').getByRole('link'));
  await expect(page.locator('#review-of')).toBeVisible();
}

/** Keeps a draft of a new observation that rests on a provision. */
export async function drafts(office: Office, text: string, provision: string): Promise<void> {
  const { page, keyboard } = office;
  await office.presses(words('review.work.newObservation'));
  await keyboard.type(page.getByLabel(words('review.work.text')), text);
  await keyboard.find(page.getByRole('combobox', { name: words('review.across.provision') }), provision);
  await office.presses(words('review.work.addTrace'));
  await office.presses(words('review.work.keepDraft'));
  await expect(page.getByText(words('review.document.unsigned')).first()).toBeVisible();
}

/** Sets a draft of its own beside those that stand. `instead`: names of texts whose place it takes. */
export async function writesOtherWords(office: Office, text: string, instead: readonly RegExp[] = []): Promise<void> {
  const { page, keyboard } = office;
  await office.presses(/^Write other words/);
  const field = page.getByLabel(words('review.work.text'));
  await keyboard.tabTo(field);
  await keyboard.press('Control+a');
  await page.keyboard.type(text);
  for (const name of instead) {
    const box = page.getByRole('checkbox', { name });
    if (!(await box.isChecked())) await keyboard.tick(box);
  }
  await office.presses(words('review.work.keepDraft'));
  await expect(page.getByRole('heading', { name: words('review.work.otherWords') })).toHaveCount(0);
}

export async function agreesTo(office: Office, party: string): Promise<void> {
  const button = office.button(new RegExp(`^Agree to these words \\(Draft of ${party}`));
  await office.keyboard.activate(button);
  await expect(button).toHaveCount(0);
}
