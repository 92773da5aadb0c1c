import type { Page } from '@playwright/test';
import type { Evidence } from '#core/answers/document';
import { callHost } from './host-of-page';

const NOBODY = { name: '', role: '' };

/** Evidence that is in the register before the test begins. Resolves with its id. */
export async function recordEvidence(page: Page, assessment: string, content: Omit<Evidence, 'revision'>): Promise<string> {
  const evidence = crypto.randomUUID();
  await callHost(page, 'evidence.save', { assessment, evidence, base: 0, content, by: NOBODY });
  return evidence;
}

export async function recordComment(page: Page, assessment: string, about: string, text: string): Promise<void> {
  const comment = crypto.randomUUID();
  await callHost(page, 'comments.save', { assessment, comment, base: 0, about, text, resolved: false, by: NOBODY });
}

/** A picture of one red point, as a scanner would name it. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
