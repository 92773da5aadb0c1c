import path from 'node:path';
import type { Page } from '@playwright/test';
import { visit } from './host-of-page';
import type { interfaceWords } from './interface-words';
import type { Keyboard } from './keyboard';
import { expect } from './omnibus-app';

/** Two bundle files, the older one first in time. */
export interface Pair {
  readonly older: string;
  readonly newer: string;
}

/** Chooses two bundle files and compares them, by keyboard; the comparison has the focus then. */
export async function comparesBundles(
  page: Page,
  keyboard: Keyboard,
  words: ReturnType<typeof interfaceWords>,
  { older, newer }: Pair,
): Promise<void> {
  await visit(page, 'review', 'compare');
  for (const [side, file] of [
    ['older', older],
    ['newer', newer],
  ] as const) {
    const group = page.getByRole('group', { name: words(`review.${side}`) });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      keyboard.activate(group.getByRole('button', { name: words('review.chooseBundle') })),
    ]);
    await chooser.setFiles(file);
    await expect(group.getByText(path.basename(file))).toBeVisible();
  }
  await keyboard.activate(page.getByRole('button', { name: words('review.compare.button'), exact: true }));
  await expect(page.locator('#comparison')).toBeFocused();
}
