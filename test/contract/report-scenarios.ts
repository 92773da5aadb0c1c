import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import type { ContractTools } from './contract-tools';

export function reportsHold({ state, does, isStopped, official, settings }: ContractTools, bundle: () => string): void {
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

  it('says what a bundle file is before a document is made of it, and keeps it for the next one', async () => {
    const looked = await does(state(), 'reports.look', { file: await state().choose(bundle()) });
    expect(looked.report).toMatchObject({ verdict: expect.stringMatching(/^(whole|key-unknown|key-refused)$/) as string });
    const request = { kind: 'summary', language: 'en', format: 'html', credits: false, names: false } as const;
    for (const language of ['en', 'fr'] as const) {
      const made = await does(state(), 'reports.write', { ...request, language, of: { held: looked.held ?? '' } });
      expect(await readFile(await state().keep(made), 'utf8')).toContain(`<html lang="${language}"`);
    }
    const again = await does(state(), 'reports.look', { file: await state().choose(bundle()), instead: looked.held ?? '' });
    const gone = await isStopped(state(), 'reports.write', { ...request, of: { held: looked.held ?? '' } });
    expect(gone).toMatchObject({ code: 'not-found', params: { what: 'bundle' } });
    expect(again.held).not.toBe(looked.held);
  });
}
