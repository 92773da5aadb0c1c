import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { ensureContent } from '#build/content/ensure';
import { compile } from '#core/engine/compile';
import { loadContentLibrary } from '#services/content/load-content-library';

const empty = await mkdtemp(join(tmpdir(), 'omnibus-library-'));
afterAll(() => rm(empty, { recursive: true }));
const { folder } = await ensureContent({ root: fileURLToPath(new URL('../..', import.meta.url)) });
const library = loadContentLibrary(folder);

describe('the content that the program ships', () => {
  it('gives all of it, or the instruments asked for with the rules that need nothing else', () => {
    const whole = library.questionnaire();
    const protocol = library.questionnaire(['TIP']);
    expect(protocol.instruments.map(({ code }) => code)).toEqual(['TIP']);
    expect(protocol.provisions.every(({ instrument }) => instrument === 'TIP')).toBe(true);
    expect(protocol.provisions.length).toBeLessThan(whole.provisions.length);
    expect(protocol.rules.map(({ id }) => id)).toEqual(expect.arrayContaining(['R01', 'R02', 'R11']));
    expect(JSON.stringify(protocol.rules)).not.toContain('UNTOC:');
    expect(() => compile(protocol)).not.toThrow();
  });

  it('has one version for one selection, whatever the order', () => {
    const whole = library.questionnaire();
    const codes = whole.instruments.map(({ code }) => code);
    expect(library.questionnaire([...codes].reverse()).version).toBe(whole.version);
    expect(loadContentLibrary(folder).questionnaire(['TIP']).version).toBe(library.questionnaire(['TIP']).version);
    expect(library.questionnaire(['TIP']).version).not.toBe(whole.version);
  });

  it('has words for everything it asks', () => {
    const { entries } = library.wording('en');
    const missing = library
      .questionnaire()
      .questions.filter(({ wording }) => !Object.hasOwn(entries, `question/${wording}/label`))
      .map(({ id }) => id);
    expect(missing).toEqual([]);
  });

  it('knows 198 States, and the European Union among them', () => {
    expect(library.states()).toHaveLength(198);
    expect(library.states().find(({ code }) => code === 'EU')?.kind).toBe('regional-organization');
  });

  it('names the instrument that it does not have', () => {
    expect(() => library.questionnaire(['ROME'])).toThrow(
      expect.objectContaining({ code: 'not-found', params: { what: 'instrument', id: 'ROME' } }),
    );
  });

  it('refuses a folder without content, with damaged content, or of a newer format', async () => {
    expect(() => loadContentLibrary(empty)).toThrow(expect.objectContaining({ code: 'file-missing' }));
    await writeFile(join(empty, 'questionnaire.json'), '{"format":');
    expect(() => loadContentLibrary(empty)).toThrow(expect.objectContaining({ code: 'damaged' }));
    await writeFile(join(empty, 'questionnaire.json'), '{"format":"omnibus-questionnaire/2"}');
    expect(() => loadContentLibrary(empty)).toThrow(expect.objectContaining({ code: 'newer-version' }));
  });
});
