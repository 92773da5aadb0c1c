import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkAllTranslations, checkContent } from '#build/content/check-content';
import { sentenceOf } from '#build/content/problem';
import { readContentFiles } from '#build/content/read-content-files';

const GOOD = fileURLToPath(new URL('fixtures/good', import.meta.url));
const BROKEN = fileURLToPath(new URL('broken', import.meta.url));
/** Only French is all there in the good content. */
const COMPLETE = ['fr'] as const;
const good = await readContentFiles(GOOD);

/** Each folder holds the files that differ from the good content, and the one sentence that the checker must say of them. */
describe('the content checker', () => {
  it('finds nothing to mend in good content', () => {
    expect(checkContent(good).map(sentenceOf)).toEqual([]);
    expect(checkAllTranslations(good, COMPLETE).map(sentenceOf)).toEqual([]);
  });

  it.each(readdirSync(BROKEN))('%s: says what is wrong, in which file and line, and how to mend it, and nothing else', async (name) => {
    const changed = await readContentFiles(join(BROKEN, name));
    const files = new Map([...good, ...changed]);
    const ofTranslations = /^(translation|interface|terms)-/.test(name);
    const expected = await readFile(join(BROKEN, name, 'expected.txt'), 'utf8');
    const problems = ofTranslations ? checkAllTranslations(files, COMPLETE) : checkContent(files);
    expect(`${problems.map(sentenceOf).join('\n')}\n`).toBe(expected);
    expect(expected.trim().split('\n')).toEqual([expect.stringContaining(']  ')]);
  });
});
