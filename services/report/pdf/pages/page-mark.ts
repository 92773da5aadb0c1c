import { PAGE } from '../content/appearance';
import type { DocumentNodes } from '../content/paragraph-node';
import { glyphOutline } from '../typesetting/glyph-outline';
import { cutIntoPieces } from '../typesetting/pieces';
import type { TypeFaces } from '../typesetting/type-faces';
import { visualOrder } from '../typesetting/visual-order';
import type { PdfDocument, PdfReference } from './pdfmake-parts';

const LARGEST = 74;
const GREY = 0.92;

/**
 * What lies beneath the text of every page where a document is not the real thing. It is a drawing of letters, once for all pages:
 * as text it would stand between the words of whoever searches or copies. The words themselves are in the head of each page.
 */
export function pageMark(mark: string, pdf: PdfDocument, nodes: DocumentNodes, faces: TypeFaces): PdfReference {
  const { pieces } = cutIntoPieces(nodes.paragraph('title', [{ text: mark }]), faces);
  const total = pieces.reduce((sum, { word }) => sum + word.width, 0) / 1000;
  const diagonal = Math.hypot(PAGE.width, PAGE.height) * 0.72;
  const size = Math.min(LARGEST, diagonal / Math.max(total, 1));
  const angle = Math.atan2(PAGE.height, PAGE.width);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const matrix = (x: number): string =>
    [cos, sin, -sin, cos, PAGE.width / 2 + cos * x + sin * size * 0.36, PAGE.height / 2 + sin * x - cos * size * 0.36].map(round).join(' ');
  const form = pdf.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, PAGE.width, PAGE.height], Resources: {} });
  form.write(`${GREY} g`);
  let x = (-total / 2) * size;
  for (const { face, text, level, word } of visualOrder(pieces)) {
    form.write(`q ${matrix(x)} cm ${glyphOutline(face.font, text, (level & 1) === 1, size)} f Q`);
    x += (word.width / 1000) * size;
  }
  form.end();
  return form;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
