import type { Block, Inline, ReportDocument } from '#core/report/report-document';

/** What every format of a document has to hold, in this order: what was asked, what was answered, every cell and every fact. */
export const everyAnswerOf = (document: Pick<ReportDocument, 'blocks'>): readonly string[] =>
  document.blocks.flatMap(textsOf).filter((text) => text !== '');

const lineOf = (inlines: readonly Inline[]): string => plain(inlines.map(({ text }) => text).join(''));

/** Blanks count as one, marks that only steer a line as none: formats set them as they need. */
export const plain = (text: string): string =>
  text
    .replace(/[\u200b\u200e\u200f\u2060]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [lineOf(block.content)];
    case 'list':
      return block.items.map(lineOf);
    case 'table':
      return [plain(block.caption), ...block.columns.map(({ label }) => plain(label)), ...block.rows.flatMap((row) => row.map(lineOf))];
    case 'facts':
      return block.facts.flatMap(({ label, value }) => [plain(label), lineOf(value)]);
    case 'choices':
      return block.options.map(plain);
    case 'bars':
    case 'writing-space':
    case 'signatures':
      return [];
  }
}

/** The first of `texts` that does not follow the ones before it in `all`; undefined where all of them do. */
export function firstMissing(texts: readonly string[], all: string): string | undefined {
  let at = 0;
  for (const text of texts) {
    const found = all.indexOf(text, at);
    if (found < 0) return text;
    at = found + text.length;
  }
  return undefined;
}
