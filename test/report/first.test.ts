import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ReportingOffice } from './reporting-office';

let office: ReportingOffice;
beforeAll(async () => void (office = await ReportingOffice.open()));
afterAll(() => office.close());

it('makes a document of a draft in a thread of its own', async () => {
  const assessment = await office.begins();
  await office.answersEverything(assessment);
  const { path, name } = await office.writes({ assessment }, { format: 'html', language: 'ar' });
  expect(name).toBe('PRACTICE-AL-review-2026-draft-full-ar.html');
  expect(await readFile(path, 'utf8')).toContain('<html lang="ar" dir="rtl">');
});
