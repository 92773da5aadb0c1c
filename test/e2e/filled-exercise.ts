import type { Page } from '@playwright/test';
import type { OutgoingFile } from '#core/contract/operations/input-shapes';
import type { Language } from '#core/questionnaire/wording';
import { callHost } from './host-of-page';
import { expect } from './omnibus-app';

const FOCAL_POINT = { name: 'R. Reviewer', role: 'Focal point' };
const OFFICER = { name: 'Amina K.', role: 'Legal officer' };
const AGENCY = 'Ministry of Justice';
const EXPLANATION = 'TIP:5(1)/legal-basis.explanation';

/** A file that the host wrote, handed in again as a person does with one that came by post. Resolves with its handle. */
export async function handInAgain(page: Page, { file: handle, name }: OutgoingFile): Promise<string> {
  return page.evaluate(
    async (file) => {
      const written = await (await fetch(`files/${encodeURIComponent(file.handle)}`)).blob();
      const taken = await fetch(`files?name=${encodeURIComponent(file.name)}`, {
        method: 'POST',
        headers: { 'x-omnibus': '1' },
        body: written,
      });
      return ((await taken.json()) as { readonly handle: string }).handle;
    },
    { handle, name },
  );
}

/** An agency was asked for article 5, said something else on `TIP:5(1)` than what stands here, and its file is taken in. Resolves with its part. */
export async function exchangeWithAgency(page: Page, assessment: string, language: Language): Promise<string> {
  const prepared = await callHost(page, 'agencies.prepare', {
    assessment,
    agency: AGENCY,
    provisions: ['TIP:5(1)', 'TIP:5(2)(a)'],
    language,
    instructions: 'Please say what changed since 2023, and cite the sections.',
    due: '2026-01-31',
    withAnswers: false,
    by: FOCAL_POINT,
  });
  const opened = await callHost(page, 'agencies.open', { file: await handInAgain(page, prepared), by: OFFICER });
  const part = opened.assessment.document.id;
  const writes = [
    { question: 'TIP:5(1)/status', base: 0, standing: 'answered' as const, value: 'yes' },
    {
      question: EXPLANATION,
      base: 0,
      standing: 'answered' as const,
      value: 'Section 12 of the Criminal Code, amended in 2025. '.repeat(12),
    },
    { question: 'TIP:5(2)(a)/status', base: 0, standing: 'answered' as const, value: 'no' },
  ];
  await callHost(page, 'answers.record', { assessment: part, writes, by: OFFICER });
  const comment = { comment: 'c1', base: 0, about: 'TIP:5(1)', text: 'The amendment is not yet published.', resolved: false };
  await callHost(page, 'comments.save', { assessment: part, ...comment, by: OFFICER });
  const contribution = await callHost(page, 'agencies.contribute', { assessment: part, comments: ['c1'], by: OFFICER });
  const files = [await handInAgain(page, contribution)];
  const { conflicts } = await callHost(page, 'agencies.merge', { assessment, files, by: FOCAL_POINT });
  expect(conflicts.length, 'what differs').toBeGreaterThan(0);
  return part;
}

/** The next exercise, with the answers of this one to be confirmed. Resolves with its id. */
export async function carryOver(page: Page, assessment: string, language: Language): Promise<string> {
  const { earlier } = await callHost(page, 'carryOver.preview', { from: { assessment }, language });
  if (!earlier) throw new Error('nothing can be carried over');
  const { document } = await callHost(page, 'carryOver.create', {
    from: earlier.source as { assessment: string },
    settings: earlier.settings,
    by: FOCAL_POINT,
  });
  return document.id;
}

export interface Place {
  readonly name: string;
  readonly route: readonly string[];
  /** Shown once the screen has everything. */
  readonly ready: string;
}

/** The screens of work with agencies and earlier exercises, of records and of files, each with something in it. */
export async function filledPlaces(page: Page, assessment: string, language: Language): Promise<readonly Place[]> {
  const part = await exchangeWithAgency(page, assessment, language);
  const next = await carryOver(page, assessment, language);
  return [
    { name: 'agencies', route: ['agencies', assessment], ready: 'main table' },
    { name: 'agencies-new', route: ['agencies', assessment, 'new'], ready: '.choosing-tree' },
    { name: 'agencies-conflicts', route: ['agencies', assessment, 'conflicts', EXPLANATION], ready: '.conflict-column ins' },
    { name: 'contribution', route: ['agencies', part], ready: 'main form' },
    { name: 'complete-agency', route: ['complete', part, 'TIP:5(1)'], ready: '.commission-line' },
    { name: 'carry-over', route: ['carry-over', next], ready: '[data-article]' },
    { name: 'complete-to-confirm', route: ['complete', next, 'TIP:5(1)'], ready: '.question-status' },
    { name: 'offers', route: ['offers', assessment], ready: 'main h1' },
    { name: 'report', route: ['report', assessment], ready: '.count-track' },
    { name: 'journal', route: ['journal', assessment], ready: '.journal-line' },
    { name: 'clearance', route: ['clearance', assessment], ready: 'main table' },
    { name: 'evidence', route: ['evidence', assessment], ready: 'main table' },
    { name: 'redact', route: ['redact', assessment], ready: 'main [type=checkbox]' },
    { name: 'erase', route: ['erase', assessment, 'provision:TIP:5(1)'], ready: 'main [type=checkbox]' },
    { name: 'countersign', route: ['countersign'], ready: '.file-drop' },
    { name: 'backup', route: ['backup'], ready: 'main h2' },
  ];
}
