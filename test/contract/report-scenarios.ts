import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

export function reportsHold({ state, does, isStopped, official, settings }: ContractTools): void {
  it('writes what an assessment says as a document, and says where a part of it is not named', async () => {
    const { document } = await does(state(), 'assessments.create', { settings, by: official });
    const assessment = document.id;
    const answer = { question: 'TIP:5(1)/status', standing: 'not-known', reason: 'The prosecutor was asked.', base: 0 } as const;
    await does(state(), 'answers.record', { assessment, writes: [answer], by: official });
    const request = { of: { assessment }, language: 'es', format: 'html', credits: false, names: false } as const;
    const report = await does(state(), 'reports.write', { ...request, kind: 'full' });
    expect(report.name).toBe('AL-self-2026-draft-full-es.html');
    expect(report.verdict).toBeUndefined();
    const page = await readFile(await state().keep(report), 'utf8');
    expect(page).toMatch(/^<!doctype html>\n<html lang="es" dir="ltr">/);
    expect(page).toContain(answer.reason);
    expect(await isStopped(state(), 'reports.write', { ...request, kind: 'agency' })).toMatchObject({
      code: 'input-invalid',
      params: { path: 'agency' },
    });
    await does(state(), 'assessments.remove', { assessment });
  });
}
