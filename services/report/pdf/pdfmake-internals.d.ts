/**
 * Those parts of pdfmake 0.3.11 (held at exactly that version) that documents are built on, as far as they are used. They are not
 * its public interface: `pages/pdfmake-parts.ts` looks at them once and refuses to work with what has another shape.
 */
declare module 'linebreak' {
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
declare module 'pdfmake/js/PDFDocument.js';
declare module 'pdfmake/js/LayoutBuilder.js';
declare module 'pdfmake/js/DocPreprocessor.js';
declare module 'pdfmake/js/DocMeasure.js';
declare module 'pdfmake/js/DocumentContext.js';
declare module 'pdfmake/js/PageElementWriter.js';
declare module 'pdfmake/js/Renderer.js';
