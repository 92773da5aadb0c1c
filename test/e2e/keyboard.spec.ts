import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { OfficialAtKeyboard, type ProvisionByKeyboard } from './assessment-by-keyboard';
import type { Keyboard } from './keyboard';
import { expect, test } from './omnibus-app';

const LAW = 'Act against Trafficking in Persons 2014';
const PASSPHRASE = 'seven quiet rivers of iron';

const byMeasure = (provision: string, status = 'Yes'): ProvisionByKeyboard => ({
  provision,
  status,
  then: (official) => official.restsOn('Policy or administrative measure'),
});
const byPractice = (provision: string, status = 'Yes'): ProvisionByKeyboard => ({
  provision,
  status,
  then: (official) => official.restsOn('Settled practice or case law'),
});
const byLaw = (provision: string, status = 'Yes'): ProvisionByKeyboard => ({
  provision,
  status,
  then: (official) => official.citesFromRegister(LAW),
});
const consideredOnly = (provision: string, status = 'Considered, not adopted'): ProvisionByKeyboard => ({
  provision,
  status,
  then: (official) => official.writes(/What was the result/, 'Examined by the working group; postponed for cost.'),
});

/** All 45 assessable provisions of the Trafficking in Persons Protocol, in its order. */
const PROTOCOL: readonly ProvisionByKeyboard[] = [
  {
    provision: 'TIP 3(a)',
    status: 'Yes',
    then: async (official) => {
      await official.ticksAllOf(/Which acts/, ['Recruiting', 'Moving from place to place', 'Handing over', 'Sheltering', 'Receiving']);
      await official.ticksAllOf(/Which means/, [
        'Force, threats or other coercion',
        'Abduction',
        'Fraud or deception',
        'Misuse of power or of vulnerability',
        'Paying or rewarding whoever controls the victim',
      ]);
      await official.ticksAllOf(/Which purposes/, [
        'Prostitution of others or other sexual exploitation',
        'Forced labour or services',
        'Slavery or similar practices',
        'Servitude',
        'Taking organs',
      ]);
      await official.addsLaw({ title: LAW, article: 'section 2', inForce: '01072014' });
    },
  },
  {
    provision: 'TIP 3(b)',
    status: 'Yes',
    then: async (official) => {
      await official.chooses(/victim's consent/, 'No, consent is then without effect');
      await official.citesFromRegister(LAW);
    },
  },
  {
    provision: 'TIP 3(c)',
    status: 'Yes',
    then: async (official) => {
      await official.chooses(/victim is a child/, 'No, act and purpose are enough');
      await official.citesFromRegister(LAW);
    },
  },
  {
    provision: 'TIP 3(d)',
    status: 'Yes',
    then: async (official) => {
      await official.writes(/Below what age/, '18');
      await official.citesFromRegister(LAW);
    },
  },
  {
    provision: 'TIP 5(1)',
    status: 'Yes',
    then: async (official) => {
      await official.citesFromRegister(LAW);
      await official.entersPenalty({ offence: 'Trafficking in persons, section 4', minimum: '3', maximum: '12' });
      await official.entersFigures('Cases and persons, per year', {
        'Cases opened': '31',
        'Persons investigated': '40',
        'Persons investigated, female': '12',
        'Persons investigated, male': '28',
        'Persons investigated, nationals': '30',
        'Persons investigated, other nationality or stateless': '10',
      });
    },
  },
  byLaw('TIP 5(2)(a)'),
  byLaw('TIP 5(2)(b)'),
  byLaw('TIP 5(2)(c)'),
  byPractice('TIP 6(1)'),
  byMeasure('TIP 6(2)(a)'),
  {
    provision: 'TIP 6(2)(b)',
    status: 'Yes, in part',
    then: async (official) => {
      await official.restsOn('Settled practice or case law');
      await official.writes('What is missing?', 'No rule yet for written statements.');
      await official.ticksAllOf(/What stands in the way/, ['Lack of resources']);
      await official.chooses('Are steps planned?', 'Steps are planned or under way');
      await official.plansStep({ step: 'Amend the rules of procedure', body: 'Ministry of Justice', stage: 'Drafted' });
    },
  },
  // Two of its sub-paragraphs are not adopted: that is explained under "Check".
  byMeasure('TIP 6(3)', 'Adopted'),
  byMeasure('TIP 6(3)(a)', 'Adopted'),
  byMeasure('TIP 6(3)(b)', 'Adopted'),
  consideredOnly('TIP 6(3)(c)'),
  consideredOnly('TIP 6(3)(d)'),
  byMeasure('TIP 6(4)'),
  consideredOnly('TIP 6(5)', 'Effort made, not achieved'),
  byLaw('TIP 6(6)'),
  consideredOnly('TIP 7(1)'),
  byPractice('TIP 7(2)'),
  byPractice('TIP 8(1)'),
  byPractice('TIP 8(2)'),
  byMeasure('TIP 8(3)'),
  byMeasure('TIP 8(4)'),
  byMeasure('TIP 9(1)(a)'),
  byMeasure('TIP 9(1)(b)'),
  byMeasure('TIP 9(2)', 'Achieved'),
  byMeasure('TIP 9(3)'),
  byMeasure('TIP 9(4)'),
  {
    provision: 'TIP 9(5)',
    status: 'No',
    then: async (official) => {
      await official.ticksAllOf(/What stands in the way/, ['No political or legislative time']);
      await official.chooses('Are steps planned?', 'No steps planned');
    },
  },
  byPractice('TIP 10(1)'),
  byMeasure('TIP 10(2)'),
  { provision: 'TIP 10(2) #2', status: 'No' },
  byPractice('TIP 10(3)'),
  byMeasure('TIP 11(1)'),
  byLaw('TIP 11(2)'),
  byLaw('TIP 11(3)'),
  {
    provision: 'TIP 11(4)',
    status: 'Not known',
    then: (official) => official.writes('Why is it not known?', 'The transport ministry has been asked; due in March.'),
  },
  byMeasure('TIP 11(5)', 'Adopted'),
  consideredOnly('TIP 11(6)'),
  byMeasure('TIP 12(a)'),
  byMeasure('TIP 12(b)'),
  byPractice('TIP 13'),
  {
    provision: 'TIP 14(2)',
    status: 'Not applicable',
    then: (official) => official.writes('Why does it not apply?', 'For this exercise it is answered under another procedure.'),
  },
];

test('one person without a mouse: assess, sign, receive, acknowledge, compare', async ({ page, keyboard }) => {
  test.setTimeout(150_000);
  const official = new OfficialAtKeyboard(page, keyboard);

  await test.step('a new assessment', () =>
    official.createsAssessment({ state: 'Andorra', exercise: 'Practice review', instrument: 'Trafficking in Persons' }));

  await test.step('all 45 provisions of the Protocol', async () => {
    expect(PROTOCOL).toHaveLength(45);
    for (const [place, answer] of PROTOCOL.entries()) {
      if (place > 0) await official.goesToNextOpen();
      await test.step(answer.provision, () => official.answers(answer));
    }
    await expect(page.locator('.save-indicator')).toHaveText(/^Saved/);
  });

  await test.step('nothing stands in the way', async () => {
    await official.goesTo('Check');
    await expect(page.getByText('Before signing – to put right: 0; to put right or explain: 1.')).toBeVisible();
    await keyboard.activate(page.getByRole('button', { name: 'Explain why it stands: TIP:6(3)' }));
    await page.keyboard.type('Both measures reach every victim through other means.');
    await keyboard.activate(page.getByRole('button', { name: 'Save' }));
    await expect(page.getByText('Nothing stands in the way of signing.')).toBeVisible();
  });

  const sent = await test.step('key, card, seal and sign', async () => {
    await official.goesTo('Sign and send');
    await keyboard.type(page.getByRole('textbox', { name: /Office that cleared it/ }), 'Director, Ministry of Justice');
    await makesKey(page, keyboard, 'Ministry of Justice');
    const fingerprint = await fingerprintShown(page);
    const card = await saved(page, () => keyboard.activate(page.getByRole('button', { name: 'Save the enrolment card' })));
    const bundle = await signs(page, keyboard);
    return { fingerprint, card, bundle };
  });

  const secretariat = await test.step('the secretariat makes its key', async () => {
    await official.goesTo('Secretariat');
    await goesToTab(page, keyboard, 'Our key');
    await makesKey(page, keyboard, 'Secretariat', true);
    const fingerprint = await fingerprintShown(page);
    const card = await saved(page, () => keyboard.activate(page.getByRole('button', { name: 'Save the enrolment card' })));
    return { fingerprint, card };
  });

  await test.step('the secretariat enrols the State by its fingerprint', async () => {
    await goesToTab(page, keyboard, 'Enrolled keys');
    await chooses(page, sent.card, () => keyboard.activate(page.getByRole('button', { name: 'Choose a card…' })));
    await enrols(page, keyboard, sent.fingerprint, 'Registrar');
    await expect(page.getByRole('table', { name: 'Enrolled keys' }).getByRole('row', { name: /Andorra/ })).toContainText('counts');
  });

  await test.step('the secretariat receives the bundle', async () => {
    await goesToTab(page, keyboard, 'Receive bundles');
    await chooses(page, sent.bundle, () => keyboard.activate(page.getByRole('button', { name: 'Choose bundles…' })));
    await expect(page.getByText('Received: 1. Received before: 0. Refused: 0.')).toBeVisible();
  });

  const receipt = await test.step('the secretariat issues a receipt', async () => {
    await goesToTab(page, keyboard, 'Register');
    await keyboard.activate(page.getByRole('button', { name: 'Andorra' }));
    await expect(page.getByText('Whole and authentic')).toBeVisible();
    await keyboard.type(page.getByRole('textbox', { name: 'Passphrase' }), PASSPHRASE);
    return saved(page, () => keyboard.activate(page.getByRole('button', { name: 'Issue the receipt' })));
  });

  await test.step('the State imports the receipt', async () => {
    await official.goesTo('Start');
    await keyboard.activate(page.getByRole('link', { name: 'Andorra · Practice review' }));
    await official.goesTo('Sign and send');
    await expect(page.getByRole('heading', { level: 1, name: 'Sign and send' })).toBeVisible();
    await chooses(page, secretariat.card, () =>
      keyboard.activate(
        page
          .getByRole('region', { name: 'Submissions from this assessment' })
          .getByRole('button', { name: "Choose the secretariat's card…" }),
      ),
    );
    await enrols(page, keyboard, secretariat.fingerprint, 'Focal point');
    await chooses(page, receipt, () => keyboard.activate(page.getByRole('button', { name: 'Choose a receipt…' })));
    await expect(page.getByText('The receipt is genuine and has been kept.')).toBeVisible();
    await expect(page.getByRole('row', { name: /received by the secretariat/ })).toBeVisible();
  });

  const second = await test.step('an answer changes, and it is sent again', async () => {
    await official.goesTo('Complete');
    await expect(official.title).toHaveText('TIP 14(2)');
    await keyboard.choose(official.statusQuestion, 'Yes');
    await official.restsOn('Settled practice or case law');
    await official.goesTo('Sign and send');
    await expect(page.getByText('Nothing stands in the way.', { exact: false })).toBeVisible();
    await keyboard.type(page.getByRole('textbox', { name: /Office that cleared it/ }), 'Director, Ministry of Justice');
    return signs(page, keyboard);
  });

  await test.step('the two are compared', async () => {
    await official.goesTo('Review');
    const older = page.getByRole('group', { name: 'Earlier submission' });
    await keyboard.activate(older.getByRole('button', { name: /From the register/ }));
    await keyboard.press('Enter');
    await expect(older.getByRole('button', { name: /From the register/ })).toContainText('Andorra');
    const newer = page.getByRole('group', { name: 'Later submission' });
    await chooses(page, second, () => keyboard.activate(newer.getByRole('button', { name: 'Choose a bundle…' })));
    await keyboard.activate(page.getByRole('button', { name: 'Compare', exact: true }));
    await expect(page.getByRole('heading', { level: 2, name: /Andorra/ })).toBeVisible();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.getByRole('article')).toContainText('TIP:14(2)');
    await expect(page.getByRole('article')).toContainText('Not applicable');
  });
});

async function makesKey(page: Page, keyboard: Keyboard, holder: string, practice = false): Promise<void> {
  await keyboard.type(page.getByRole('textbox', { name: /Name of the key/ }), holder);
  if (practice) await keyboard.tick(page.getByRole('checkbox', { name: /Practice key/ }));
  await keyboard.type(page.getByLabel(/^Passphrase/).first(), PASSPHRASE);
  await keyboard.type(page.getByLabel(/^The passphrase again/), PASSPHRASE);
  await keyboard.activate(page.getByRole('button', { name: 'Make the key' }));
  await expect(page.getByRole('article').getByRole('heading', { name: new RegExp(holder) })).toBeVisible();
}

/** Types the fingerprint that came by another way than the card. */
async function enrols(page: Page, keyboard: Keyboard, fingerprint: string, comparedBy: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: 'Enrol this key' });
  await keyboard.type(dialog.getByRole('textbox', { name: /Fingerprint received by another way/ }), fingerprint);
  await keyboard.type(dialog.getByRole('textbox', { name: /Compared by/ }), comparedBy);
  await keyboard.activate(dialog.getByRole('button', { name: 'Enrol', exact: true }));
  await expect(dialog).toBeHidden();
}

/** As it is read aloud on the telephone. */
async function fingerprintShown(page: Page): Promise<string> {
  const text = await page.getByRole('article').locator('.fingerprint').innerText();
  return text.replace(/\s+/g, ' ').trim();
}

/** Presses "Seal and sign" and saves the bundle. */
async function signs(page: Page, keyboard: Keyboard): Promise<string> {
  await keyboard.type(page.getByLabel(/^Passphrase of the key/), PASSPHRASE);
  await keyboard.activate(page.getByRole('button', { name: 'Seal and sign' }));
  await expect(page.getByText('The bundle is written, read again and whole')).toBeVisible({ timeout: 30_000 });
  return saved(page, () => keyboard.activate(page.getByRole('button', { name: 'Save the bundle…', exact: true })));
}

async function goesToTab(page: Page, keyboard: Keyboard, tab: string): Promise<void> {
  const wanted = page.getByRole('tab', { name: tab });
  const way = (await isBehind(page.getByRole('tablist'))) ? 'backwards' : 'forwards';
  await keyboard.tabTo(page.getByRole('tab', { selected: true }), way);
  const tabs = await page.getByRole('tab').count();
  // What is shown follows the focus a moment later.
  const isReached = (): Promise<boolean> => wanted.evaluate((node) => node === document.activeElement);
  for (let step = 0; step < tabs && !(await isReached()); step++) await keyboard.press('ArrowRight');
  await expect(wanted).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Tab');
}

/** The element stands before what has the focus. */
const isBehind = (element: Locator): Promise<boolean> =>
  element.evaluate(
    (node) => (node.compareDocumentPosition(document.activeElement ?? document.body) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  );

/** What the program hands out, as the browser keeps it. */
async function saved(page: Page, act: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), act()]);
  const file = await download.path();
  expect((await readFile(file)).byteLength).toBeGreaterThan(0);
  return file;
}

/** The file dialog belongs to the system: it is answered with the file. */
async function chooses(page: Page, file: string, act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(file);
}
