import { writeFile } from 'node:fs/promises';
import {
  AlignmentType,
  Document,
  Footer,
  Header,
  LevelFormat,
  Packer,
  PageBreak,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
  type FileChild,
} from 'docx';
import type { ReportDocument } from '#core/report/report-document';
import { directionOf } from '../direction';
import type { WriterContext } from '../writer';
import { DocxBlocks, LISTS } from './docx-blocks';
import { runs } from './docx-runs';
import { docxStyles } from './docx-styles';

/** A document to go on writing in: styles, real headings, a table of contents that office programs keep up to date. */
export async function writeDocx(report: ReportDocument, out: string, { progress }: WriterContext): Promise<void> {
  const { language, title, facts, mark, confidential, running, labels, blocks, contentDigest } = report;
  const blocksOf = new DocxBlocks(language);
  const children: FileChild[] = [
    ...(mark === undefined ? [] : [blocksOf.paragraph([{ text: mark, strong: true }])]),
    blocksOf.paragraph([{ text: title }], { heading: 'Title' }),
    ...blocksOf.facts(facts, false),
    blocksOf.paragraph([], { children: [new PageBreak()] }),
    blocksOf.paragraph([{ text: labels.contents }], { style: 'ContentsTitle' }),
    new TableOfContents(labels.contents, { hyperlink: true, headingStyleRange: '1-3' }),
    blocksOf.paragraph([], { children: [new PageBreak()] }),
  ];
  for (const [place, block] of blocks.entries()) {
    if (place % 500 === 0) progress(place, blocks.length * 2);
    children.push(...blocksOf.set(block));
  }
  progress(blocks.length, blocks.length * 2);
  const document = new Document({
    title: `${title} – ${running}`,
    creator: 'Omnibus',
    lastModifiedBy: 'Omnibus',
    description: contentDigest === undefined ? '' : `SHA-512 ${contentDigest}`,
    styles: docxStyles(language),
    numbering: { config: lists() },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { top: 1_200, bottom: 1_100, left: 1_133, right: 1_133 } } },
        headers: {
          default: new Header({
            children: [
              blocksOf.paragraph([{ text: mark === undefined ? running : `${running} · ${mark}` }], { style: 'Note' }),
              ...(confidential === undefined ? [] : [blocksOf.paragraph([{ text: confidential, strong: true }], { style: 'Note' })]),
            ],
          }),
        },
        footers: { default: new Footer({ children: footer(report, blocksOf) }) },
        children,
      },
    ],
  });
  await writeFile(out, await Packer.toBuffer(document), { mode: 0o600 });
}

function footer({ language, labels, contentDigest }: ReportDocument, blocks: DocxBlocks): readonly Paragraph[] {
  const rightToLeft = directionOf(language) === 'rtl';
  const parts = labels.pageOf.split(/(\{page\}|\{pages\})/).filter((part) => part !== '');
  const children = parts.map((part) => (part === '{page}' ? PageNumber.CURRENT : part === '{pages}' ? PageNumber.TOTAL_PAGES : part));
  return [
    new Paragraph({
      style: 'Note',
      bidirectional: rightToLeft,
      alignment: AlignmentType.CENTER,
      children: children.map((each) => new TextRun({ children: [each], ...(rightToLeft && { rightToLeft: true }) })),
    }),
    ...(contentDigest === undefined
      ? []
      : [
          blocks.paragraph([], {
            children: runs([{ text: `SHA-512 ${contentDigest}`, isolate: true }], language, { size: 12, sizeComplexScript: 12 }),
          }),
        ]),
  ];
}

const lists = () => [
  {
    reference: LISTS.bullets,
    levels: [
      {
        level: 0,
        format: LevelFormat.BULLET,
        text: '•',
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: 644, hanging: 360 } } },
      },
    ],
  },
  {
    reference: LISTS.numbers,
    levels: [
      {
        level: 0,
        format: LevelFormat.DECIMAL,
        text: '%1.',
        alignment: AlignmentType.START,
        style: { paragraph: { indent: { start: 644, hanging: 360 } } },
      },
    ],
  },
];
