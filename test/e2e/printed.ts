import type { Page } from '@playwright/test';
import { expect } from './omnibus-app';

/** What a sheet of A4 leaves between its margins, in CSS pixels. */
export const PAPER = { width: 688, height: 1000 };

/** What is only for the screen is gone, nothing is cut off, headings of tables come again on the next sheet, ink is black. */
export async function expectPrintable(page: Page, place: string): Promise<void> {
  const found = await page.evaluate(() => {
    const shown = (element: Element): boolean => element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
    const name = (element: Element): string => `${element.tagName.toLowerCase()}.${element.className}`;
    const wrong: string[] = [];
    for (const element of document.querySelectorAll('.nav-links, .top-bar-end, .status-bar, .file-drop, .button:not(.link-button)')) {
      if (shown(element)) wrong.push(`only for the screen: ${name(element)}`);
    }
    for (const element of document.querySelectorAll('body, body *')) {
      if (!shown(element) || element.closest('.visually-hidden, .browser-notice')) continue;
      // Words for screen readers take up no room.
      if (element.clientWidth <= 1 && element.clientHeight <= 1) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const field = element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement;
      if ((overflowY !== 'visible' || field) && element.scrollHeight > element.clientHeight + 2)
        wrong.push(`cut off below: ${name(element)}`);
      if ((overflowX !== 'visible' || field) && element.scrollWidth > element.clientWidth + 2)
        wrong.push(`cut off beside: ${name(element)}`);
    }
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth + 1) {
      const widest = [...document.querySelectorAll('main *')].filter(
        (each) => shown(each) && each.getBoundingClientRect().width > clientWidth,
      );
      wrong.push(`wider than the paper by ${scrollWidth - clientWidth}: ${widest.slice(0, 4).map(name).join(', ')}`);
    }
    for (const head of document.querySelectorAll('thead')) {
      if (shown(head) && getComputedStyle(head).display !== 'table-header-group') wrong.push('a table does not repeat its headings');
    }
    const { color, backgroundColor } = getComputedStyle(document.body);
    if (color !== 'rgb(0, 0, 0)' || backgroundColor !== 'rgb(255, 255, 255)') wrong.push(`ink ${color} on ${backgroundColor}`);
    return [...new Set(wrong)];
  });
  expect.soft(found, place).toEqual([]);
  await expect.soft(page.locator('.print-facts'), place).toBeVisible();
}
