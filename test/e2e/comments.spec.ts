import { startAssessment, visit } from './host-of-page';
import { expect, expectAccessible, test } from './omnibus-app';

const FOLDER = process.env['PHOTOGRAPHS'];

test('colleagues discuss a question in a thread, settle it, and open it again, by keyboard', async ({ page, keyboard }) => {
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  const comments = page.locator('details', { hasText: 'Between colleagues only' });
  await keyboard.activate(comments.locator('summary'));
  await keyboard.type(comments.getByRole('textbox', { name: 'New comment' }), 'Which section is meant?');
  await keyboard.activate(comments.getByRole('button', { name: 'Add the comment' }));
  await expect(comments.locator('summary')).toContainText('(1)');
  await keyboard.activate(comments.getByRole('button', { name: 'Reply' }), 'backwards');
  await keyboard.type(comments.getByRole('textbox', { name: /^Reply to/ }), 'Section 3.');
  await keyboard.activate(comments.getByRole('button', { name: 'Add the reply' }));
  await expect(comments.locator('.comment-replies').getByText('Section 3.')).toBeVisible();
  await expect(page.locator('.tree-current .tree-comments')).toHaveAttribute('title', 'Open comments: 1');
  await expectAccessible(page, 'a thread of comments');
  if (FOLDER) await page.screenshot({ path: `${FOLDER}/en-comments.png`, fullPage: true, animations: 'disabled' });

  const [change] = await comments.getByRole('button', { name: 'Change the comment of Somebody' }).all();
  if (!change) throw new Error('a comment has no button to change it');
  await keyboard.activate(change, 'backwards');
  await expect(comments.getByRole('textbox', { name: 'Change the comment of Somebody' })).toBeFocused();
  await expectAccessible(page, 'a comment that is changed');
  await keyboard.press('Control+End');
  await page.keyboard.type(' Of which act?');
  await keyboard.activate(comments.getByRole('button', { name: 'Save' }));
  await expect(comments.getByText('Which section is meant? Of which act?')).toBeVisible();
  await expect(comments.getByText(/· changed/)).toHaveCount(1);

  await keyboard.activate(comments.getByRole('button', { name: 'Mark as resolved' }));
  await expect(comments.getByText(/resolved by Somebody/)).toBeVisible();
  await expect(page.locator('.tree-comments')).toHaveCount(0);
  await keyboard.activate(comments.getByRole('button', { name: 'Open again' }));
  await expect(comments.getByText(/opened again by Somebody/)).toBeVisible();
});
