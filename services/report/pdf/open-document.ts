import type { ReportDocument } from '#core/report/report-document';
import { PAGE } from './content/appearance';
import { PdfDocument } from './pages/pdfmake-parts';
import type { FontFiles, Script } from './report-fonts';
import { TypeFace } from './typesetting/type-face';
import { TypeFaces } from './typesetting/type-faces';

/** An empty PDF with its title and language. */
export function openDocument({ title, language }: ReportDocument, fonts: Readonly<Record<Script, FontFiles>>): PdfDocument {
  const named = Object.fromEntries(Object.entries(fonts).map(([script, { regular, bold }]) => [script, { normal: regular, bold }]));
  const files = new Set(Object.values(fonts).flatMap(({ regular, bold }) => [regular, bold]));
  const pdf = new PdfDocument(
    named,
    {},
    {},
    {},
    {
      size: [PAGE.width, PAGE.height],
      // Later ones have the date a second time.
      pdfVersion: '1.3',
      compress: true,
      lang: language,
      fontLayoutCache: false,
      bufferPages: false,
      autoFirstPage: false,
      font: null,
      info: { Title: title, Producer: 'pdfmake', Creator: 'Omnibus', CreationDate: new Date(0) },
    },
    null,
    (file) => files.has(file),
  );
  // When it was made is said in the document where that matters; pdfkit asks for the date, and writes what it can enumerate.
  Object.defineProperty(pdf.info, 'CreationDate', { enumerable: false });
  pdf._root.data['ViewerPreferences'] = pdf.ref({ DisplayDocTitle: true, ...(language === 'ar' && { Direction: 'R2L' }) });
  return pdf;
}

/** The fonts of this PDF. */
export function typeFaces(pdf: PdfDocument): TypeFaces {
  const both = (script: Script): { regular: TypeFace; bold: TypeFace } => ({
    regular: new TypeFace(pdf.provideFont(script, false, false)),
    bold: new TypeFace(pdf.provideFont(script, true, false)),
  });
  return new TypeFaces({ latin: both('latin'), arabic: both('arabic'), han: both('han') });
}
