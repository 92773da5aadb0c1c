import { link, mkdtemp, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureContent } from '#build/content/ensure';
import { loadContentLibrary } from '#services/content/load-content-library';
import { visit } from '#test/e2e/host-of-page';
import { intakeIsUnderWay } from '#test/e2e/intake-under-way';
import { interfaceWords } from '#test/e2e/interface-words';
import { Keyboard } from '#test/e2e/keyboard';
import { openOffice, writeMailbag, type Mailbag } from '#test/intake/mailbag';
import { callDesktop } from './call-desktop';
import { expect, test as base } from './omnibus-desktop';

const words = interfaceWords('en');
/** Sent over and over again, so that a run lasts until somebody stops it. */
const COPIES = 500;

interface Post extends Mailbag {
  readonly folder: string;
}

/** A secretariat with the keys of some States, and a folder with what lies in its post. */
const test = base.extend<object, { readonly post: Post }>({
  post: [
    async ({}, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-post-'));
      const content = loadContentLibrary((await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) })).folder);
      const mailbag = await writeMailbag(content, folder, 3);
      const [first = ''] = mailbag.files;
      for (let copy = 1; copy <= COPIES; copy++) await link(first, path.join(folder, `zz-${String(copy).padStart(4, '0')}.omnibus`));
      await use({ ...mailbag, folder });
      await rm(folder, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  dataFolder: async ({ post }, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-desk-'));
    await openOffice(folder, post.signers);
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
});

test('a folder is taken in through the dialog of the system; a run that is stopped by keyboard is gone on with', async ({
  page,
  desktop,
  post,
}) => {
  const keyboard = new Keyboard(page);
  const bundles = post.files.length - 1 + COPIES;
  await visit(page, 'secretariat', 'intake');
  const choose = page.getByRole('button', { name: words('secretariat.intake.chooseFolder'), exact: true });
  desktop.dialogAnswers.push({ canceled: true, filePaths: [] }, { canceled: false, filePaths: [post.folder] });
  await keyboard.activate(choose);
  await expect.poll(() => desktop.dialogs.length).toBe(1);
  await expect(choose).toBeEnabled();
  expect(await callDesktop(page, 'intake.runs', {}), 'a cancelled dialog takes nothing in').toEqual([]);

  await keyboard.activate(choose);
  await intakeIsUnderWay(page);
  await keyboard.activate(page.getByRole('button', { name: words('common.cancel'), exact: true }));
  await expect(page.getByText(words('secretariat.intake.stopHint'))).toHaveCount(0, { timeout: 60_000 });
  const [stopped] = await callDesktop(page, 'intake.runs', {});
  expect(stopped).toMatchObject({ state: 'stopped', running: false, counts: { files: bundles, failed: 0 } });
  expect(stopped?.counts.undecided).toBeGreaterThan(0);
  const before = await callDesktop(page, 'register.list', {});
  expect(before.length, 'what is in stays in').toBe(stopped?.counts.received);

  desktop.dialogAnswers.push({ canceled: false, filePaths: [post.folder] });
  await keyboard.activate(page.getByRole('button', { name: words('secretariat.intake.goOnFolder'), exact: true }), 'forwards');
  await expect
    .poll(async () => (await callDesktop(page, 'intake.runs', {})).map(({ id, state }) => [id, state]), { timeout: 80_000 })
    .toEqual([[stopped!.id, 'finished']]);
  const [finished] = await callDesktop(page, 'intake.runs', {});
  const { received, duplicate, refused, undecided } = finished!.counts;
  // The altered one, and that of a State whose key nobody has enrolled.
  expect([undecided, refused, received + duplicate]).toEqual([0, 2, bundles - 2]);
  const after = await callDesktop(page, 'register.list', {});
  expect(after.length).toBe(received);
  expect(after.map(({ digest }) => digest)).toEqual(expect.arrayContaining(before.map(({ digest }) => digest)));
  expect(desktop.dialogs.map(({ kind, options }) => [kind, options['properties']])).toEqual(
    Array.from({ length: 3 }, () => ['showOpenDialog', ['openDirectory']]),
  );
  // No path of this machine comes into the page.
  expect(await page.content()).not.toContain(post.folder);
});
