import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { Plugin } from 'vite';

/** What is text, and large enough to gain by it. Fonts are compressed as they are. */
const TEXT = /\.(js|css|svg|html)$/;
const WORTH_BYTES = 2_048;

/**
 * Writes `page.js.br` beside `page.js`, and so on: a slow stick has to give a third of the bytes only. The host sends
 * the compressed one to a browser that takes it.
 */
export const compressPage: Plugin = {
  name: 'compress-page',
  async writeBundle({ dir }) {
    if (dir === undefined) throw new Error('The page is written into a folder.');
    for (const name of await readdir(dir, { recursive: true })) {
      if (TEXT.test(name)) await compress(path.join(dir, name));
    }
  },
};

async function compress(file: string): Promise<void> {
  const bytes = await readFile(file);
  if (bytes.length < WORTH_BYTES) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  await writeFile(`${file}.br`, await promisify(brotliCompress)(bytes, { params }));
}
