import type { Inline } from '#core/report/report-document';
import type { Language } from '#core/questionnaire/wording';
import type { Direction } from '../typesetting/embedding-levels';
import type { Paragraph } from '../typesetting/paragraph';
import type { PdfNode } from '../pages/pdfmake-parts';
import type { ParagraphNode } from '../pages/report-layout';
import { typeStyle, type TextKind } from './appearance';

/** Makes the nodes of one document: its language decides which side things start on. */
export class DocumentNodes {
  readonly direction: Direction;

  constructor(readonly language: Language) {
    this.direction = language === 'ar' ? 'rtl' : 'ltr';
  }

  paragraph(kind: TextKind, content: readonly Inline[], more: Partial<Pick<Paragraph, 'align' | 'place' | 'pageOf'>> = {}): Paragraph {
    const own = content[0]?.language ?? this.language;
    const language = content.every((inline) => (inline.language ?? this.language) === own) ? own : this.language;
    const { language: page, direction } = this;
    return { content, language: page, type: typeStyle(kind, language), align: 'start', pageDirection: direction, ...more };
  }

  /** `margin`: above and below, in points. */
  text(
    kind: TextKind,
    content: readonly Inline[] | string,
    { above = 0, below = 0, indent = 0, ...more }: TextOptions = {},
  ): ParagraphNode {
    const inlines = typeof content === 'string' ? [{ text: content }] : content;
    const margin = this.direction === 'rtl' ? ([0, above, indent, below] as const) : ([indent, above, 0, below] as const);
    return { text: '', paragraph: this.paragraph(kind, inlines, more), margin };
  }

  /** Side by side, in reading order: from the right in Arabic. Each says its width; `*` shares what is left. */
  sideBySide(
    columns: readonly PdfNode[],
    { gap = 0, above = 0, below = 0 }: { gap?: number; above?: number; below?: number } = {},
  ): PdfNode {
    return { columns: this.inOrder(columns), columnGap: gap, margin: [0, above, 0, below] };
  }

  inOrder<Part>(parts: readonly Part[]): readonly Part[] {
    return this.direction === 'rtl' ? [...parts].reverse() : [...parts];
  }
}

export type TextOptions = { above?: number; below?: number; indent?: number } & Partial<Pick<Paragraph, 'align' | 'place' | 'pageOf'>>;
