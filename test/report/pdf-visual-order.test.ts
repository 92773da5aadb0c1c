import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Inline } from '#core/report/report-document';
import { DocumentNodes } from '#services/report/pdf/content/paragraph-node';
import { openDocument, typeFaces } from '#services/report/pdf/open-document';
import { findReportFonts } from '#services/report/pdf/report-fonts';
import { Setting } from '#services/report/pdf/typesetting/setting';
import { sampleDocument } from './sample-document';
import { drawn, referenceOrder, wordFromLeft } from './visual-order';

const faces = typeFaces(openDocument(sampleDocument('ar'), findReportFonts()));

/** Each line as it stands from left to right. */
function linesFromLeft(content: readonly Inline[], language: 'ar' | 'en', width: number): string[] {
  const setting = new Setting(new DocumentNodes(language).paragraph('body', content), faces);
  const lines: string[] = [];
  for (let line = setting.nextLine(width); line !== null; line = setting.nextLine(width)) {
    lines.push(drawn(line.runs.flatMap(({ words }) => words.map(({ text, rightToLeft }) => wordFromLeft(text, rightToLeft))).join('')));
  }
  return lines;
}

/** The same lines by the reference: each is as many characters other than white space as ours, in reading order. */
function referenceLines(text: string, direction: 'ltr' | 'rtl', ours: readonly string[]): string[] {
  let from = 0;
  return ours.map((line) => {
    let wanted = drawn(line).replaceAll(/\s/g, '').length;
    while (from < text.length && drawn(text[from]!).trim() === '') from++;
    let to = from;
    while (wanted > 0) if (drawn(text[to++]!).trim() !== '') wanted--;
    const reference = referenceOrder(text, direction, from, to);
    from = to;
    return drawn(reference);
  });
}

const ofOneKind = (alphabet: string): fc.Arbitrary<string> => fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 6 });
const part = fc.oneof(
  { weight: 4, arbitrary: ofOneKind('ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئىة') },
  { weight: 3, arbitrary: ofOneKind('abcXYZéñß') },
  { weight: 1, arbitrary: ofOneKind('абвЖЯё') },
  { weight: 1, arbitrary: ofOneKind('第条公约') },
  { weight: 2, arbitrary: ofOneKind('0123456789') },
  { weight: 1, arbitrary: ofOneKind('٠١٢٣٤٥٦٧٨٩') },
  { weight: 3, arbitrary: ofOneKind('()[]«»<>.,:;/-–%+#"&!?،؛؟') },
  { weight: 4, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: ofOneKind('\u200e\u200f\u061c') },
);
const mixed = fc.array(part, { minLength: 1, maxLength: 40 }).map((parts) => parts.join('').trim().replaceAll(/ +/g, ' '));

describe('the order of letters on a line', () => {
  it('is that of the bidirectional algorithm, whatever scripts are mixed and wherever lines end', () => {
    fc.assert(
      fc.property(mixed, fc.integer({ min: 40, max: 400 }), fc.constantFrom('ar', 'en'), (text, width, language) => {
        const direction = language === 'ar' ? 'rtl' : 'ltr';
        // A letter of each direction holds the paragraph in the document's.
        const whole = language === 'ar' ? `ا ${text}` : `a ${text}`;
        const ours = linesFromLeft([{ text: whole }], language, width);
        expect(ours).toEqual(referenceLines(whole, direction, ours));
        expect(ours.join('').replaceAll(' ', '')).toHaveLength(drawn(whole).replaceAll(' ', '').length);
      }),
      { numRuns: 400 },
    );
  });

  it('isolates what is an identifier, so that it does not change the order of its neighbours', () => {
    fc.assert(
      fc.property(mixed, ofOneKind('UNTOC 18(3)abc./-'), mixed, (before, identifier, after) => {
        const content = [{ text: `ا ${before} ` }, { text: identifier, isolate: true }, { text: ` ${after}` }];
        const whole = `ا ${before} \u2066${identifier}\u2069 ${after}`;
        const ours = linesFromLeft(content, 'ar', 300);
        expect(ours.map(single)).toEqual(referenceLines(whole, 'rtl', ours).map(single));
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['المادة 12 (3) من القانون', 'نوناقلا نم (3) 12 ةداملا'],
    ['انتهت 38% من القضايا', 'اياضقلا نم %38 تهتنا'],
    ['القانون (Organized Crime Act) رقم 41', '41 مقر (Organized Crime Act) نوناقلا'],
    ['عددها ١٢٠٤ قضية', 'ةيضق ١٢٠٤ اهددع'],
    ['من 2021 إلى 2025.', '.2025 ىلإ 2021 نم'],
  ])('sets “%s” as a reader of Arabic expects it', (text, fromLeft) => {
    expect(linesFromLeft([{ text }], 'ar', 500)).toEqual([fromLeft]);
  });
});

/** White space at the seams of an identifier may belong to either side. */
const single = (line: string): string => line.replaceAll(/\s+/g, ' ').trim();
