import {
  Bookmark,
  BorderStyle,
  HeadingLevel,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
  type IParagraphOptions,
} from 'docx';
import { punctuationOf } from '#core/questionnaire/punctuation';
import type { Language } from '#core/questionnaire/wording';
import type { Bars, Block, Fact, Inline, Table as ReportTable } from '#core/report/report-document';
import { directionOf } from '../direction';
import { bookmark, runs } from './docx-runs';

export const LISTS = { bullets: 'bullets', numbers: 'numbers' } as const;
/** Width of the text on A4 with these margins, in twentieths of a point. */
const TEXT_WIDTH = 9_640;
const LINE = { style: BorderStyle.SINGLE, size: 4, color: '767676' } as const;
const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const HEADINGS = {
  1: HeadingLevel.HEADING_1,
  2: HeadingLevel.HEADING_2,
  3: HeadingLevel.HEADING_3,
  4: HeadingLevel.HEADING_4,
} as const;
const STYLES = { body: undefined, label: 'Asked', answer: 'Answer', note: 'Note' } as const;
/** One sign for each series, so that bars are told apart without colour. */
const BAR_SIGNS = ['█', '░', '▓', '▒', '■', '□'] as const;
const LONGEST_BAR = 24;

/** Turns blocks into paragraphs and tables with the document's styles, right to left where its language is. */
export class DocxBlocks {
  private readonly rtl: boolean;

  constructor(private readonly language: Language) {
    this.rtl = directionOf(language) === 'rtl';
  }

  set(block: Block): readonly (Paragraph | Table)[] {
    switch (block.kind) {
      case 'heading':
        return [
          this.paragraph([], {
            heading: HEADINGS[block.level],
            children: [new Bookmark({ id: bookmark(block.id), children: runs(block.content, this.language) })],
          }),
        ];
      case 'paragraph':
        return [this.paragraph(block.content, { style: STYLES[block.style], ...(block.apart && { spacing: { before: 200, after: 60 } }) })];
      case 'list': {
        const reference = block.ordered ? LISTS.numbers : LISTS.bullets;
        return block.items.map((item) => this.paragraph(item, { style: 'Answer', numbering: { reference, level: 0 } }));
      }
      case 'table':
        return this.table(block);
      case 'facts':
        return this.facts(block.facts, false);
      case 'bars':
        return this.bars(block);
      case 'choices':
        return block.options.map((option) => this.paragraph([{ text: `${block.multiple ? '☐' : '○'} ${option}` }], { style: 'Answer' }));
      case 'writing-space':
        return Array.from({ length: block.lines }, () =>
          this.paragraph([], { border: { bottom: LINE, between: LINE }, spacing: { before: 320, after: 0 } }),
        );
      case 'signatures':
        return block.signatures.flatMap((facts) => this.facts(facts, true));
    }
  }

  paragraph(content: readonly Inline[], options: IParagraphOptions = {}): Paragraph {
    const [first] = content;
    const whole = first?.language && content.every(({ language }) => language === first.language) ? first.language : this.language;
    const bidirectional = directionOf(whole) === 'rtl';
    return new Paragraph({ bidirectional, children: runs(content, this.language), ...options });
  }

  facts(facts: readonly Fact[], toSign: boolean): readonly (Paragraph | Table)[] {
    if (facts.length === 0) return [];
    const widths = [2_900, TEXT_WIDTH - 2_900];
    const rows = facts.map(({ label, value }) => {
      const cells = [
        this.cell([{ text: label, strong: true }], widths[0]!, NONE),
        this.cell(value, widths[1]!, NONE, toSign ? LINE : NONE),
      ];
      return new TableRow({ cantSplit: toSign, ...(toSign && { height: { value: 560, rule: 'atLeast' } }), children: cells });
    });
    return [this.grid(rows, widths), this.gap()];
  }

  private table({ caption, columns, rows, note }: ReportTable): readonly (Paragraph | Table)[] {
    const width = Math.floor(TEXT_WIDTH / Math.max(1, columns.length));
    const head = new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(({ label }) => this.cell([{ text: label, strong: true }], width, LINE, LINE, 'EEF2F7')),
    });
    const body = rows.map((row) => new TableRow({ children: row.map((cell) => this.cell(cell, width, LINE)) }));
    return [
      this.paragraph([{ text: caption }], { style: 'TableCaption' }),
      this.grid(
        [head, ...body],
        columns.map(() => width),
      ),
      ...(note === undefined ? [] : [this.paragraph([{ text: note }], { style: 'Note' })]),
      this.gap(),
    ];
  }

  private bars({ caption, series, bars }: Bars): readonly (Paragraph | Table)[] {
    const most = Math.max(1, ...bars.flatMap(({ values }) => values));
    const widths = [2_900, TEXT_WIDTH - 2_900];
    const bar = (value: number, at: number): Paragraph => {
      const sign = BAR_SIGNS[at % BAR_SIGNS.length] ?? '█';
      const length = value === 0 ? 0 : Math.max(1, Math.round((value / most) * LONGEST_BAR));
      const name = series.length > 1 ? `${series[at] ?? ''}${punctuationOf(this.language).colon}` : '';
      return this.paragraph([{ text: `${name}${value} ` }, { text: sign.repeat(length) }], { style: 'TableText' });
    };
    const rows = bars.map(
      ({ label, values }) =>
        new TableRow({
          cantSplit: true,
          children: [
            this.cell([{ text: label }], widths[0]!, NONE),
            new TableCell({ width: { size: widths[1]!, type: WidthType.DXA }, borders: sides(NONE, NONE), children: values.map(bar) }),
          ],
        }),
    );
    if (rows.length === 0) return [];
    return [this.paragraph([{ text: caption }], { style: 'TableCaption' }), this.grid(rows, widths), this.gap()];
  }

  private cell(content: readonly Inline[], width: number, border: typeof LINE | typeof NONE, bottom = border, fill?: string): TableCell {
    return new TableCell({
      width: { size: width, type: WidthType.DXA },
      borders: sides(border, bottom),
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      ...(fill && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
      children: [this.paragraph(content, { style: 'TableText' })],
    });
  }

  private grid(rows: readonly TableRow[], columnWidths: readonly number[]): Table {
    return new Table({
      rows,
      columnWidths,
      width: { size: TEXT_WIDTH, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      visuallyRightToLeft: this.rtl,
    });
  }

  /** Two tables that follow one another would grow together. */
  private readonly gap = (): Paragraph => new Paragraph({ spacing: { after: 60 }, children: [new TextRun('')] });
}

const sides = (border: typeof LINE | typeof NONE, bottom: typeof LINE | typeof NONE) => ({
  top: border,
  left: border,
  right: border,
  bottom,
});
