import type { Block, Fact, Heading, Inline, List } from '#core/report/report-document';
import type { PdfNode } from '../pages/pdfmake-parts';
import type { TypeFaces } from '../typesetting/type-faces';
import { TEXT_WIDTH } from './appearance';
import { barNodes } from './bar-nodes';
import { choiceNodes, signatureNodes, writingNodes } from './paper-form-nodes';
import type { DocumentNodes } from './paragraph-node';
import { tableNodes } from './table-nodes';

const LABEL_SHARE = 0.32;

const ABOVE_HEADING = { 1: 18, 2: 16, 3: 13, 4: 10 } as const;
/** About half a line: seen, and no page is lost to it. */
const ABOVE_APART = 8;
const ABOVE_PARAGRAPH = { body: 0, label: 5, answer: 1, note: 0 } as const;
const BELOW_PARAGRAPH = { body: 6, label: 1, answer: 7, note: 5 } as const;

/** The nodes of one block, one after the other. */
export function blockNodes(block: Block, nodes: DocumentNodes, faces: TypeFaces): readonly PdfNode[] {
  switch (block.kind) {
    case 'heading':
      return [headingNode(block, nodes)];
    case 'paragraph':
      return [
        nodes.text(block.style, block.content, {
          above: ABOVE_PARAGRAPH[block.style] + (block.apart ? ABOVE_APART : 0),
          below: BELOW_PARAGRAPH[block.style],
        }),
      ];
    case 'list':
      return listNodes(block, nodes);
    case 'table':
      return block.columns.length === 0 ? [] : tableNodes(block, nodes, faces);
    case 'facts':
      return factNodes(block.facts, nodes);
    case 'bars':
      return barNodes(block, nodes, new Intl.NumberFormat(nodes.language).format);
    case 'choices':
      return choiceNodes(block, nodes);
    case 'writing-space':
      return writingNodes(block.lines);
    case 'signatures':
      return signatureNodes(block.signatures, nodes);
  }
}

function headingNode({ level, id, content }: Heading, nodes: DocumentNodes): PdfNode {
  const title = content.map(({ text }) => text).join('');
  const place = { id, ...(level < 4 && { outline: { level, title } }) };
  return nodes.text(`heading${level}`, content, { above: ABOVE_HEADING[level], below: level < 3 ? 5 : 3, align: 'page-start', place });
}

function listNodes({ ordered, items }: List, nodes: DocumentNodes): readonly PdfNode[] {
  const number = new Intl.NumberFormat(nodes.language).format;
  const markerWidth = ordered ? 12 + 6 * String(items.length).length : 12;
  return items.map((item, index) =>
    nodes.sideBySide(
      [
        { ...nodes.text('body', ordered ? `${number(index + 1)}.` : '•', { align: 'page-start' }), width: markerWidth },
        { ...nodes.text('body', item, { align: 'page-start' }), width: '*' },
      ],
      { gap: 4, below: index === items.length - 1 ? 6 : 2 },
    ),
  );
}

/** What it is, and beside it what it says. */
export function factNodes(facts: readonly Fact[], nodes: DocumentNodes): readonly PdfNode[] {
  return facts.map(({ label, value }, index) =>
    nodes.sideBySide(
      [
        { ...nodes.text('label', label, { align: 'page-start' }), width: TEXT_WIDTH * LABEL_SHARE },
        { ...nodes.text('body', value, { align: 'page-start' }), width: '*' },
      ],
      { gap: 12, below: index === facts.length - 1 ? 8 : 3 },
    ),
  );
}

/** The digest stands as one word: it is broken where the line ends, and found as a whole. */
export const digestInline = (digest: string): Inline => ({ text: digest, isolate: true });
