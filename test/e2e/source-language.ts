import type { Page } from '@playwright/test';
import type { Language } from '#core/questionnaire/wording';
import { callHost } from './host-of-page';
import { expect } from './omnibus-app';

/** From now on the questionnaire has no words in this language, as before it is translated. */
export async function untranslate(page: Page, language: Language): Promise<void> {
  await page.route('**/call/content.wording', async (route) => {
    if ((route.request().postDataJSON() as { readonly language: Language }).language !== language) return route.fallback();
    const value = { format: 'omnibus-wording/1', language, entries: {}, stale: [] };
    await route.fulfill({ contentType: 'application/json', body: `${JSON.stringify({ result: { ok: true, value } })}\n` });
  });
}

/** What is shown in the English of the questionnaire says so, also in lists that are open; `least`: so many pieces are to be seen. */
export async function expectEnglishSaid(page: Page, place: string, least: number): Promise<void> {
  const { entries } = await callHost(page, 'content.wording', { language: 'en' });
  const found = await page.evaluate(
    (english) => {
      const known = new Set(english);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const said = { seen: 0, unsaid: [] as string[] };
      while (texts.nextNode()) {
        const text = (texts.currentNode.textContent ?? '').trim();
        if (!known.has(text) || !texts.currentNode.parentElement?.checkVisibility()) continue;
        said.seen += 1;
        const { direction } = getComputedStyle(texts.currentNode.parentElement);
        if (texts.currentNode.parentElement.closest('[lang]')?.getAttribute('lang') !== 'en' || direction !== 'ltr') said.unsaid.push(text);
      }
      return said;
    },
    Object.values(entries).filter((text) => text.length > 5 && !/[{}]/.test(text)),
  );
  expect(found.unsaid, place).toEqual([]);
  expect(found.seen, `English in ${place}`).toBeGreaterThanOrEqual(least);
}
