import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { CallContext } from '#core/contract/dispatch';
import type { ReportDocument } from '#core/report/report-document';
import { PAGE } from './content/appearance';
import { blockNodes } from './content/block-nodes';
import { contentsTable, titlePage } from './content/front-pages';
import { DocumentNodes } from './content/paragraph-node';
import { roomNeeded } from './content/room-needed';
import { composePage, type ComposedPage } from './pages/composed-page';
import { PageFurniture } from './pages/page-furniture';
import { pageMark } from './pages/page-mark';
import { PageRenderer } from './pages/page-renderer';
import { openDocument, typeFaces } from './open-document';
import { ReportLayout } from './pages/report-layout';
import { findReportFonts } from './report-fonts';

/** How long others wait for their turn, in milliseconds. */
const TURN = 40;
/** Of all work, what is done when all pages are laid. */
const LAID = 0.7;
const STEPS = 1000;
/**
 * Writes the document as PDF to `out` and ends it. The same document gives the same bytes: no clock, no randomness.
 * Long work: says how far it is (in thousandths) and stops soon when the signal is aborted, with the signal's `AbortError`
 * and `out` destroyed. Runs in the calling thread, in turns. `fontsFolder` where the fonts do not lie where they usually do.
 */
export async function writePdf(
  document: ReportDocument,
  out: Writable,
  { signal, progress }: CallContext,
  { fontsFolder }: { readonly fontsFolder?: string } = {},
): Promise<void> {
  const pdf = openDocument(document, findReportFonts(fontsFolder));
  const written = finished(pdf.pipe(out));
  // Awaited at the end; what is written may fail long before that.
  written.catch(() => undefined);
  const turns = new Turns(signal, out);
  try {
    const faces = typeFaces(pdf);
    const nodes = new DocumentNodes(document.language);
    const layout = new ReportLayout(pdf, PAGE, faces);
    for (const node of titlePage(document, nodes)) layout.add(node);
    const contents = contentsTable(document, nodes);
    if (contents.length > 0) layout.nextPage();
    for (const node of contents) {
      layout.add(node);
      await turns.pause();
    }
    if (document.blocks.length > 0) layout.nextPage();
    const composed: ComposedPage[] = [];
    for (const [index, block] of document.blocks.entries()) {
      if (!layout.isPageEmpty && layout.room < roomNeeded(document.blocks, index)) layout.nextPage();
      for (const page of layout.takePages('finished')) composed.push(composePage(page));
      for (const node of blockNodes(block, nodes, faces)) {
        layout.add(node);
        if (turns.isOver) {
          progress(Math.floor((index / document.blocks.length) * LAID * STEPS), STEPS);
          await turns.pause();
        }
      }
    }
    const pages = [...composed, ...layout.takePages('all').map(composePage)];
    const mark = document.mark === undefined ? null : pageMark(document.mark, pdf, nodes, faces);
    const renderer = new PageRenderer(pdf, faces, pagesOfPlaces(pages), mark);
    const furniture = new PageFurniture(document, nodes, faces);
    for (const [index, page] of pages.entries()) {
      renderer.renderPage(page, furniture.items(index + 1, pages.length));
      if (turns.isOver) {
        progress(Math.floor((LAID + (index / pages.length) * (1 - LAID)) * STEPS), STEPS);
        await turns.pause();
      }
    }
    pdf.end();
    await written;
    progress(STEPS, STEPS);
  } catch (error) {
    pdf.unpipe(out);
    out.destroy();
    await written.catch(() => undefined);
    throw error;
  }
}

function pagesOfPlaces(pages: readonly ComposedPage[]): ReadonlyMap<string, number> {
  return new Map(pages.flatMap(({ places }, index) => places.flatMap(({ place }) => (place === undefined ? [] : [[place.id, index + 1]]))));
}

/** Lets others have their turn every now and then, and asks whether to go on. Throws an AbortError or the error of `out`. */
class Turns {
  readonly #signal: CallContext['signal'];
  readonly #out: Writable;
  #since = performance.now();

  constructor(signal: CallContext['signal'], out: Writable) {
    this.#signal = signal;
    this.#out = out;
  }

  get isOver(): boolean {
    return performance.now() - this.#since > TURN;
  }

  async pause(): Promise<void> {
    if (!this.isOver) return;
    await setImmediate();
    if (this.#signal.aborted) throw new DOMException('The document is no longer wanted', 'AbortError');
    if (this.#out.errored) throw this.#out.errored;
    this.#since = performance.now();
  }
}
