import { expect, test, vi } from 'vitest';
import type * as otherWindows from '../../renderer/assessment/other-windows';

type WindowCode = typeof otherWindows;

/** The code as another window runs it: with an end of the channel of its own. */
async function openWindow(): Promise<WindowCode> {
  vi.resetModules();
  return import('../../renderer/assessment/other-windows');
}

/** Resolves when `window`, on `assessment`, has heard of something new as often as wanted. */
function hears(
  window: WindowCode,
  assessment: string,
  times: number,
): { readonly heard: Promise<void>; readonly stop: () => void; count: number } {
  let stop = (): void => undefined;
  const listening = { count: 0, stop: () => stop(), heard: Promise.resolve() };
  listening.heard = new Promise<void>((resolve) => {
    stop = window.hearOtherWindows(assessment, () => {
      listening.count++;
      if (listening.count === times) resolve();
    });
  });
  return listening;
}

test('what one window saves the others on the same assessment hear, each time, and it does not hear itself', async () => {
  const here = await openWindow();
  const there = await openWindow();
  const itself = hears(here, 'one', 1);
  const colleague = hears(there, 'one', 2);
  const elsewhere = hears(there, 'another', 1);
  here.tellOtherWindows('one');
  here.tellOtherWindows('one');
  await colleague.heard;
  expect(elsewhere.count).toBe(0);
  here.tellOtherWindows('another');
  await elsewhere.heard;
  expect(colleague.count).toBe(2);
  expect(itself.count).toBe(0);
  there.tellOtherWindows('one');
  await itself.heard;
});

test('who has stopped listening hears nothing any more', async () => {
  const here = await openWindow();
  const there = await openWindow();
  const gone = hears(there, 'one', 1);
  const stays = hears(there, 'one', 1);
  gone.stop();
  here.tellOtherWindows('one');
  await stays.heard;
  expect(gone.count).toBe(0);
});
