import { readFile } from 'node:fs/promises';
import type { ReportFormat } from '#core/report/report-source';
import { plain } from './plain-text';
import { csvRows, docxText, htmlText, unzipped, xlsxRows } from './read-back';
import { readPdf } from './read-pdf';

/** Everything that a reader meets in a document of any format; of CSV its codebook too. */
export async function readAny(format: ReportFormat, path: string, codebook?: string): Promise<string> {
  switch (format) {
    case 'pdf':
      return (await readPdf(path)).pages.join('\n');
    case 'docx': {
      const parts = await unzipped(path);
      const edges = [...parts].filter(([name]) => /word\/(header|footer)\d*\.xml/.test(name)).map(([, xml]) => xml.replace(/<[^>]+>/g, ''));
      return plain([await docxText(path), ...edges].join('\n'));
    }
    case 'html':
      return plain(
        `${(await readFile(path, 'utf8')).replace(/<style>.*?<\/style>/s, '').replace(/<[^>]+>/g, ' ')} ${await htmlText(path)}`,
      );
    case 'xlsx':
      return plain([...(await xlsxRows(path)).values()].flatMap(({ rows }) => rows.flat()).join('\n'));
    case 'csv': {
      const rows = [...(await csvRows(path)), ...(codebook ? await csvRows(codebook) : [])];
      return plain(rows.flat().join('\n'));
    }
  }
}
