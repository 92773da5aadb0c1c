import { visit } from './host-of-page';
import { interfaceWords } from './interface-words';
import { expect, test } from './omnibus-app';

const words = interfaceWords('en');

test('Tab reaches the tab of the page that is shown, also where the address has changed the page', async ({ page, keyboard }) => {
  const tab = (part: string) => page.getByRole('tab', { name: words(`secretariat.${part}.tab`), exact: true });
  await visit(page, 'secretariat', 'due');
  await expect(tab('due')).toHaveAttribute('aria-selected', 'true');
  await keyboard.tabTo(tab('due'));
  await keyboard.press('ArrowRight');
  await expect(tab('conference')).toBeFocused();

  await visit(page, 'secretariat');
  await expect(tab('register')).toHaveAttribute('aria-selected', 'true');
  await expect(tab('register')).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Shift+Tab');
  await expect(tab('register')).toBeFocused();

  // From within a page, too; and back again by the address.
  await keyboard.press('ArrowLeft');
  await expect(tab('key')).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Tab');
  await page.goBack();
  await expect(tab('register')).toHaveAttribute('aria-selected', 'true');
  await keyboard.tabTo(tab('register'), 'backwards');
});
