import { expect as briefly, test } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../..');
/** A change compiles the whole questionnaire, which takes its time on a busy machine. */
const expect = briefly.configure({ timeout: 30_000 });
const SCALES = 'questionnaires/scales.yaml';
const FRENCH = 'locales/fr/content/shared.yaml';

/** `npm run preview` as a lawyer starts it, on a copy of the questionnaire; what it says is gathered. */
class Preview {
  private printed = '';
  private constructor(private readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.printed += chunk.toString()));
  }

  static start(...words: readonly string[]): Preview {
    const program = path.join(root, 'build/preview/preview.ts');
    return new Preview(spawn(process.execPath, ['--import', 'tsx', program, ...words], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  said = (): string => this.printed;

  async address(): Promise<string> {
    const pattern = /http:\/\/127\.0\.0\.1:\d+\/#token=\S+/;
    await expect.poll(this.said, { timeout: 60_000 }).toMatch(pattern);
    return pattern.exec(this.printed)?.[0] ?? '';
  }

  async end(): Promise<number | null> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    return this.child.exitCode;
  }
}

test.setTimeout(180_000);

let content: string;
let preview: Preview | undefined;
test.beforeEach(async () => {
  content = await mkdtemp(path.join(tmpdir(), 'omnibus-preview-test-'));
  for (const folder of ['questionnaires', 'locales']) await cp(path.join(root, folder), path.join(content, folder), { recursive: true });
});
test.afterEach(async () => {
  await preview?.end();
  await rm(content, { recursive: true, force: true });
});

async function edit(file: string, before: string, after: string): Promise<void> {
  const text = await readFile(path.join(content, file), 'utf8');
  expect(text).toContain(before);
  await writeFile(
    path.join(content, file),
    text.replace(before, () => after),
  );
}

test('a question is shown anew, at its place and with its answer, whenever the file is saved', async ({ page }) => {
  preview = Preview.start('TIP:5(1)', '--no-open', '--content', content);
  await page.goto(await preview.address());
  const question = (label: string) => page.getByRole('radiogroup', { name: label }).first();
  await expect(question('Is this done in the State?')).toBeVisible();
  await question('Is this done in the State?').getByText('Yes, in part').click();
  await expect(question('Is this done in the State?').getByRole('radio', { name: 'Yes, in part' })).toBeChecked();

  await edit(SCALES, 'label: Is this done in the State?', 'label: Does the State do this today?');
  await expect(question('Does the State do this today?')).toBeVisible();
  await expect(question('Does the State do this today?').getByRole('radio', { name: 'Yes, in part' })).toBeChecked();
  await expect(page).toHaveURL(/TIP%3A5\(1\)/);

  await edit(SCALES, 'kind: partial', 'kind: half');
  await expect.poll(preview.said).toContain('The page stays as it was.');
  expect(preview.said()).toMatch(/questionnaires\/scales\.yaml:\d+ /);
  await expect(question('Does the State do this today?')).toBeVisible();
  await edit(SCALES, 'kind: half', 'kind: partial');
  await edit(SCALES, 'Does the State do this today?', 'Is it done?');
  await expect(question('Is it done?')).toBeVisible();
  expect(await preview.end()).toBe(0);
});

test('a translation is shown while it is written', async ({ page }) => {
  preview = Preview.start('TIP:5(1)', '--language', 'fr', '--no-open', '--content', content);
  await page.goto(await preview.address());
  await expect(page.locator('html')).toHaveAttribute('lang', 'fr');
  await expect(page.getByText('Cette disposition est-elle appliquée dans l’État').first()).toBeVisible();
  await edit(FRENCH, 'Cette disposition est-elle appliquée dans l’État', 'L’État fait-il cela');
  await expect(page.getByText('L’État fait-il cela').first()).toBeVisible();
});

test('a provision that is not there, or a word too much, is said', async () => {
  preview = Preview.start('TIP:99(1)', '--no-open', '--content', content);
  await expect.poll(preview.said, { timeout: 60_000 }).toContain('The questionnaire has no provision TIP:99(1).');
  const usage = Preview.start('--no-open');
  await expect.poll(usage.said, { timeout: 60_000 }).toContain('usage: npm run preview');
  await usage.end();
});
