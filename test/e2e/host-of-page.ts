import type { Page } from '@playwright/test';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';

/** Calls the host over the session of the page, as the page does; for what a test needs to be there beforehand. */
export async function callHost<N extends OperationName>(page: Page, operation: N, input: Input<N>): Promise<Output<N>> {
  const lines = await page.evaluate(
    async ({ name, body }) => {
      const response = await fetch(`call/${name}`, {
        method: 'POST',
        headers: { 'x-omnibus': '1', 'content-type': 'application/json' },
        body,
      });
      return response.text();
    },
    { name: operation, body: JSON.stringify(input) },
  );
  const { result } = JSON.parse(lines.trim().split('\n').at(-1) ?? '') as { readonly result: Result<Output<N>> };
  if (!result.ok) throw new Error(`${operation}: ${JSON.stringify(result.error)}`);
  return result.value;
}

/** Goes to a place of the window by its address, as a link does. */
export async function visit(page: Page, ...route: readonly string[]): Promise<void> {
  await page.evaluate((hash) => window.location.assign(hash), `#/${route.map(encodeURIComponent).join('/')}`);
}

const NOBODY = { name: '', role: '' };

interface Exercise {
  /** Two letters; marked as practice unless `practice` is false. */
  readonly state?: string;
  readonly title?: string;
  readonly exercise?: string;
  /** The Trafficking in Persons Protocol unless others are named. */
  readonly instruments?: readonly string[];
}

/** An assessment without answers. Resolves with its id. */
export async function startAssessment(
  page: Page,
  { state = 'XX', title = 'Practice exercise', exercise = 'self-assessment-2026', instruments = ['TIP'] }: Exercise = {},
): Promise<string> {
  const opened = await callHost(page, 'assessments.create', {
    settings: {
      state,
      exercise: { id: exercise, title, mechanism: 'self-assessment', period: '2026' },
      languages: ['en'],
      instruments: [...instruments],
      participation: Object.fromEntries([...new Set([...instruments, 'UNTOC'])].map((code) => [code, { standing: 'party' as const }])),
      practice: true,
      assessmentDate: '2026-06-01',
    },
    by: NOBODY,
  });
  return opened.document.id;
}

type Answered = Input<'answers.record'>['writes'][number]['value'];

/** Answers that are there before the test begins, by question id. */
export async function recordAnswers(page: Page, assessment: string, answers: Readonly<Record<string, Answered>>): Promise<void> {
  const writes = Object.entries(answers).map(([question, value]) => ({ question, base: 0, standing: 'answered' as const, value }));
  await callHost(page, 'answers.record', { assessment, writes, by: NOBODY });
}

/** A law in the register of evidence. Resolves with its id. */
export async function recordLaw(page: Page, assessment: string, title: string, reference: string): Promise<string> {
  const evidence = crypto.randomUUID();
  const content = { kind: 'law', title, reference, stage: 'in-force', inForce: '2014-07-01' } as const;
  await callHost(page, 'evidence.save', { assessment, evidence, base: 0, content, by: NOBODY });
  return evidence;
}
