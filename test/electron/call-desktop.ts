import type { Page } from '@playwright/test';
import type { HostApi } from '#core/contract/api';
import type { Input, OperationName, Output } from '#core/contract/operations';
import type { Result } from '#core/contract/result';

declare global {
  interface Window {
    readonly omnibus?: HostApi;
  }
}

/** A call as the page makes it, through the preload. */
export const resultFrom = (page: Page, name: string, input: unknown): Promise<Result<unknown>> =>
  page.evaluate(
    async ([operation, body]) => {
      if (!window.omnibus) throw new Error('the page has no preload');
      return window.omnibus.call(operation as OperationName, body as never) as Promise<Result<unknown>>;
    },
    [name, input] as const,
  );

export async function callDesktop<N extends OperationName>(page: Page, name: N, input: Input<N>): Promise<Output<N>> {
  const result = await resultFrom(page, name, input);
  if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result.error)}`);
  return result.value as Output<N>;
}

/** An assessment of the Trafficking in Persons Protocol without answers. Resolves with its id. */
export async function startAssessment(page: Page, title: string): Promise<string> {
  const { document } = await callDesktop(page, 'assessments.create', {
    settings: {
      state: 'XX',
      exercise: { id: 'self-2026', title, mechanism: 'self-assessment', period: '2026' },
      languages: ['en'],
      instruments: ['TIP'],
      participation: { TIP: { standing: 'party' }, UNTOC: { standing: 'party' } },
      practice: true,
      assessmentDate: '2026-06-01',
    },
    by: { name: '', role: '' },
  });
  return document.id;
}
