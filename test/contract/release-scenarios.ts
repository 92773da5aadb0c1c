import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { openArchive } from '#services/bundle/open-archive';
import type { ContractTools } from './contract-tools';

/** The State decides what may leave the secretariat; `assessment` is one of its own. */
export function releaseHolds({ state, does, isStopped, official: by }: ContractTools, assessmentOf: () => string): void {
  it('says what may leave the secretariat, in one step that can be taken back', async () => {
    const assessment = assessmentOf();
    const release = async () => (await does(state(), 'assessments.open', { assessment })).document.settings['assessment']?.release;
    const mark = ['TIP:9(2)', 'TIP:6(3)'];
    await does(state(), 'release.set', { assessment, released: true, mark, by });
    expect(await release()).toEqual({ released: true, confidential: ['TIP:6(3)', 'TIP:9(2)'] });
    await does(state(), 'release.set', { assessment, unmark: ['TIP:9(2)'], by });
    expect(await release()).toEqual({ released: true, confidential: ['TIP:6(3)'] });
    await does(state(), 'history.undo', { assessment, by });
    await does(state(), 'history.undo', { assessment, by });
    expect(await release()).toBeUndefined();
    const strange = await isStopped(state(), 'release.set', { assessment, mark: ['TIP:99'], by });
    expect(strange).toMatchObject({ code: 'not-found', params: { what: 'provision', id: 'TIP:99' } });
  });
}

/** At the secretariat, once a submission of Albania that says nothing of its release has been received. */
export function openDataHolds({ secretariat, does, isStopped }: ContractTools): void {
  it('lets nothing out that the State has not released, and records its note', async () => {
    const { rows } = await does(secretariat(), 'register.search', { state: 'AL' });
    const { digest = '', exercise = '' } = rows.find(({ place, practice }) => place !== 'replaced' && !practice) ?? {};
    expect(await does(secretariat(), 'register.release', { digest })).toEqual({ released: false, confidential: [], by: 'silent' });
    expect((await does(secretariat(), 'openData.preview', {})).submissions).toBe(0);
    const note = { action: 'release', state: 'AL', exercise, released: true, note: 'NV 12/2026', dated: '2026-06-20' } as const;
    const unknown = await isStopped(secretariat(), 'register.decide', { decision: { ...note, exercise: 'no-such-round' } });
    expect(unknown).toMatchObject({ code: 'not-found', params: { what: 'exercise' } });
    await does(secretariat(), 'register.decide', { decision: note });
    const standing = await does(secretariat(), 'register.release', { digest });
    expect(standing).toMatchObject({ released: true, by: 'note', note: { reference: 'NV 12/2026', dated: '2026-06-20' } });
    expect((await does(secretariat(), 'register.search', { release: 'released' })).rows.map((row) => row.digest)).toContain(digest);
    expect(await isStopped(secretariat(), 'openData.write', { instruments: ['XX'] })).toMatchObject({ code: 'not-found' });
    const written = await does(secretariat(), 'openData.write', { exercises: [exercise] });
    expect(written).toMatchObject({ submissions: 1, states: 1 });
    const kept = await secretariat().keep(written);
    expect((await readFile(kept)).subarray(0, 2).toString('latin1')).toBe('PK');
    const opened = await openArchive(kept);
    if ('findings' in opened) throw new Error(JSON.stringify(opened.findings));
    const names = opened.archive.entries.map(({ name }) => name);
    await opened.archive.close();
    expect(names).toEqual(expect.arrayContaining(['README.txt', 'datapackage.json', 'data/answers.csv', 'codebook/questions.json']));
    await does(secretariat(), 'register.decide', { decision: { ...note, released: false, note: 'NV 13/2026' } });
    expect((await does(secretariat(), 'openData.preview', {})).submissions).toBe(0);
  });
}
