import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test } from '@playwright/test';
import { ensureElectron } from '#build/ensure-electron';
import { findElectron } from '#build/start/electron-program';
import { interfaceWords } from '#test/e2e/interface-words';
import { callDesktop, startAssessment } from './call-desktop';

const root = path.resolve(import.meta.dirname, '../..');
const program = findElectron();
const WHY =
  "Electron's program is not here (npm start -- --desktop downloads it): what is shown of the desktop is shown over the stand-in only.";
if (program === null && process.env['TEST_WORKER_INDEX'] !== undefined) console.log(WHY);

test('the program itself opens its window, keeps an answer and speaks in its menu', async () => {
  test.skip(program === null, WHY);
  await ensureElectron();
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-real-'));
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const electron = await _electron.launch({ executablePath: program ?? '', args: [...asRoot, root, `--data-dir=${folder}`] });
  try {
    const page = await electron.firstWindow();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(interfaceWords('en')('start.title'));
    const assessment = await startAssessment(page, 'Review 2026');
    const writes = [{ question: 'TIP:5(1)/status', base: 0, standing: 'answered' as const, value: 'yes' }];
    await callDesktop(page, 'answers.record', { assessment, writes, by: { name: '', role: '' } });
    await callDesktop(page, 'preferences.write', { language: 'fr' });
    const labels = await electron.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items.map(({ label }) => label) ?? []);
    expect(labels).toContain(interfaceWords('fr')('menu.file'));
  } finally {
    await electron.close();
    await rm(folder, { recursive: true, force: true });
  }
});
