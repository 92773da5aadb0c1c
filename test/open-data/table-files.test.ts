import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TableFiles } from '#services/open-data/table-files';
import { strictCsv } from './strict-csv';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'omnibus-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('tables that grow', () => {
  it('hold every text whole, however long it is and wherever a piece ends', async () => {
    const tables = await TableFiles.in(folder);
    const texts = ['a', 'é', '条', '😀', 'я-', ''].flatMap((each) => [1, 7, 40_000, 100_003].map((times) => each.repeat(times)));
    for (const [at, text] of texts.entries()) {
      tables.add('texts', ['0'.repeat(128), 'AL', 'conference-2026', 1, 'TIP', 'TIP:5(1)', String(at), 'en', text]);
      if (at % 5 === 0) await tables.flush();
    }
    const { rows, files } = await tables.finish();
    expect(rows.texts).toBe(texts.length);
    const bytesOf = (name: string): Promise<Buffer> => readFile(path.join(folder, name.replaceAll('/', '-')));
    for (const { path: name, bytes, sha256 } of [files.texts.csv, files.texts.json]) {
      const written = await bytesOf(name);
      expect([written.length, createHash('sha256').update(written).digest('hex')]).toEqual([bytes, sha256]);
    }
    const read = JSON.parse((await bytesOf(files.texts.json.path)).toString('utf8')) as readonly { readonly value: string }[];
    expect(read.map(({ value }) => value)).toEqual(texts);
    const cells = strictCsv((await bytesOf(files.texts.csv.path)).toString('utf8'));
    expect(cells.slice(1).map((row) => row.at(-1))).toEqual(texts);
  });
});
