import type { Block, Inline, ReportDocument } from '#core/report/report-document';
import { findReportFonts, type FontFiles } from '#services/report/pdf/report-fonts';
import { pathToFileURL } from 'node:url';

/** The same content as a page: same fonts, sizes, line heights and margins, with links where the PDF has some. */
export function asHtml(document: ReportDocument): string {
  const fonts = findReportFonts();
  const contents = document.blocks.flatMap((block) =>
    block.kind === 'heading' ? [`<p class="l${block.level}"><a href="#${block.id}">${inlines(block.content)}</a></p>`] : [],
  );
  return `<!doctype html><html lang="${document.language}"><meta charset="utf-8"><title>${escaped(document.title)}</title><style>
${Object.entries(fonts)
  .map(([script, files]) => face(script, files))
  .join('\n')}
@page { size: A4; margin: 76pt 62pt 70pt }
body { font: 10pt/1.42 latin, arabic, han; margin: 0 }
h1 { font-size: 17pt; line-height: 1.3; margin: 18pt 0 5pt } h2 { font-size: 13.5pt; line-height: 1.3; margin: 16pt 0 5pt } h1, h2 { font-weight: 600 }
p { margin: 0 0 6pt } .answer { font-size: 10.5pt; margin: 1pt 0 7pt } strong, th, caption { font-weight: 600 }
:lang(ar) { line-height: 1.62 } :lang(zh) { line-height: 1.55; font-family: han, latin }
table { width: 100%; border-collapse: collapse; font-size: 9pt; margin: 8pt 0 12pt } tr { break-inside: avoid }
td, th { border-bottom: .4pt solid #8c8c8c; padding: 3pt 5pt; text-align: start; vertical-align: top } th { background: #ececec }
.n { text-align: end } .contents { break-after: page } caption { text-align: start }
</style><body><h1>${escaped(document.title)}</h1>${document.facts.map(({ label, value }) => `<p>${escaped(label)}: ${inlines(value)}</p>`).join('')}
<div class="contents"><h1>${escaped(document.labels.contents)}</h1>${contents.join('\n')}</div>
${document.blocks.map(block).join('\n')}</body></html>`;
}

const face = (script: string, { regular, bold }: FontFiles): string =>
  [
    [regular, 400],
    [bold, 600],
  ]
    .map(([file, weight]) => `@font-face { font-family: ${script}; font-weight: ${weight}; src: url(${pathToFileURL(String(file)).href}) }`)
    .join('\n');

function block(each: Block): string {
  switch (each.kind) {
    case 'heading':
      return `<h${each.level} id="${each.id}">${inlines(each.content)}</h${each.level}>`;
    case 'paragraph':
      return `<p class="${each.style}" dir="auto"${languageOf(each.content)}>${inlines(each.content)}</p>`;
    case 'table':
      return `<table><caption>${escaped(each.caption)}</caption><thead><tr>${each.columns
        .map(({ label, numeric }) => `<th${numeric ? ' class="n"' : ''}>${escaped(label)}</th>`)
        .join('')}</tr></thead><tbody>${each.rows
        .map(
          (row) =>
            `<tr>${row.map((cell, column) => `<td dir="auto"${each.columns[column]?.numeric ? ' class="n"' : ''}${languageOf(cell)}>${inlines(cell)}</td>`).join('')}</tr>`,
        )
        .join('')}</tbody></table>`;
    default:
      throw new Error(`The benchmark has no ${each.kind}`);
  }
}

const languageOf = ([first]: readonly Inline[]): string => (first?.language === undefined ? '' : ` lang="${first.language}"`);

const inlines = (content: readonly Inline[]): string =>
  content
    .map(({ text, strong, isolate }) => {
      const inner = isolate ? `<bdi dir="ltr">${escaped(text)}</bdi>` : escaped(text);
      return strong ? `<strong>${inner}</strong>` : inner;
    })
    .join('');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
