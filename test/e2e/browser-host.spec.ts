import type { BrowserContext, Locator, Page } from '@playwright/test';
import path from 'node:path';
import { Program } from '#test/web/program';
import { callHost, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { anotherTab, expect, root, startApp, test } from './omnibus-app';

const LANGUAGES = ['ar', 'en', 'es', 'fr', 'ru', 'zh'] as const;

test.describe('a browser that cannot show the app', () => {
  test.use({ locale: 'fr-FR' });
  const explains = async (page: Page): Promise<void> => {
    const titles = page.locator('#browser-notice h2');
    await expect(titles).toHaveCount(LANGUAGES.length);
    for (const language of LANGUAGES) await expect(titles.filter({ hasText: interfaceWords(language)('browser.title') })).toBeVisible();
    await expect(titles.first(), 'its own language comes first').toHaveText(interfaceWords('fr')('browser.title'));
    await expect(page.locator('#root')).toHaveCount(0);
  };

  for (const missing of ['Array.prototype.toSorted', 'Object.hasOwn', 'BroadcastChannel', 'Intl.ListFormat', 'ReadableStream']) {
    test(`is told so, with what to do: ${missing}`, async ({ app, context }) => {
      const page = await context.newPage();
      await page.addInitScript((name) => {
        const steps = name.split('.');
        const last = steps.pop() ?? '';
        const owner = steps.reduce<Record<string, unknown>>((from, step) => from[step] as Record<string, unknown>, window as never);
        delete owner[last];
      }, missing);
      await page.goto(app.address);
      await explains(page);
    });
  }

  test.describe('because it cannot read a script', () => {
    test.use({ expectedErrors: [/SyntaxError|Unexpected|^script: $/] });
    test('is told so', async ({ app, context }) => {
      const page = await context.newPage();
      await page.route(/assets\/index-.*\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: 'let let = 1;' }));
      await page.goto(app.address);
      await explains(page);
    });
  });

  test.describe('because scripts are switched off', () => {
    test.use({ javaScriptEnabled: false });
    test('says so in every language', async ({ app, context }) => {
      const page = await context.newPage();
      await page.goto(app.address);
      const said = page.locator('noscript p');
      await expect(said).toHaveText(LANGUAGES.map((language) => interfaceWords(language)('browser.noScript')));
      for (const sentence of await said.all()) await expect(sentence).toBeVisible();
    });
  });
});

test('starting again comes back to the same screen and language', async ({ page, context, app, dataFolder }) => {
  const assessment = await startAssessment(page);
  await switchLanguage(page, 'fr');
  await visit(page, 'check', assessment);
  await expect(title(page)).toHaveText(interfaceWords('fr')('check.title'));
  await keeps(page, `#/check/${assessment}`);
  await page.close();
  await app.stop();

  const again = await startApp(dataFolder);
  const next = await context.newPage();
  await next.goto(again.address);
  await expect(title(next)).toHaveText(interfaceWords('fr')('check.title'));
  await expect(next.locator('html')).toHaveAttribute('lang', 'fr');
  await next.close();
  await again.stop();
});

test('starting again comes back to the question that was in hand, answered or not', async ({ page, context, dataFolder }) => {
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, 'TIP:6(3)');
  await expect(title(page)).toHaveText('TIP 6(3)');
  const question = page.locator('.question').nth(1);
  await question.locator('input, textarea, button').first().focus();
  const id = (await question.getAttribute('data-question')) ?? '';
  await keeps(page, `#/complete/${assessment}/${encodeURIComponent(id)}`);
  await page.close();

  const next = await context.newPage();
  await next.goto(await anotherTab(dataFolder));
  await expect(title(next)).toHaveText('TIP 6(3)');
  await expect(next.locator(`[data-question="${id}"] :focus`)).toBeVisible();
});

test('what one tab sets does not undo what another has set', async ({ page, context, dataFolder }) => {
  const other = await context.newPage();
  await other.goto(await anotherTab(dataFolder));
  await switchLanguage(other, 'es');
  await expect.poll(async () => (await callHost(page, 'preferences.read', {})).language).toBe('es');
  await visit(page, 'review');
  await keeps(page, '#/review');
  expect((await callHost(page, 'preferences.read', {})).language).toBe('es');
});

test('a tab that the browser had frozen takes in what was written meanwhile', async ({ page, context, dataFolder }) => {
  const assessment = await opensProvision(page);
  const other = await context.newPage();
  await other.goto(await anotherTab(dataFolder));
  await expect(title(other)).toBeVisible();
  await visit(other, 'complete', assessment, 'TIP:5(1)');
  await expect(howItIsAnswered(other)).toBeVisible();
  const wake = await freeze(context, page);
  await howItIsAnswered(other).fill('Written while the other slept');
  await expect(other.locator('.save-indicator')).toHaveText(/^Saved/);
  await wake();
  await expect(howItIsAnswered(page)).toHaveValue('Written while the other slept');
  await howItIsAnswered(page).fill('And on');
  await expect(howItIsAnswered(other)).toHaveValue('And on');
});

test.describe('a program that ends or is replaced', () => {
  test.use({ expectedErrors: [/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|status of 409/] });

  test('ends when no tab has been there for long, and a tab that comes back says so and keeps the words', async ({
    context,
    dataFolder,
    app,
  }) => {
    await app.stop();
    const short = await startApp(dataFolder, '--idle-minutes', '0.15');
    const page = await context.newPage();
    await page.goto(short.address);
    await opensProvision(page);
    await howItIsAnswered(page).fill('Not sent before the sleep');
    const wake = await freeze(context, page);
    expect(await short.ended).toBe(0);
    expect(short.reported()).toContain('No page has been there for long: ending.');
    await wake();
    await expect(page.getByText('Omnibus has ended')).toBeVisible();
    await expect(page.getByText('Start Omnibus again as before')).toBeVisible();
    await expect(howItIsAnswered(page)).toHaveValue('Not sent before the sleep');
    await page.close();
  });

  test('the tab of a program that was replaced in its sleep says so, keeps what was typed, and writes nothing', async ({
    context,
    dataFolder,
    app,
  }) => {
    await app.stop();
    const words = [dataFolder, path.join(root, 'dist/renderer')];
    const first = new Program('test/web/short-lived-program.ts', words);
    const page = await context.newPage();
    await page.goto(await first.address());
    const assessment = await opensProvision(page);
    first.sleep();
    const second = new Program('test/web/short-lived-program.ts', words);
    const other = await context.newPage();
    await other.goto(await second.address());
    await expect(title(other)).toBeVisible();
    await visit(other, 'complete', assessment, 'TIP:5(1)');
    await howItIsAnswered(page).fill('Typed at the replaced program');
    first.wakeUp();
    await expect(page.getByText('Another program has taken over the data folder')).toBeVisible();
    await expect(page.locator('.unsaved-answers')).toContainText('Typed at the replaced program');
    await howItIsAnswered(other).fill('Typed at its successor');
    await expect(other.locator('.save-indicator')).toHaveText(/^Saved/);
    const { document } = await callHost(other, 'assessments.open', { assessment });
    expect(document.answers['TIP:5(1)/legal-basis.explanation']?.value).toBe('Typed at its successor');
    await Promise.all([page.close(), other.close()]);
    await Promise.all([first.kill(), second.kill()]);
  });
});

const title = (page: Page): Locator => page.getByRole('heading', { level: 1 });
const howItIsAnswered = (page: Page): Locator => page.getByRole('textbox', { name: 'How do these laws answer the question?' });

async function opensProvision(page: Page): Promise<string> {
  await expect(title(page)).toBeVisible();
  const assessment = await startAssessment(page);
  await visit(page, 'complete', assessment, 'TIP:5(1)');
  await page.locator('.question-status').getByText('Yes', { exact: true }).click();
  await expect(page.locator('.save-indicator')).toHaveText(/^Saved/);
  return assessment;
}

async function keeps(page: Page, place: string): Promise<void> {
  await expect.poll(async () => (await callHost(page, 'preferences.read', {})).lastPlace).toBe(place);
}

/** Nothing of the tab runs any more, as in the background or while the machine sleeps; gives back what wakes it. */
async function freeze(context: BrowserContext, page: Page): Promise<() => Promise<void>> {
  const session = await context.newCDPSession(page);
  await session.send('Debugger.enable');
  const paused = new Promise((resolve) => session.once('Debugger.paused', resolve));
  await session.send('Debugger.pause');
  await paused;
  return async () => {
    await session.send('Debugger.resume');
    await session.detach();
  };
}
