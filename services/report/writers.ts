import { createWriteStream } from 'node:fs';
import type { WriteDocument } from './writer';

/** The formats of a document that is read; each with its library only when it is asked for. */
export const DOCUMENT_WRITERS: Readonly<Record<'docx' | 'html' | 'pdf', WriteDocument>> = {
  docx: async (...call) => (await import('./docx/write-docx')).writeDocx(...call),
  html: async (...call) => (await import('./html/write-html')).writeHtml(...call),
  pdf: async (document, out, context) =>
    (await import('./pdf/write-pdf')).writePdf(document, createWriteStream(out, { mode: 0o600 }), context),
};
