import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buffer } from 'node:stream/consumers';
import { promisify } from 'node:util';
import yauzl from 'yauzl';

const run = promisify(execFile);

/**
 * Everything that a file says, looked at from outside and without this program: its name, the names and contents of what is packed in it,
 * however deep, the text of pages, and what a document says of itself. Twice: as it stands, and without tags, blanks and the marks of
 * writing direction, so that a word is found where a line or a run of letters ends within it.
 */
export async function allWords(name: string, file: string): Promise<string> {
  const text = await textOf(name, await readFile(file));
  return `${text}\n${joined(text)}`;
}

export const joined = (text: string): string =>
  text.replace(/<style>.*?<\/style>/gs, '').replace(/<[^>]+>|\s|[\u200e\u200f\u2066-\u2069]/g, '');

async function textOf(name: string, bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') {
    const entries = await entriesOf(bytes);
    const texts = await Promise.all(entries.map(([within, content]) => textOf(within, content)));
    return [name, ...texts].join('\n');
  }
  if (bytes.subarray(0, 5).toString('latin1') === '%PDF-') return `${name}\n${await pdfText(bytes)}`;
  return `${name}\n${bytes.toString('utf8')}`;
}

/** The words of the pages, bookmarks and the document's own properties, as poppler reads them. */
async function pdfText(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-words-'));
  try {
    const file = path.join(folder, 'document.pdf');
    await writeFile(file, bytes);
    const said = await Promise.all(
      [
        ['pdftotext', [file, '-']],
        ['pdfinfo', ['-struct-text', file]],
        ['pdfinfo', [file]],
        ['pdfinfo', ['-meta', file]],
        ['pdfinfo', ['-dests', file]],
        ['pdfinfo', ['-url', file]],
      ].map(([program, args]) => run(program as string, args as string[], { maxBuffer: 2 ** 28 })),
    );
    return said.map(({ stdout }) => stdout).join('\n');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function entriesOf(bytes: Buffer): Promise<readonly (readonly [string, Buffer])[]> {
  const archive = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const entries: (readonly [string, Buffer])[] = [];
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: yauzl.Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        void buffer(stream).then((content) => {
          entries.push([entry.fileName, content]);
          archive.readEntry();
        }, reject);
      });
    });
    archive.once('end', () => resolve(entries));
    archive.once('error', reject);
    archive.readEntry();
  });
}
