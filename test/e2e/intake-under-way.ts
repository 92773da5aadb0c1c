import type { Page } from '@playwright/test';

/**
 * Waits until the first files of an intake are decided: before, there is no run yet that could be stopped or gone on with. Looked for in every frame,
 * since a run of hundreds of files lasts a few seconds only.
 */
export async function intakeIsUnderWay(page: Page): Promise<void> {
  await page.waitForFunction(() => /^[1-9]\d* of \d+ files: .*omnibus$/m.test(document.body.innerText), null, { timeout: 90_000 });
}
