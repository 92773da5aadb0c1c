import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import type { ReviewTools } from './review-contract';

const law = { kind: 'law', title: 'Trafficking Act', reference: 'Section 3', stage: 'bill' } as const;
const FIRST_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

/** The register of evidence put in order, its files looked at, and what erasing would take told beforehand. */
export function evidenceHolds({ state, assessment, by, does, isStopped }: ReviewTools, folder: () => string): void {
  const revisionOf = async (evidence: string): Promise<number> => {
    const { document } = await does(state(), 'assessments.open', { assessment: assessment() });
    return document.evidence[evidence]?.revision ?? 0;
  };
  const keep = async (evidence: string, content: object): Promise<void> => {
    const input = { assessment: assessment(), evidence, base: await revisionOf(evidence), by };
    await does(state(), 'evidence.save', { ...input, content: { kind: 'case', title: evidence, ...content } });
  };

  const write = async (name: string, content: Buffer | string): Promise<string> => {
    const file = path.join(folder(), name);
    await writeFile(file, content);
    return file;
  };

  it('keeps evidence with its file, and gives the file back as it was', async () => {
    const file = await state().choose(await write('act.txt', 'text of the act'));
    const attachment = await does(state(), 'attachments.add', { assessment: assessment(), file });
    expect(attachment).toMatchObject({ name: 'act.txt', bytes: 15 });
    await does(state(), 'evidence.save', { assessment: assessment(), evidence: 'act', base: 0, content: { ...law, attachment }, by });
    const offer = await does(state(), 'attachments.fetch', { assessment: assessment(), sha512: attachment.sha512 });
    expect(await readFile(await state().keep(offer), 'utf8')).toBe('text of the act');
    const other = { assessment: assessment(), evidence: 'other', by };
    const saved = await does(state(), 'evidence.save', { ...other, base: 0, content: { ...law, title: 'Other' } });
    await does(state(), 'evidence.remove', { ...other, base: saved.changes[0]?.after?.revision ?? 0 });
    expect(Object.keys((await does(state(), 'assessments.open', { assessment: assessment() })).document.evidence)).toEqual(['act']);
  });

  it('makes two records of the same thing one, with every citation, in one step', async () => {
    await keep('one', { title: 'A. B., District Court' });
    await keep('two', { title: 'A. B., district court', date: '2025-03-04', link: 'https://courts.example/1', lastSeen: '2026-01-31' });
    const cites = { question: 'TIP:5(1)/practice.cases', base: 0, standing: 'answered' as const, value: ['one', 'two'] };
    await does(state(), 'answers.record', { assessment: assessment(), writes: [cites], by });
    const [first, second] = [await revisionOf('one'), await revisionOf('two')];
    const merge = { assessment: assessment(), keep: { evidence: 'one', base: first }, others: [{ evidence: 'two', base: second }], by };
    const stale = await isStopped(state(), 'evidence.merge', { ...merge, keep: { evidence: 'one', base: first - 1 } });
    expect(stale.code).toBe('conflict');
    await does(state(), 'evidence.merge', merge);
    const { document } = await does(state(), 'assessments.open', { assessment: assessment() });
    expect(document.evidence['one']).toMatchObject({ title: 'A. B., District Court', date: '2025-03-04', lastSeen: '2026-01-31' });
    expect(document.evidence).not.toHaveProperty('two');
    expect(document.answers[cites.question]?.value).toEqual(['one']);
    await does(state(), 'history.undo', { assessment: assessment(), by });
    const undone = (await does(state(), 'assessments.open', { assessment: assessment() })).document;
    expect(undone.answers[cites.question]?.value).toEqual(['one', 'two']);
    expect(Object.keys(undone.evidence)).toEqual(expect.arrayContaining(['one', 'two']));
    for (let step = 0; step < 3; step++) await does(state(), 'history.undo', { assessment: assessment(), by });
  });

  it('shows pictures and plain text by what is in them, and nothing that could run', async () => {
    const shown = async (name: string, content: Buffer | string): Promise<unknown> => {
      const file = await write(name, content);
      const attachment = await does(state(), 'attachments.add', { assessment: assessment(), file: await state().choose(file) });
      return does(state(), 'attachments.preview', { assessment: assessment(), sha512: attachment.sha512 });
    };
    const picture = Buffer.from(FIRST_PICTURE, 'base64');
    expect(await shown('scan.txt', picture)).toEqual({ kind: 'image', mediaType: 'image/png', base64: FIRST_PICTURE });
    expect(await shown('script.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')).toMatchObject({
      kind: 'none',
    });
    const missing = await isStopped(state(), 'attachments.preview', { assessment: assessment(), sha512: 'a'.repeat(128) });
    expect(missing.code).toBe('file-missing');
  });

  it('finds no file missing where all are there', async () => {
    for (const contents of [true, false])
      expect(await does(state(), 'attachments.check', { assessment: assessment(), contents })).toEqual([]);
  });

  it('finds who is named anywhere, and tells what erasing it would take without changing anything', async () => {
    await keep('named', { title: 'Z. Q.', summary: 'Zefiryna Quillfeather was convicted.' });
    await keep('named', { title: 'Z. Q.', summary: 'Z. Q. was convicted.' });
    const found = await does(state(), 'records.find', { assessment: assessment(), words: 'zefiryna quill' });
    expect(found).toMatchObject([{ collection: 'evidence', key: 'named', present: true }]);
    expect(found[0]?.excerpt).toContain('Zefiryna Quillfeather');
    const records = [{ collection: 'evidence' as const, key: 'named' }];
    const taken = await does(state(), 'records.toErase', { assessment: assessment(), records });
    expect(taken).toEqual({ records: [{ ...records[0], present: true, versions: 2 }], citing: [], files: [], bundles: [] });
    const nowhere = [{ collection: 'comments' as const, key: 'nowhere' }];
    expect((await isStopped(state(), 'records.toErase', { assessment: assessment(), records: nowhere })).code).toBe('not-found');
    for (let step = 0; step < 2; step++) await does(state(), 'history.undo', { assessment: assessment(), by });
  });
}
