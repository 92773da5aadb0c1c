import type { Heading, ReportDocument } from '#core/report/report-document';
import type { PdfNode } from '../pages/pdfmake-parts';
import { digestInline, factNodes } from './block-nodes';
import type { DocumentNodes } from './paragraph-node';

/** What the document is, on a page of its own. */
export function titlePage({ title, facts, contentDigest, mark }: ReportDocument, nodes: DocumentNodes): readonly PdfNode[] {
  const said = contentDigest === undefined || facts.some(({ value }) => value.some(({ text }) => text === contentDigest));
  const digest = said ? [] : [{ label: 'SHA-512', value: [digestInline(contentDigest)] }];
  return [
    ...(mark === undefined ? [] : [nodes.text('heading2', mark, { above: 40, align: 'page-start' })]),
    nodes.text('title', title, { above: mark === undefined ? 110 : 50, below: 34, align: 'page-start' }),
    ...factNodes([...facts, ...digest], nodes),
  ];
}

/** Headings of the first three levels with their pages; each is a link. */
export function contentsTable({ labels, blocks }: ReportDocument, nodes: DocumentNodes): readonly PdfNode[] {
  const headings = blocks.filter((block): block is Heading => block.kind === 'heading' && block.level < 4);
  if (headings.length === 0) return [];
  const entries = headings.map(({ level, id, content }) => {
    const kind = level === 1 ? 'cellHead' : 'cell';
    const linked = content.map(({ text, language, isolate, strong }) => ({ text, language, isolate, strong, goTo: id }));
    return nodes.sideBySide(
      [
        { ...nodes.text(kind, linked, { indent: (level - 1) * 14, align: 'page-start' }), width: '*' },
        { ...nodes.text(kind, [], { pageOf: id, align: 'page-end' }), width: 30 },
      ],
      { gap: 10, above: level === 1 ? 6 : 0, below: 1 },
    );
  });
  return [nodes.text('heading1', labels.contents, { below: 8, align: 'page-start' }), ...entries];
}
