import * as docMeasure from 'pdfmake/js/DocMeasure.js';
import * as docPreprocessor from 'pdfmake/js/DocPreprocessor.js';
import * as documentContext from 'pdfmake/js/DocumentContext.js';
import * as layoutBuilder from 'pdfmake/js/LayoutBuilder.js';
import * as pageElementWriter from 'pdfmake/js/PageElementWriter.js';
import * as pdfDocument from 'pdfmake/js/PDFDocument.js';
import * as renderer from 'pdfmake/js/Renderer.js';
import type { PdfFont } from '../typesetting/pdf-font';

/*
 * pdfmake's own classes, without the printer that puts them together: it knows one font for a text, sets every line from
 * left to right, and lays a whole document out before it lets anybody else have a turn.
 */

/** A font, page, image or stream inside a PDF. */
export interface PdfReference {
  data: Record<string, unknown>;
  write(chunk: string | Uint8Array): void;
  end(chunk?: string): void;
}

export interface PdfOutline {
  addItem(title: string, options: { expanded: boolean; top: number; left: number }): PdfOutline;
}

/** pdfkit's document as pdfmake extends it: a readable stream of the file's bytes. */
export interface PdfDocument extends NodeJS.ReadableStream {
  readonly page: {
    readonly height: number;
    readonly width: number;
    readonly fonts: Record<string, PdfReference>;
    readonly xobjects: Record<string, PdfReference>;
  };
  readonly outline: PdfOutline;
  readonly info: Record<string, unknown>;
  readonly _root: PdfReference;
  ref(data: Record<string, unknown>): PdfReference;
  addPage(options: { size: readonly [number, number] }): void;
  addContent(operators: string): void;
  addNamedDestination(name: string, kind: 'XYZ', x: number, y: number, zoom: null): void;
  goTo(x: number, y: number, width: number, height: number, name: string): void;
  link(x: number, y: number, width: number, height: number, url: string): void;
  provideFont(family: string, bold: boolean, italics: boolean): PdfFont;
  end(): void;
}

export interface PageMargins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** pdfmake's node, of which this project makes these kinds only. Margins: left, top, right, bottom, in points. */
export interface PdfNode {
  readonly text?: string;
  readonly stack?: readonly PdfNode[];
  readonly columns?: readonly PdfNode[];
  readonly canvas?: readonly Vector[];
  readonly table?: {
    readonly body: readonly (readonly PdfNode[])[];
    readonly widths: readonly (number | string)[];
    /** Least ones. */
    readonly heights?: readonly (number | 'auto')[];
    readonly headerRows?: number;
    readonly keepWithHeaderRows?: number;
    readonly dontBreakRows?: boolean;
  };
  readonly layout?: Readonly<Record<string, (index: number, node: { readonly table: { readonly body: readonly unknown[] } }) => unknown>>;
  readonly width?: number | string;
  readonly columnGap?: number;
  readonly margin?: readonly [number, number, number, number];
  readonly unbreakable?: boolean;
  readonly fillColor?: string;
}

export interface Vector {
  readonly type: 'rect' | 'line' | 'ellipse';
  readonly x?: number;
  readonly y?: number;
  readonly w?: number;
  readonly h?: number;
  readonly x1?: number;
  readonly y1?: number;
  readonly x2?: number;
  readonly y2?: number;
  readonly r1?: number;
  readonly r2?: number;
  readonly lineWidth?: number;
  readonly lineColor?: string;
  readonly color?: string;
  readonly dash?: { readonly length: number; readonly space?: number };
}

export interface PageItem {
  readonly type: string;
  readonly item: unknown;
}

interface LaidPage {
  items: readonly PageItem[];
  readonly pageSize: { readonly width: number; readonly height: number };
}

export interface LayoutContext {
  readonly pages: LaidPage[];
  page: number;
  x: number;
  y: number;
  availableWidth: number;
  availableHeight: number;
  readonly pageMargins: PageMargins;
  moveDown(offset: number): boolean;
}

export interface PlacedLine {
  x: number;
  y: number;
  getHeight(): number;
  clone(): PlacedLine;
}

interface PageWriter {
  context(): LayoutContext;
  addPage(size: { width: number; height: number; orientation: string }, orientation: null, margins: PageMargins): void;
  addLine(line: PlacedLine): unknown;
  moveToNextPage(orientation?: string): void;
}

interface MeasuredNode {
  _minWidth: number;
  _maxWidth: number;
}

export interface TextNode extends MeasuredNode {
  readonly positions: unknown[];
  readonly pageOrientation?: string;
}

interface Layout {
  docPreprocessor: { preprocessBlock(node: PdfNode): PdfNode };
  docMeasure: { measureBlock(node: PdfNode): PdfNode };
  writer: PageWriter;
  linearNodeList: unknown[];
  processNode(node: PdfNode): void;
  processLeaf(node: TextNode): void;
}

interface RendererBase {
  readonly pdfDocument: PdfDocument;
  renderVector(vector: Vector): void;
}

type Constructor<Arguments extends readonly unknown[], Instance> = new (...given: Arguments) => Instance;

/** The class that a CommonJS module exports as its default, however the module was loaded; with the methods that must be there. */
function classOf<Class>(module: unknown, methods: readonly string[]): Class {
  let found: unknown = module;
  while (typeof found === 'object' && found !== null && 'default' in found) found = found.default;
  const prototype: unknown = typeof found === 'function' ? found.prototype : undefined;
  const has = (method: string): boolean => typeof (prototype as Record<string, unknown> | undefined)?.[method] === 'function';
  const missing = methods.find((method) => !has(method));
  if (prototype === undefined || missing !== undefined)
    throw new Error(`pdfmake is not the version this was built for: ${missing ?? 'class'}`);
  return found as Class;
}

export const PdfDocument = classOf<
  Constructor<
    [
      fonts: Readonly<Record<string, { readonly normal: string; readonly bold: string }>>,
      images: object,
      patterns: object,
      attachments: object,
      options: Readonly<Record<string, unknown>>,
      virtualFiles: null,
      mayRead: (file: string) => boolean,
    ],
    PdfDocument
  >
>(pdfDocument, ['provideFont', 'addContent', 'addNamedDestination', 'goTo', 'link', 'ref']);
export const LayoutBuilder = classOf<Constructor<[pageSize: { width: number; height: number }, margins: PageMargins, svg: null], Layout>>(
  layoutBuilder,
  ['processNode', 'processLeaf', 'registerTableLayouts'],
);
export const DocPreprocessor = classOf<Constructor<[], Layout['docPreprocessor']>>(docPreprocessor, ['preprocessBlock']);
export const DocMeasure = classOf<
  Constructor<
    [document: PdfDocument, styles: object, style: object, svg: null, layouts: object],
    Layout['docMeasure'] & { measureLeaf(node: TextNode): TextNode }
  >
>(docMeasure, ['measureBlock', 'measureLeaf']);
export const DocumentContext = classOf<Constructor<[], LayoutContext>>(documentContext, ['moveDown']);
export const PageElementWriter = classOf<Constructor<[LayoutContext], PageWriter & { alignLine(line: PlacedLine): void }>>(
  pageElementWriter,
  ['addLine', 'alignLine', 'moveToNextPage'],
);
export const Renderer = classOf<Constructor<[PdfDocument], RendererBase>>(renderer, ['renderVector']);
