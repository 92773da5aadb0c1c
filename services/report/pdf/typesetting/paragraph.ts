import type { Inline } from '#core/report/report-document';
import type { Language } from '#core/questionnaire/wording';

/** How a paragraph looks. Sizes are points. */
export interface TypeStyle {
  readonly size: number;
  /** Of one line, in sizes. */
  readonly lineHeight: number;
  readonly bold: boolean;
  /** 0 is black, 1 is white. */
  readonly grey: number;
}

/** One paragraph before it is broken into lines. */
export interface Paragraph {
  readonly content: readonly Inline[];
  readonly language: Language;
  readonly type: TypeStyle;
  /** Start is where reading starts: on the right in Arabic. `page-start` goes by the page's direction, not the paragraph's own. */
  readonly align: 'start' | 'end' | 'center' | 'page-start' | 'page-end';
  readonly pageDirection: 'ltr' | 'rtl';
  /** A place that others refer to: its first line carries it. */
  readonly place?: Place;
  /** Instead of text: the number of the page on which that place is. */
  readonly pageOf?: string;
}

export interface Place {
  readonly id: string;
  /** In the outline of the document, which readers show beside the pages. */
  readonly outline?: { readonly level: number; readonly title: string };
}
