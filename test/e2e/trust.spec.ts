import path from 'node:path';
import type { Page } from '@playwright/test';
import { callHost } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';
import { expectFits } from './zoom';

const FOLDER = process.env['PHOTOGRAPHS'];

test.use({ viewport: { width: 1366, height: 768 } });

for (const language of ['en', 'ar', 'zh'] as const) {
  const words = interfaceWords(language);
  const isGood = async (page: Page, name: string, within?: string): Promise<void> => {
    await expectAccessible(page, `${name} (${language})`, within);
    await expectFits(page, `${name} (${language})`);
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-keyboard-${name}.png`, animations: 'disabled' });
  };

  test(`a key is taken in for a time, revoked from a day on, and the journal of it is checked, by keyboard (${language})`, async ({
    page,
    keyboard,
    sample,
  }) => {
    test.setTimeout(180_000);
    await switchLanguage(page, language);
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await keyboard.activate(page.getByRole('link', { name: words('nav.secretariat'), exact: true }));
    await keyboard.tabTo(page.getByRole('tab', { name: words('secretariat.register.tab') }));
    const cards = page.getByRole('tab', { name: words('secretariat.cards.tab') });
    const tabs = await page.getByRole('tab').count();
    for (let step = 0; step < tabs && (await cards.getAttribute('aria-selected')) !== 'true'; step += 1) {
      await keyboard.press('ArrowRight');
      // One step at a time: what is shown follows the focus a moment later.
      await expect(page.getByRole('tab', { selected: true })).toBeFocused();
    }
    await expect(cards).toHaveAttribute('aria-selected', 'true');
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(button(words('secretariat.cards.choose')))]);
    await chooser.setFiles(sample.card);
    await keyboard.type(page.getByRole('textbox', { name: words('enrol.fingerprint') }), sample.fingerprint);
    await keyboard.type(page.getByRole('textbox', { name: words('enrol.confirmedBy') }), 'B. Officer');
    await isGood(page, 'enrolling', '.dialog');
    await keyboard.activate(button(words('enrol.enrol')));
    await expect(page.getByRole('heading', { name: words('trust.changes.title') })).toBeVisible();
    await expect(page.getByText(words('trust.changes.action.enrol'))).toBeVisible();
    await isGood(page, 'journal');

    await keyboard.activate(page.getByRole('button', { name: new RegExp(`^${words('secretariat.cards.revoke')}`) }));
    await keyboard.choose(
      page.getByRole('radiogroup', { name: words('revoke.why') }),
      `${words('revoke.kind.retired')} ${words('revoke.kindHint.retired')}`,
    );
    await keyboard.type(page.getByRole('textbox', { name: words('revoke.reason') }), 'The office has moved');
    const spans = page.getByRole('group', { name: words('revoke.from') }).getByRole('spinbutton');
    await keyboard.tabTo(spans.first());
    // The day in digits, in the order in which the window asks for its parts.
    for (const span of await spans.all()) {
      const part = await span.getAttribute('data-type');
      await page.keyboard.type(part === 'year' ? '2020' : part === 'month' ? '3' : '5');
    }
    await isGood(page, 'revoking', '.dialog');
    await keyboard.activate(button(words('revoke.revoke')));
    await expect(page.getByRole('dialog').or(page.getByRole('alertdialog'))).toHaveCount(0);
    const revoked = page.getByRole('cell').filter({ hasText: 'The office has moved' });
    await expect(revoked).toHaveCount(2);
    for (const cell of await revoked.all()) await expect(cell).toContainText(words('revoke.kind.retired'));
    await expect(revoked.last()).toContainText(words('trust.changes.action.revoke'));
    const { revoked: kept } = (await callHost(page, 'cards.list', {}))[0] ?? {};
    expect(kept).toMatchObject({ kind: 'retired', reason: 'The office has moved', at: expect.stringMatching(/^2020-03-0[45]/) });

    const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(button(words('trust.export.json')))]);
    const saved = path.join(path.dirname(sample.card), 'trust.json');
    await download.saveAs(saved);
    await keyboard.activate(page.getByText(words('trust.check.title')));
    const [again] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(button(words('trust.check.choose')))]);
    await again.setFiles(saved);
    await expect(page.getByText(words('trust.check.whole'))).toBeVisible();
  });
}
