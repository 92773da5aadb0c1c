import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Locator, Page } from '@playwright/test';
import { expect, root } from './omnibus-app';

const run = promisify(execFile);

/** Runs the real command line; resolves with its standard output. */
export async function commandLine(...args: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ['--import', 'tsx', 'build/run-command-line.ts', ...args], {
    cwd: root,
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** One operation on a data folder that no program has open. */
export async function callOn(dataFolder: string, operation: string, input: unknown): Promise<unknown> {
  const answered = JSON.parse(await commandLine('call', operation, '--data-dir', dataFolder, '--input', JSON.stringify(input))) as {
    readonly ok: boolean;
    readonly value: unknown;
  };
  if (!answered.ok) throw new Error(`${operation}: ${JSON.stringify(answered)}`);
  return answered.value;
}

export interface Sample {
  readonly card: string;
  readonly older: string;
  readonly newer: string;
}

/** The two signed exercises of the practice State, and the card of its key. */
export async function writeSample(folder: string): Promise<Sample> {
  await commandLine('sample', folder);
  const [older, newer] = (await readdir(folder)).filter((name) => name.endsWith('.omnibus')).toSorted();
  if (!older || !newer) throw new Error('the sample did not write two bundles');
  return { card: path.join(folder, 'enrolment.json'), older: path.join(folder, older), newer: path.join(folder, newer) };
}

/** An assessment of the Trafficking in Persons Protocol, made before any window is open. Resolves with its id. */
export async function prepareAssessment(dataFolder: string, state = 'AD'): Promise<string> {
  const settings = {
    state,
    exercise: { id: 'self-assessment-2026', title: 'Practice review', mechanism: 'self-assessment', period: '2026' },
    languages: ['en'],
    instruments: ['TIP'],
    participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
    practice: true,
    assessmentDate: '2026-06-01',
  };
  const created = (await callOn(dataFolder, 'assessments.create', { settings, by: { name: '', role: '' } })) as {
    readonly document: { readonly id: string };
  };
  return created.document.id;
}

/** Goes to a place of the window by its address, as a link or a bookmark would. */
export async function visit(page: Page, ...route: readonly string[]): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/${route.map(encodeURIComponent).join('/')}`);
}

/** Answers the system's file dialog, which opens on `act`. */
export async function chooseFiles(page: Page, files: string | readonly string[], act: () => Promise<void>): Promise<void> {
  const [chooser] = await Promise.all([page.waitForEvent('filechooser'), act()]);
  await chooser.setFiles(typeof files === 'string' ? files : [...files]);
}

/** The question on the status of the provision shown. */
export const statusOf = (page: Page): Locator => page.locator('.question-status').getByRole('radiogroup');

export async function expectSaved(page: Page): Promise<void> {
  await expect(page.locator('.save-indicator')).toHaveClass(/save-saved/);
}
