import { execFile } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ReportDocument } from '#core/report/report-document';
import { writePdf } from '#services/report/pdf/write-pdf';

const run = promisify(execFile);

/** A word, in the order of its letters from left to right, and where it stands, in points from the upper left corner of its page. Pages count from 1. */
export interface PlacedWord {
  readonly page: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly text: string;
}

export interface ReadPdf {
  /** The text of each page, as somebody has it who copies it. */
  readonly pages: readonly string[];
  readonly words: readonly PlacedWord[];
  readonly bytes: Buffer;
}

/** Writes a document and reads it back with poppler, as another program sees it. */
export async function printAndRead(document: ReportDocument): Promise<ReadPdf> {
  const folder = await mkdtemp(path.join(tmpdir(), 'omnibus-pdf-'));
  try {
    const file = path.join(folder, 'report.pdf');
    await writePdf(document, createWriteStream(file), { signal: new AbortController().signal, progress: () => {} });
    return await readPdf(file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export async function readPdf(file: string): Promise<ReadPdf> {
  const { stdout: text } = await run('pdftotext', [file, '-'], { maxBuffer: 2 ** 28 });
  const { stdout: boxes } = await run('pdftotext', ['-bbox', file, '-'], { maxBuffer: 2 ** 28 });
  return { pages: text.split('\f').slice(0, -1).map(plain), words: placedWords(boxes), bytes: await readFile(file) };
}

/**
 * The first of the texts of which a word is missing, or undefined. They are looked for in this order, page by page; the order of words
 * within a line is compared elsewhere, for pdftotext has its own where directions mix.
 */
export function firstMissingOnPages(texts: readonly string[], pages: readonly string[]): string | undefined {
  const letters = pages.map((page) => wordsOf(page).join(''));
  let page = 0;
  return texts.find((text) => {
    const words = wordsOf(text);
    const isOn = (at: number): boolean => words.every((word) => `${letters[at] ?? ''}${letters[at + 1] ?? ''}`.includes(word));
    const found = letters.findIndex((_page, at) => at >= page && isOn(at));
    if (found >= 0) page = found;
    return found < 0;
  });
}

/** Without the marks of direction that pdftotext puts around what runs from right to left. */
const plain = (text: string): string => text.replaceAll(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '');

function placedWords(boxes: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  let page = 0;
  for (const line of boxes.split('\n')) {
    if (line.includes('<page ')) page++;
    const found = /<word xMin="([^"]+)" yMin="([^"]+)" xMax="([^"]+)" yMax="([^"]+)">(.*)<\/word>/.exec(line);
    if (found === null) continue;
    const [left = 0, top = 0, right = 0, bottom = 0] = found.slice(1, 5).map(Number);
    words.push({ page, left, top, right, bottom, text: plain(unescaped(found[5] ?? '')) });
  }
  return words;
}

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&apos;', "'").replaceAll('&amp;', '&');

/** Letters and figures of a text, one word after the other. */
export const wordsOf = (text: string): string[] => text.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
