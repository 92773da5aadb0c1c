import type { Page } from '@playwright/test';
import { expect } from './omnibus-app';

/** 1366 × 768 at 200 per cent: what the browser then has for its page, in CSS pixels. */
export const TWICE_THE_SIZE = { width: 683, height: 384 };

/** More stops than the longest screen has. */
const MOST_STOPS = 400;

/** Nothing lies beside the window, and nothing is cut off. */
export async function expectFits(page: Page, place: string): Promise<void> {
  expect.soft(await cutOff(page), `cut off: ${place}`).toEqual([]);
}

/** Everything is reached with Tab, and seen where it is reached. */
export async function expectReachable(page: Page, place: string): Promise<void> {
  expect.soft(await notSeen(page), `reached and not seen: ${place}`).toEqual([]);
}

/** What is wider than the window, or has more in it than it shows without a way to scroll to it. */
function cutOff(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const name = (element: Element): string =>
      `${element.tagName.toLowerCase()}.${element.className} “${(element.textContent ?? '').trim().slice(0, 40)}”`;
    const shown = (element: Element): boolean =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest('.visually-hidden, [data-testid="hidden-select-container"]');
    const scrolls = (element: Element | null): boolean =>
      element !== null &&
      element !== document.body &&
      (/auto|scroll/.test(getComputedStyle(element).overflowX) || scrolls(element.parentElement));
    const wrong: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) wrong.push(`the page scrolls sideways by ${scrollWidth - clientWidth}`);
    for (const element of document.querySelectorAll('body *')) {
      // Words for screen readers take up no room.
      if (!shown(element) || (element.clientWidth <= 1 && element.clientHeight <= 1)) continue;
      // In a field the caret goes to the end of a long value.
      if (element.matches('input, textarea')) continue;
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element);
      const closed = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      if (closed(overflowX) && element.scrollWidth > element.clientWidth + 1)
        wrong.push(`${textOverflow === 'ellipsis' ? 'shortened' : 'cut off beside'}: ${name(element)}`);
      if (closed(overflowY) && element.scrollHeight > element.clientHeight + 1) wrong.push(`cut off below: ${name(element)}`);
      if (!closed(overflowX) && overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1)
        wrong.push(`scrolls sideways by ${element.scrollWidth - element.clientWidth}: ${name(element)}`);
      const { left, right, width } = element.getBoundingClientRect();
      if (width > 1 && (left < -1 || right > clientWidth + 1) && !scrolls(element.parentElement))
        wrong.push(`beside the window: ${name(element)}`);
    }
    return [...new Set(wrong)];
  });
}

/** Goes through the page with Tab: where the focus is, there is something to be seen, and nothing lies over it. */
async function notSeen(page: Page): Promise<readonly string[]> {
  await page.evaluate(() => {
    // The next Tab goes on from where this has been: the beginning of the page.
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
    start.remove();
  });
  const wrong: string[] = [];
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    await page.keyboard.press('Tab');
    // Who stops there looks at it: what scrolls a frame after a stop was reached has scrolled by then.
    await twoFrames(page);
    const found = await page.evaluate((index) => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'end';
      if (element instanceof HTMLElement) {
        if (element.dataset['stop'] !== undefined) return 'end';
        element.dataset['stop'] = String(index);
      }
      const place = element.matches('input[type=radio], input[type=checkbox]') ? (element.closest('label') ?? element) : element;
      const box = place.getBoundingClientRect();
      const top = Math.max(box.top, 0);
      const bottom = Math.min(box.bottom, window.innerHeight);
      const left = Math.max(box.left, 0);
      const right = Math.min(box.right, window.innerWidth);
      const points = [0.5, 0.1, 0.9].flatMap((x) =>
        [0.5, 0.15, 0.85].map((y) => [left + (right - left) * x, top + (bottom - top) * y] as const),
      );
      const seen = points.some(([x, y]) => {
        const there = document.elementFromPoint(x, y);
        return there !== null && (place.contains(there) || there.contains(place));
      });
      // A long text is shown where the caret is.
      const enough = place.matches('textarea') ? 48 : box.height;
      const whole =
        bottom - top >= Math.min(enough, window.innerHeight / 2) * 0.9 && right - left >= Math.min(box.width, window.innerWidth / 2) * 0.9;
      if (seen && whole) return '';
      return `${place.tagName.toLowerCase()}.${place.className} “${(place.getAttribute('aria-label') ?? place.textContent ?? '').trim().slice(0, 40)}” at ${Math.round(box.left)},${Math.round(box.top)} ${Math.round(box.width)}×${Math.round(box.height)}${seen ? '' : ', covered'}`;
    }, stop);
    if (found === 'end') break;
    if (found) wrong.push(found);
  }
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-stop]')) delete element.dataset['stop'];
  });
  return wrong;
}

const twoFrames = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))));
