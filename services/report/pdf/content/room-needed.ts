import type { Block, Heading, Inline } from '#core/report/report-document';
import { TEXT_WIDTH, typeStyle } from './appearance';

/** Some lines, or the head and the first row of a table. */
const BEGINNING = {
  body: 34,
  label: 34,
  answer: 34,
  note: 28,
  table: 90,
  bars: 90,
  choices: 40,
  'writing-space': 30,
  list: 34,
  facts: 34,
} as const;
/** Headings and questions that follow one another directly, with the small print below them. */
const LONGEST_CHAIN = 8;
const MOST = 400;

/**
 * What has to fit on a page if a block is to begin there, in points: headings, questions and captions stay with what follows.
 * An estimate; whatever needs less is not moved for it by more than a few lines.
 */
export function roomNeeded(blocks: readonly Block[], index: number): number {
  let needed = 0;
  for (const block of blocks.slice(index, index + LONGEST_CHAIN)) {
    if (block.kind === 'heading') needed += headingHeight(block);
    else if (block.kind === 'paragraph' && block.style === 'label') needed += height(block.content, 9.5, 1.6) + 6;
    else if (needed > 0 && block.kind === 'paragraph' && block.style === 'note') needed += height(block.content, 8.5, 1.6) + 5;
    else if (block.kind === 'signatures') return needed;
    else return Math.min(needed + BEGINNING[block.kind === 'paragraph' ? block.style : block.kind], MOST);
  }
  return Math.min(needed, MOST);
}

function headingHeight({ level, content }: Heading): number {
  const { size } = typeStyle(`heading${level}`, 'en');
  return height(content, size, 1.45) + 22;
}

function height(content: readonly Inline[], size: number, lineHeight: number): number {
  const letters = content.reduce((sum, { text }) => sum + text.length, 0);
  return Math.ceil((letters * size * 0.6) / TEXT_WIDTH) * size * lineHeight;
}
