import { DOMParser, type Document, type Element, type Node } from '@xmldom/xmldom';
import { readFile } from 'node:fs/promises';
import yauzl from 'yauzl';
import { buffer } from 'node:stream/consumers';
import { plain } from './plain-text';

/** The parts of an office file by name. */
export async function unzipped(path: string): Promise<ReadonlyMap<string, string>> {
  const archive = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(path, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  const parts = new Map<string, string>();
  return new Promise((resolve, reject) => {
    archive.on('entry', (entry: yauzl.Entry) => {
      archive.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        void buffer(stream).then((bytes) => {
          parts.set(entry.fileName, bytes.toString('utf8'));
          archive.readEntry();
        }, reject);
      });
    });
    archive.once('end', () => resolve(parts));
    archive.once('error', reject);
    archive.readEntry();
  });
}

/** Parses strictly: what is not well formed is an error. */
export function parseXml(text: string): Document {
  return new DOMParser({
    onError: (level, message) => {
      if (level !== 'warning') throw new Error(message);
    },
  }).parseFromString(text, 'text/xml');
}

const elements = (of: Document | Element, name: string): readonly Element[] => [...of.getElementsByTagName(name)];

/** The text of a Word document, paragraph by paragraph, without its table of contents. */
export async function docxText(path: string): Promise<string> {
  const parts = await unzipped(path);
  for (const [name, text] of parts) if (/\.(xml|rels)$/.test(name)) parseXml(text);
  const document = parseXml(parts.get('word/document.xml') ?? '');
  for (const contents of elements(document, 'w:sdt')) contents.parentNode?.removeChild(contents);
  return elements(document, 'w:p')
    .map((paragraph) =>
      plain(
        elements(paragraph, 'w:t')
          .map((text) => text.textContent ?? '')
          .join(''),
      ),
    )
    .join('\n');
}

const BLOCKS = new Set(['p', 'li', 'td', 'th', 'dt', 'dd', 'caption', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'div', 'figcaption']);

/** The text of the page's content as a reader meets it, block by block. */
export async function htmlText(path: string): Promise<string> {
  const document = new DOMParser({ onError: () => undefined }).parseFromString(await readFile(path, 'utf8'), 'text/html');
  const walk = (node: Node): string => {
    if (node.nodeType === 3) return node.nodeValue ?? '';
    const within = [...(node.childNodes ?? [])].map(walk).join('');
    return BLOCKS.has(node.nodeName.toLowerCase()) ? `\n${within}\n` : within;
  };
  const content = document.getElementById('content');
  return content ? walk(content).split('\n').map(plain).filter(Boolean).join('\n') : '';
}

export const csvRows = async (path: string): Promise<readonly (readonly string[])[]> => csvCells(await readFile(path, 'utf8'));

/** The cells of a text in CSV (RFC 4180), with the mark that says UTF-8. */
export function csvCells(text: string): readonly (readonly string[])[] {
  if (!text.startsWith('\ufeff')) throw new Error('the file does not say that it is UTF-8');
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/gy;
  field.lastIndex = 1;
  while (field.lastIndex < text.length) {
    const found = field.exec(text);
    if (!found) throw new Error(`row ${rows.length} is no CSV`);
    rows.at(-1)!.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] !== ',') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

/** Cells of every sheet, by the name of the sheet: text as text and numbers as numbers. */
export async function xlsxRows(
  path: string,
): Promise<ReadonlyMap<string, { readonly rows: readonly (readonly (string | number)[])[]; readonly xml: string }>> {
  const parts = await unzipped(path);
  for (const [name, text] of parts) if (/\.(xml|rels)$/.test(name)) parseXml(text);
  const shared = elements(parseXml(parts.get('xl/sharedStrings.xml') ?? '<sst/>'), 'si').map((entry) => entry.textContent ?? '');
  const names = elements(parseXml(parts.get('xl/workbook.xml') ?? ''), 'sheet').map((sheet) => sheet.getAttribute('name') ?? '');
  return new Map(
    names.map((name, place) => {
      const xml = parts.get(`xl/worksheets/sheet${place + 1}.xml`) ?? '';
      const rows = elements(parseXml(xml), 'row').map((row) =>
        elements(row, 'c').map((cell): string | number => {
          const text = cell.textContent ?? '';
          const type = cell.getAttribute('t');
          if (type === 's') return shared[Number(text)] ?? '';
          return type === 'inlineStr' || type === 'str' || text === '' ? text : Number(text);
        }),
      );
      return [name, { rows, xml }] as const;
    }),
  );
}
