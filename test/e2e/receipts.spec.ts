import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { OutgoingFile } from '#core/contract/operations/input-shapes';
import { callHost, recordAnswers, startAssessment, visit } from './host-of-page';
import { interfaceWords, switchLanguage } from './interface-words';
import { expect, expectAccessible } from './omnibus-app';
import { expectPrintable, PAPER } from './printed';
import { test, type Office } from './two-offices';
import { expectFits, expectReachable, TWICE_THE_SIZE } from './zoom';

const PASSPHRASE = 'seven quiet rivers of iron';
const FOLDER = process.env['PHOTOGRAPHS'];
const words = interfaceWords('en');

async function photograph(page: Page, name: string): Promise<void> {
  if (!FOLDER) return;
  await mkdir(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `receipts-${name}.png`), fullPage: true, animations: 'disabled' });
}

interface Key {
  readonly id: string;
  readonly fingerprint: string;
}

/** A practice key of a State, or of the secretariat where none is named. */
const makesKey = (page: Page, holder: string, state?: string): Promise<Key> =>
  callHost(page, 'keys.create', {
    ...(state === undefined ? { purpose: 'secretariat' } : { purpose: 'submission', state }),
    holder,
    practice: true,
    passphrase: PASSPHRASE,
  });

/** What an office wrote, as it lies on the desk afterwards. */
async function keeps(page: Page, desk: string, { file, name }: OutgoingFile): Promise<string> {
  const bytes = await page.evaluate(
    async (handle) => [...new Uint8Array(await (await fetch(`files/${encodeURIComponent(handle)}`)).arrayBuffer())],
    file,
  );
  const place = path.join(desk, name);
  await writeFile(place, Buffer.from(bytes));
  return place;
}

/** A file of the desk, given to an office as its page does. */
async function handsIn(page: Page, place: string): Promise<string> {
  const bytes = [...(await readFile(place))];
  return page.evaluate(
    async (file) => {
      const taken = await fetch(`files?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'x-omnibus': '1' },
        body: new Uint8Array(file.bytes),
      });
      return ((await taken.json()) as { readonly handle: string }).handle;
    },
    { name: path.basename(place), bytes },
  );
}

async function seals(page: Page, desk: string, assessment: string, key: Key): Promise<string> {
  const by = { name: 'R. Reviewer', role: 'Focal point' };
  const request = { assessment, key: key.id, passphrase: PASSPHRASE, declaration: { title: 'Minister' }, encryptFor: [], by };
  return keeps(page, desk, await callHost(page, 'submissions.export', request));
}

/** A card from elsewhere is enrolled at an office by the fingerprint that came by another way. */
async function enrols(page: Page, place: string, { fingerprint }: Key): Promise<void> {
  const { text } = await callHost(page, 'cards.inspect', { file: await handsIn(page, place) });
  await callHost(page, 'cards.enrol', { card: { text }, fingerprint, confirmedBy: 'B. Officer', note: 'NV 12/2026' });
}

const receives = async (page: Page, ...bundles: readonly string[]): Promise<void> => {
  const files: string[] = [];
  for (const bundle of bundles) files.push(await handsIn(page, bundle));
  const received = await callHost(page, 'bundles.receive', { files });
  expect(received.map(({ outcome }) => outcome)).toEqual(bundles.map(() => 'received'));
};

const receiptsKept = async (page: Page, assessment: string): Promise<number> => {
  const { document } = await callHost(page, 'assessments.open', { assessment });
  return Object.values(document.submissions).filter(({ receipt }) => receipt !== undefined).length;
};

/** Issues the receipt of one submission with the key that is named, from the register, by keyboard. */
async function issues(office: Office, state: string, holder: string): Promise<string> {
  const { page, keyboard } = office;
  await visit(page, 'secretariat', 'register');
  await keyboard.activate(page.getByRole('table').getByRole('button', { name: state, exact: true }));
  const form = page.getByRole('region', { name: words('secretariat.register.receipt') });
  await expect(form).toBeVisible();
  const key = form.getByRole('button', { name: new RegExp(words('key.choose')) });
  if (!(await key.innerText()).includes(holder)) await keyboard.select(key, `${holder} (${words('common.practice')})`);
  await keyboard.type(form.getByLabel(words('key.passphrase')), PASSPHRASE);
  const saved = await office.saves(words('secretariat.receipt.issue'));
  await expect(form.getByText(/^Issued/)).toBeVisible();
  await expectAccessible(page, `a receipt for ${state} is issued`);
  const receipt = path.join(path.dirname(saved), `${holder} ${path.basename(saved)}`);
  await rename(saved, receipt);
  return receipt;
}

/** The State gives a receipt that is not believed; it is told why, and nothing changes. */
async function isRefused(state: Office, assessment: string, receipt: string, problem: string): Promise<void> {
  const kept = await receiptsKept(state.page, assessment);
  await state.gives(words('sent.choose'), receipt);
  const notice = state.page.getByRole('alert').filter({ hasText: words(`problem.${problem}`) });
  await expect(notice).toBeVisible();
  expect(await receiptsKept(state.page, assessment)).toBe(kept);
  await state.keyboard.activate(notice.getByRole('button', { name: words('common.dismiss') }), 'backwards');
  await expect(notice).toHaveCount(0);
}

/** The secretariat signed that something else arrived; or somebody did after it. */
async function changed(
  receipt: string,
  name: string,
  change: (signed: Record<string, unknown>) => Record<string, unknown>,
): Promise<string> {
  const file = JSON.parse(await readFile(receipt, 'utf8')) as { readonly receipt: string };
  const signed = change(JSON.parse(file.receipt) as Record<string, unknown>);
  const place = path.join(path.dirname(receipt), name);
  await writeFile(place, JSON.stringify({ ...file, receipt: JSON.stringify(signed) }));
  return place;
}

test('receipts go from the secretariat to the State, one by one and several in a file; what is not believed is refused with its reason', async ({
  page,
  focalPoint: state,
  secretariat,
  desk,
}) => {
  test.setTimeout(300_000);
  const office = secretariat.page;
  const own = await makesKey(page, 'Ministry of Justice', 'FR');
  const first = await startAssessment(page, { state: 'FR' });
  await recordAnswers(page, first, {
    'TIP:5(1)/status': 'yes',
    'TIP:5(1)/how-it-works.kinds': ['practice'],
    'TIP:5(1)/how-it-works.measure': 'Since 2014',
  });
  const bundle = await seals(page, desk, first, own);
  // Another State, at yet another desk.
  const neighbour = await makesKey(office, 'Ministry of Foreign Affairs', 'AL');
  const abroad = await seals(office, desk, await startAssessment(office, { state: 'AL', exercise: 'elsewhere-2026' }), neighbour);
  const known = await makesKey(office, 'Registry');
  await makesKey(office, 'Somebody else');
  await enrols(office, await keeps(page, desk, await callHost(page, 'keys.card', { key: own.id })), own);
  await enrols(office, await keeps(office, desk, await callHost(office, 'keys.card', { key: neighbour.id })), neighbour);
  await receives(office, bundle, abroad);

  const [receipt = '', ofNeighbour = '', byStranger = ''] = await test.step('the secretariat issues receipts one by one', async () => {
    return [
      await issues(secretariat, 'France', 'Registry'),
      await issues(secretariat, 'Albania', 'Registry'),
      await issues(secretariat, 'France', 'Somebody else'),
    ];
  });

  await test.step('the State does not know the secretariat yet, and enrols its card first', async () => {
    await visit(page, 'sign', first);
    await expect(page.getByRole('table', { name: words('sent.title') })).toBeVisible();
    await isRefused(state, first, receipt, 'key-unknown');
    const card = await keeps(office, desk, await callHost(office, 'keys.card', { key: known.id }));
    await expect(page.getByText(words('sent.cardFirst'))).toBeVisible();
    const choose = page.getByRole('region', { name: words('sent.title') }).getByRole('button', { name: words('sign.encryption.choose') });
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), state.keyboard.activate(choose)]);
    await chooser.setFiles(card);
    const dialog = page.getByRole('dialog', { name: words('enrol.title') });
    await state.keyboard.type(dialog.getByRole('textbox', { name: words('enrol.fingerprint') }), known.fingerprint);
    await state.keyboard.type(dialog.getByRole('textbox', { name: words('enrol.confirmedBy') }), 'R. Reviewer');
    await state.keyboard.activate(dialog.getByRole('button', { name: words('enrol.enrol'), exact: true }));
    await expect(dialog).toBeHidden();
    await expect(page.getByText(words('sent.cardFirst'))).toHaveCount(0);
  });

  await test.step('what is not for it, altered or by a key that it does not know is refused', async () => {
    await isRefused(state, first, ofNeighbour, 'other-submission');
    await isRefused(state, first, await changed(receipt, 'altered.json', (signed) => ({ ...signed, number: 2 })), 'signature-invalid');
    await isRefused(state, first, byStranger, 'key-unknown');
    const nothing = path.join(desk, 'letter.json');
    await writeFile(nothing, '{"dear":"State"}');
    await isRefused(state, first, nothing, 'not-a-receipt');
    await expectAccessible(page, 'receipts that are refused');
  });

  await test.step('its own receipt is kept and shown', async () => {
    await state.gives(words('sent.choose'), receipt);
    await expect(page.getByText(words('sent.imported'))).toBeVisible();
    const row = page
      .getByRole('table', { name: words('sent.title') })
      .getByRole('row')
      .nth(1);
    await expect(row).toContainText(words('sent.verdict.whole'));
    await expect(row).toContainText('Registry');
    await expectAccessible(page, 'a receipt that is kept');
  });

  await test.step('several come in one file; each assessment keeps its own', async () => {
    await callHost(page, 'answers.record', {
      assessment: first,
      writes: [{ question: 'TIP:5(1)/how-it-works.measure', base: 1, standing: 'answered', value: 'Since 2015' }],
      by: { name: '', role: '' },
    });
    const second = await startAssessment(page, { state: 'FR', exercise: 'other-2026', title: 'Another exercise' });
    await receives(office, await seals(page, desk, first, own), await seals(page, desk, second, own));
    await visit(office, 'secretariat', 'receipts');
    const table = office.getByRole('table', { name: words('secretariat.receipts.table') });
    await expect(table.getByRole('row')).toHaveCount(3);
    await secretariat.keyboard.type(office.getByLabel(words('key.passphrase')), PASSPHRASE);
    const batch = await secretariat.saves(words('secretariat.receipts.issue', { count: '2' }));
    expect(path.basename(batch)).toMatch(/^practice-FR-.*\.receipts\.json$/);
    await expect(office.getByText(words('secretariat.receipts.done', { receipts: '2', states: '1' }))).toBeVisible();

    for (const [assessment, kept] of [
      [first, 2],
      [second, 1],
    ] as const) {
      await visit(page, 'sign', assessment);
      await expect(page.getByRole('table', { name: words('sent.title') }).getByRole('row')).toHaveCount(kept + 1);
      await state.gives(words('sent.choose'), batch);
      await expect(page.getByText(words('sent.elsewhere', { count: '1' }))).toBeVisible();
      expect(await receiptsKept(page, assessment)).toBe(kept);
    }
    await expectAccessible(page, 'receipts of a file of several');
  });

  for (const language of ['en', 'ar', 'zh'] as const)
    await test.step(`the receipts are read, enlarged and printed (${language})`, async () => {
      await page.setViewportSize({ width: 1366, height: 768 });
      await switchLanguage(page, language);
      await visit(page, 'sign', first);
      const table = page.getByRole('table', { name: interfaceWords(language)('sent.title') });
      await expect(table.getByRole('row')).toHaveCount(3);
      await table.scrollIntoViewIfNeeded();
      await photograph(page, language);
      await expectAccessible(page, `receipts (${language})`);
      await page.setViewportSize(TWICE_THE_SIZE);
      await photograph(page, `${language}-twice`);
      await expectFits(page, `receipts (${language})`);
      await expectReachable(page, `receipts (${language})`);
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print' });
      await expectPrintable(page, `receipts (${language})`);
      await page.emulateMedia({ media: 'screen' });
    });
});
