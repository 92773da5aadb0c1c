import type { WriteDocument } from './writer';

/** The formats of a document that is read; each with its library only when it is asked for. */
export const DOCUMENT_WRITERS: Readonly<Record<'html', WriteDocument>> = {
  html: async (...call) => (await import('./html/write-html')).writeHtml(...call),
};
