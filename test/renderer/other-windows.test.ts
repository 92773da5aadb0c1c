import { expect, test } from 'vitest';
import { hearOtherWindows, tellOtherWindows } from '../../renderer/assessment/other-windows';

/** Resolves when the window on `assessment` has heard of something new as often as wanted. */
function hears(assessment: string, times: number): { readonly heard: Promise<void>; readonly stop: () => void; count: number } {
  let stop = (): void => undefined;
  const listening = { count: 0, stop: () => stop(), heard: Promise.resolve() };
  listening.heard = new Promise<void>((resolve) => {
    stop = hearOtherWindows(assessment, () => {
      listening.count++;
      if (listening.count === times) resolve();
    });
  });
  return listening;
}

test('what one window saves the others on the same assessment hear, each time', async () => {
  const colleague = hears('one', 2);
  const elsewhere = hears('another', 1);
  tellOtherWindows('one');
  tellOtherWindows('one');
  await colleague.heard;
  expect(elsewhere.count).toBe(0);
  tellOtherWindows('another');
  await elsewhere.heard;
  expect(colleague.count).toBe(2);
  colleague.stop();
  elsewhere.stop();
});
