import path from 'node:path';
import { interfaceWords } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';

const words = interfaceWords('en');

test.use({ viewport: { width: 1366, height: 768 } });

test('a key is taken in for a time, revoked from a day on, and the journal of it is checked, by keyboard', async ({
  page,
  keyboard,
  sample,
}) => {
  test.setTimeout(180_000);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await keyboard.activate(page.getByRole('link', { name: words('nav.secretariat'), exact: true }));
  await keyboard.tabTo(page.getByRole('tab', { name: words('secretariat.register.tab') }));
  const cards = page.getByRole('tab', { name: words('secretariat.cards.tab') });
  const tabs = await page.getByRole('tab').count();
  for (let step = 0; step < tabs && (await cards.getAttribute('aria-selected')) !== 'true'; step += 1) await keyboard.press('ArrowRight');
  await expect(cards).toHaveAttribute('aria-selected', 'true');
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(button(words('secretariat.cards.choose')))]);
  await chooser.setFiles(sample.card);
  await keyboard.type(page.getByRole('textbox', { name: words('enrol.fingerprint') }), sample.fingerprint);
  await keyboard.type(page.getByRole('textbox', { name: words('enrol.confirmedBy') }), 'B. Officer');
  await expectAccessible(page, 'enrolling with a validity', '.dialog');
  await keyboard.activate(button(words('enrol.enrol')));
  await expect(page.getByRole('heading', { name: words('trust.changes.title') })).toBeVisible();
  await expect(page.getByText(words('trust.changes.action.enrol'))).toBeVisible();
  await expectAccessible(page, 'enrolled keys and the journal of trust');

  await keyboard.activate(page.getByRole('button', { name: new RegExp(`^${words('secretariat.cards.revoke')}`) }));
  await keyboard.choose(
    page.getByRole('radiogroup', { name: words('revoke.why') }),
    `${words('revoke.kind.retired')} ${words('revoke.kindHint.retired')}`,
  );
  await keyboard.type(page.getByRole('textbox', { name: words('revoke.reason') }), 'The office has moved');
  await expectAccessible(page, 'revoking a key', '.dialog');
  await keyboard.activate(button(words('revoke.revoke')));
  await expect(page.getByRole('cell', { name: /^revoked from .* The office has moved$/ })).toBeVisible();
  await expect(page.getByRole('row', { name: /2 .* revoked no longer used · The office has moved/ })).toBeVisible();

  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.activate(button(words('trust.export.json')))]);
  const saved = path.join(path.dirname(sample.card), 'trust.json');
  await download.saveAs(saved);
  await keyboard.activate(page.getByText(words('trust.check.title')));
  const [again] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(button(words('trust.check.choose')))]);
  await again.setFiles(saved);
  await expect(page.getByText(words('trust.check.whole'))).toBeVisible();
});
