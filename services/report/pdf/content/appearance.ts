import type { Language } from '#core/questionnaire/wording';
import type { TypeStyle } from '../typesetting/paragraph';
import type { PageGeometry } from '../pages/report-layout';

/** A4, in points. */
export const PAGE: PageGeometry = { width: 595.28, height: 841.89, margins: { left: 62, top: 76, right: 62, bottom: 70 } };
export const TEXT_WIDTH = PAGE.width - PAGE.margins.left - PAGE.margins.right;

export type TextKind =
  | 'title'
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'heading4'
  | 'body'
  | 'label'
  | 'answer'
  | 'note'
  | 'cell'
  | 'cellHead'
  | 'smallHead'
  | 'furniture';

const KINDS: Readonly<Record<TextKind, Omit<TypeStyle, 'lineHeight'>>> = {
  title: { size: 23, bold: true, grey: 0 },
  heading1: { size: 17, bold: true, grey: 0 },
  heading2: { size: 13.5, bold: true, grey: 0 },
  heading3: { size: 11.5, bold: true, grey: 0 },
  heading4: { size: 10, bold: true, grey: 0 },
  body: { size: 10, bold: false, grey: 0 },
  label: { size: 9.5, bold: false, grey: 0.25 },
  answer: { size: 10.5, bold: false, grey: 0 },
  note: { size: 8.5, bold: false, grey: 0.25 },
  cell: { size: 9, bold: false, grey: 0 },
  cellHead: { size: 9, bold: true, grey: 0 },
  smallHead: { size: 7.5, bold: true, grey: 0 },
  furniture: { size: 8, bold: false, grey: 0.3 },
};

/** Arabic and Chinese letters need more room above and below them. */
const LINE_HEIGHTS: Readonly<Record<Language, number>> = { ar: 1.62, en: 1.42, es: 1.42, fr: 1.42, ru: 1.42, zh: 1.55 };

const styles = new Map<string, TypeStyle>();

export function typeStyle(kind: TextKind, language: Language): TypeStyle {
  const key = `${kind} ${language}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const lineHeight = LINE_HEIGHTS[language] - (kind === 'title' || kind.startsWith('heading') ? 0.12 : 0);
  const style = { ...KINDS[kind], lineHeight };
  styles.set(key, style);
  return style;
}
