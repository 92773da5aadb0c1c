import type { Page } from '@playwright/test';
import { handInAgain } from './filled-exercise';
import { callHost, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage, type Words } from './interface-words';
import type { Keyboard } from './keyboard';
import { expect, expectAccessible } from './omnibus-app';
import { test } from './sample-bundles';
import { expectFits } from './zoom';

const OLD = 'five plain words for tests';
const NEW = 'nine dry stones by the well';
const FOLDER = process.env['PHOTOGRAPHS'];
/** Deriving a key takes long by intention. */
const WORK = { timeout: 60_000 };

test.use({ viewport: { width: 1366, height: 768 } });

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });

/** Goes to a part of the secretariat by its tab. */
async function opensPart(page: Page, keyboard: Keyboard, words: Words, part: string): Promise<void> {
  if ((await page.getByRole('tablist').count()) === 0) await visit(page, 'secretariat');
  const tab = page.getByRole('tab', { name: words(`secretariat.${part}.tab`), exact: true });
  await expect(tab).toBeVisible(WORK);
  await keyboard.tabTo(page.getByRole('tab', { selected: true }));
  const tabs = await page.getByRole('tab').count();
  for (let step = 0; step < tabs && (await tab.getAttribute('aria-selected')) !== 'true'; step++) {
    await keyboard.press('ArrowRight');
    // One step at a time: the page of a tab may be on its way.
    await expect(page.getByRole('tab', { selected: true })).toBeFocused();
  }
  await expect(tab).toHaveAttribute('aria-selected', 'true');
}

for (const language of ['en', 'ar', 'zh'] as const) {
  const words = interfaceWords(language);
  const isGood = async (page: Page, name: string, within?: string): Promise<void> => {
    await expectAccessible(page, `${name} (${language})`, within);
    await expectFits(page, `${name} (${language})`);
    if (FOLDER) await page.screenshot({ path: `${FOLDER}/${language}-${name.replaceAll(' ', '-')}.png`, animations: 'disabled' });
  };

  test(`a State makes the key that comes after its own, and the secretariat takes it in on the signature of the old one, by keyboard (${language})`, async ({
    page,
    keyboard,
  }, info) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    const assessment = await startAssessment(page);
    const key = { purpose: 'submission' as const, state: 'XX', holder: 'Ministry of Justice', practice: true };
    const { id } = await callHost(page, 'keys.create', { ...key, passphrase: OLD });
    const offered = await callHost(page, 'keys.card', { key: id });
    const inspected = await callHost(page, 'cards.inspect', { file: await handInAgain(page, offered) });
    const enrolled = { card: { text: inspected.text }, fingerprint: inspected.fingerprint, confirmedBy: 'B. Officer', note: '' };
    await callHost(page, 'cards.enrol', enrolled);

    await visit(page, 'sign', assessment);
    await keyboard.activate(button(page, words('key.successor.begin')));
    const making = page.getByRole('dialog', { name: words('key.successor.title') });
    await expect(making).toBeVisible();
    await isGood(page, 'making a successor', '.dialog');
    await keyboard.press('Escape');
    await expect(making).toBeHidden();
    await keyboard.activate(button(page, words('key.successor.begin')));
    await keyboard.type(making.getByLabel(words('key.successor.old')), OLD);
    await keyboard.type(making.getByLabel(words('key.passphraseNew'), { exact: true }), NEW);
    await keyboard.type(making.getByLabel(words('key.passphraseAgain')), NEW);
    const [download] = await Promise.all([
      page.waitForEvent('download', WORK),
      keyboard.activate(making.getByRole('button', { name: words('key.successor.make') })),
    ]);
    const file = info.outputPath(download.suggestedFilename());
    await download.saveAs(file);
    await expect(making).toBeHidden();

    await opensPart(page, keyboard, words, 'cards');
    const gives = async (): Promise<void> => {
      const choose = button(page, words('secretariat.cards.choose'));
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), keyboard.activate(choose)]);
      await chooser.setFiles(file);
    };
    await gives();
    const taking = page.getByRole('dialog', { name: words('trust.succession.title') });
    await expect(taking).toBeVisible();
    await isGood(page, 'taking a successor in', '.dialog');
    const take = taking.getByRole('button', { name: words('trust.succession.take') });
    await expect(take, 'somebody answers for it').toBeDisabled();
    await keyboard.type(taking.getByLabel(words('trust.succession.by')), 'B. Officer');
    await keyboard.activate(take);
    await expect(taking).toBeHidden();
    await expect(page.getByText(words('trust.changes.action.succeed'))).toBeVisible();
    await isGood(page, 'keys in their chain');
    const keys = await callHost(page, 'cards.list', {});
    expect(keys).toHaveLength(2);

    await gives();
    await expect(page.getByText(words('trust.succession.known'))).toBeVisible();
    await expect(taking.getByRole('button', { name: words('trust.succession.take') })).toHaveCount(0);
  });

  test(`receipts for many submissions are signed at once and saved, by keyboard; nothing is left to issue then (${language})`, async ({
    page,
    keyboard,
    sample,
  }) => {
    test.setTimeout(240_000);
    await switchLanguage(page, language);
    await callHost(page, 'keys.create', { purpose: 'secretariat', holder: 'Secretariat', practice: true, passphrase: OLD });
    await opensPart(page, keyboard, words, 'receipts');
    await expect(page.getByText(words('secretariat.register.empty'))).toBeVisible();
    await isGood(page, 'no receipts to issue');

    await opensPart(page, keyboard, words, 'cards');
    const [cards] = await Promise.all([
      page.waitForEvent('filechooser'),
      keyboard.activate(button(page, words('secretariat.cards.choose'))),
    ]);
    await cards.setFiles(sample.card);
    await keyboard.type(page.getByRole('textbox', { name: words('enrol.fingerprint') }), sample.fingerprint);
    await keyboard.type(page.getByRole('textbox', { name: words('enrol.confirmedBy') }), 'B. Officer');
    await keyboard.activate(button(page, words('enrol.enrol')));
    await expect(page.getByText(words('trust.changes.action.enrol'))).toBeVisible();
    await opensPart(page, keyboard, words, 'intake');
    const [bundles] = await Promise.all([
      page.waitForEvent('filechooser'),
      keyboard.activate(button(page, words('secretariat.intake.choose'))),
    ]);
    await bundles.setFiles([sample.older, sample.newer]);
    await expect(page.getByRole('table', { name: words('secretariat.intake.results') }).getByRole('row')).toHaveCount(3, WORK);

    await opensPart(page, keyboard, words, 'receipts');
    const table = page.getByRole('table', { name: words('secretariat.receipts.table') });
    await expect(table.getByRole('row')).toHaveCount(3);
    await isGood(page, 'receipts to issue');
    await keyboard.tabTo(table.getByRole('checkbox').first());
    await keyboard.press('Space');
    await expect(button(page, words('secretariat.receipts.issue', { count: '1' }))).toBeVisible();
    await keyboard.press('Space');
    const issue = button(page, words('secretariat.receipts.issue', { count: '2' }));
    await expect(issue, 'no passphrase yet').toBeDisabled();
    await keyboard.tabTo(page.getByLabel(words('key.passphrase'), { exact: true }), 'backwards');
    await page.keyboard.type(OLD);
    const [download] = await Promise.all([page.waitForEvent('download', WORK), keyboard.activate(issue)]);
    expect(download.suggestedFilename()).toMatch(/\.(json|zip)$/);
    await expect(page.getByText(words('secretariat.receipts.nonePractice'))).toBeVisible();
    await expect(page.getByText(words('secretariat.receipts.done', { receipts: '2', states: '1' }))).toBeVisible();
    await isGood(page, 'receipts are issued');
  });
}
