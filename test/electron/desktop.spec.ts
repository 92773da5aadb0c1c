import { expect, test } from './omnibus-desktop';

test('the built program shows its first screen', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Self-assessment');
});
